using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Customers;

public abstract class CustomerStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private CustomerStore Store => new(Database, Time);

    [Theory]
    [InlineData("", 2)]
    [InlineData("OLSEN", 1)]
    [InlineData("street 2", 1)]
    [InlineData("555-1002", 1)]
    [InlineData("55", 0)]
    [InlineData("100%", 0)]
    [InlineData("a\\", 0)]
    public async Task Customers_are_found_by_what_one_remembers(string typed, int found)
    {
        await Given.ABusiness();
        await Given.ACustomer("Maya Olsen");
        await Given.ACustomer("Tom Reed");

        var (page, all) = await Store.Search(typed, 0, 50);

        Assert.Equal((found, found), (page.Count, all));
    }

    [Fact]
    public async Task What_the_owner_changes_comes_back()
    {
        await Given.ABusiness();
        var maya = await Given.ACustomer("Maya Olsen");
        var edited = maya with { Name = "Maya Berg", Phone = null, AccessNote = "Ring twice", Earliest = new TimeOnly(6, 0), Latest = null };

        await Database.Write(tx => Store.Update(tx, edited));

        Assert.Equal(edited, await Store.Find(maya.Id));
        Assert.True(await Database.Write(async tx => !await Store.IsPhoneOfAnother(tx, maya.Id, maya.Phone!)));
    }

    public sealed class OnSqlite() : CustomerStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : CustomerStoreContract(new PostgresSource(server));
}
