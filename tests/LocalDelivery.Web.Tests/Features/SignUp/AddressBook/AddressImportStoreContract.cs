using LocalDelivery.Routing;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.SignUp.AddressBook;

public abstract class AddressImportStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private static readonly StreetKey Maple = new("Maple Street", "02101", "Elmtown");

    private static readonly StreetKey Nameless = new("Ölweg", "", "");

    private AddressImportStore Imports => field ??= new AddressImportStore(Database, Time);

    [Fact]
    public async Task A_street_keeps_its_first_id()
    {
        Assert.Empty(await Imports.Streets());
        await Imports.InsertStreets([Maple]);
        var id = (await Imports.Streets())[Maple];
        await Imports.InsertStreets([Nameless, Maple]);

        var streets = await Imports.Streets();
        Assert.Equal(2, streets.Count);
        Assert.Equal(id, streets[Maple]);
        Assert.NotEqual(id, streets[Nameless]);
    }

    [Fact]
    public async Task Doors_are_counted_when_they_are_new_and_come_back_street_by_street()
    {
        var doors = Enumerable.Range(1, 120).Select(number => Door(Maple, $"{number}")).Append(Door(Nameless, "3")).ToList();
        await Imports.InsertStreets([Maple, Nameless]);
        var streets = await Imports.Streets();

        Assert.Equal(3, await Imports.InsertAddresses(doors[..3], streets));
        Assert.Equal(118, await Imports.InsertAddresses(doors, streets));
        Assert.Equal(0, await Imports.InsertAddresses(doors, streets));
        Assert.Equal(0, await Imports.InsertAddresses([], streets));

        Assert.Equal(
            doors.OrderBy(door => door.City, StringComparer.Ordinal).ThenBy(door => door.HouseNumber, StringComparer.Ordinal)
                .Select(door => (door.Street, door.HouseNumber, door.Postcode, door.City, door.Location)),
            (await new AddressBookStore(Database).All()).Select(door => (door.Street, door.HouseNumber, door.Postcode, door.City, door.Location)));
    }

    private static FileAddress Door(StreetKey street, string number) => new(2, street.Name, number, street.Postcode, street.City, new Location(42.360123456789, -71.0 - number.Length / 7.0));

    public sealed class OnSqlite() : AddressImportStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : AddressImportStoreContract(new PostgresSource(server));
}
