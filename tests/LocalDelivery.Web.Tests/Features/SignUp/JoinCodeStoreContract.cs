using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.SignUp;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.SignUp;

public abstract class JoinCodeStoreContract(IDatabaseSource source) : StoreContract(source)
{
    [Fact]
    public async Task A_code_is_found_until_it_is_retired()
    {
        var (codes, store) = (new CodesStore(Database, Time), new JoinCodeStore(Database));
        await Database.Write(tx => codes.Insert(tx, "birch", "leaflet", "Birch Lane"));
        Assert.Equal(new JoinCode("birch", "leaflet", "Birch Lane"), await store.Find("birch"));
        Assert.Equal("birch", (await store.Find("BIRCH"))!.Code);
        Assert.False(await Database.Write(tx => codes.Insert(tx, "Birch", "van", "The same again")));
        Assert.Null(await store.Find("elm"));

        await Database.Write(tx => codes.Retire(tx, "birch"));
        Assert.Null(await store.Find("birch"));
    }

    public sealed class OnSqlite() : JoinCodeStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : JoinCodeStoreContract(new PostgresSource(server));
}
