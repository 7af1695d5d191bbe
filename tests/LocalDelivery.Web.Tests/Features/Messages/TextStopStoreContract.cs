using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Messages;

public abstract class TextStopStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private const string Phone = "+12025550123";

    private TextStopStore Stops => field ??= new TextStopStore(Database, Time);

    [Fact]
    public async Task A_phone_is_stopped_until_it_resumes_and_may_stop_again()
    {
        Assert.Empty(await Stops.Stopped());
        await Database.Write(tx => Stops.Stop(tx, Phone));
        await Database.Write(tx => Stops.Stop(tx, Phone));
        Assert.Equal([Phone], await Stops.Stopped());

        await Database.Write(tx => Stops.Resume(tx, "+12025550124"));
        Assert.Equal([Phone], await Stops.Stopped());
        await Database.Write(tx => Stops.Resume(tx, Phone));
        Assert.Empty(await Stops.Stopped());

        await Database.Write(tx => Stops.Stop(tx, Phone));
        Assert.Equal([Phone], await Stops.Stopped());
    }

    public sealed class OnSqlite() : TextStopStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : TextStopStoreContract(new PostgresSource(server));
}
