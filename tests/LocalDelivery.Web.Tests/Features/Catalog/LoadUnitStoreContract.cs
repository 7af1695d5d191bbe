using System.Data.Common;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Catalog;

public abstract class LoadUnitStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private LoadUnitStore Units => field ??= new LoadUnitStore(Database);

    private Task Save(int id, string name) => Database.Write(tx => Units.Save(tx, id, name));

    [Fact]
    public async Task Units_are_named_in_the_order_of_their_numbers()
    {
        Assert.Empty(await Units.Names());
        await Save(2, "bags");
        await Save(1, "crates");
        Assert.Equal(["crates", "bags"], await Units.Names());

        await Save(1, "cool boxes");
        Assert.Equal(["cool boxes", "bags"], await Units.Names());
    }

    [Fact]
    public async Task Two_units_have_two_names()
    {
        await Save(1, "crates");
        await Assert.ThrowsAnyAsync<DbException>(() => Save(2, "crates"));
        Assert.Equal(["crates"], await Units.Names());
    }

    public sealed class OnSqlite() : LoadUnitStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : LoadUnitStoreContract(new PostgresSource(server));
}
