using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Tests.Data;
using Location = LocalDelivery.Routing.Location;

namespace LocalDelivery.Web.Tests.Features.Customers;

/// <summary>How a household is kept and found again by what it alone has.</summary>
public abstract class HouseholdsContract(IDatabaseSource source) : StoreContract(source)
{
    private CustomerStore Customers => field ??= new CustomerStore(Database, Time);

    private Customer New(string? phone, string token) => new(
        CustomerId.New(Time.GetUtcNow()), 0, "Åse O'Hara", phone, new Door("Ölweg", "3 a", "2. OG", "", "", new Location(-42.360123456789012, 71.058987654321), AddressId: null),
        Given.Depot.Id, "", new TimeOnly(5, 30), new TimeOnly(23, 59, 59), token, JoinCode: null);

    private Task<bool> Insert(Customer customer) => Database.Write(tx => Customers.Insert(tx, customer));

    [Fact]
    public async Task A_household_comes_back_as_it_went_in_whichever_way_it_is_found()
    {
        await Given.ABusiness();
        await Database.Write(tx => new CodesStore(Database, Time).Insert(tx, "birch", "leaflet", "Birch Lane"));
        var customer = New("+12025550123", "token") with { JoinCode = "birch" };
        customer = customer with { Door = customer.Door with { AddressId = await AnAddress(customer.Door) } };
        Assert.True(await Insert(customer));

        var found = (await Customers.Find(customer.Id))!;

        Assert.Equal(customer with { Number = found.Number }, found);
        Assert.Equal(found, await Customers.FindByPhone("+12025550123"));
        Assert.Equal(found, await Database.Write(tx => Customers.FindByPhone(tx, "+12025550123")));
        Assert.Equal(found, await Customers.FindByLink("token"));
    }

    [Fact]
    public async Task Nobody_is_found_by_what_nobody_has()
    {
        await Given.ABusiness();
        await Insert(New(phone: null, "token"));

        Assert.Null(await Customers.Find(CustomerId.New(Time.GetUtcNow())));
        Assert.Null(await Customers.FindByPhone(""));
        Assert.Null(await Database.Write(tx => Customers.FindByPhone(tx, "+12025550123")));
        Assert.Null(await Customers.FindByLink("Token"));
    }

    [Fact]
    public async Task A_phone_a_link_and_an_id_are_one_households_and_no_phone_is_anybodys()
    {
        await Given.ABusiness();
        var (first, second) = (New("+12025550123", "first"), New(phone: null, "second"));
        Assert.True(await Insert(first));
        Assert.False(await Insert(New("+12025550123", "other")));
        Assert.False(await Insert(New("+12025550124", "first")));
        Assert.False(await Insert(New("+12025550124", "other") with { Id = first.Id }));
        Assert.True(await Insert(second));
        Assert.True(await Insert(New(phone: null, "third")));

        var all = await Customers.All();
        Assert.Equal(["first", "second", "third"], all.Select(customer => customer.LinkToken));
        Assert.True(await Database.Write(tx => Customers.IsPhoneOfAnother(tx, second.Id, "+12025550123")));
    }

    private async Task<AddressId> AnAddress(Door door)
    {
        var imports = new AddressImportStore(Database, Time);
        var address = new FileAddress(2, door.Street, door.HouseNumber, door.Postcode, door.City, door.Location);
        await imports.InsertStreets([address.StreetKey]);
        await imports.InsertAddresses([address], await imports.Streets());
        return Assert.Single(await new AddressBookStore(Database).All()).Id;
    }

    public sealed class OnSqlite() : HouseholdsContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : HouseholdsContract(new PostgresSource(server));
}
