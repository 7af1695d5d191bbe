using LocalDelivery.Web.Features.Home;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Home;

public abstract class HealthStoreContract(IDatabaseSource source) : StoreContract(source)
{
    [Fact]
    public async Task The_last_night_is_the_one_that_finished_last()
    {
        var (health, nights, tuesday) = (new HealthStore(Database), new NightStore(Database, Time), new DateOnly(2026, 11, 24));
        Assert.Null((await health.Nights()).FinishedAt);

        await nights.Begin(tuesday);
        Assert.Null((await health.Nights()).FinishedAt);

        await nights.Begin(tuesday.AddDays(-1));
        await nights.Finish(tuesday, Time.GetUtcNow());
        Time.Advance(TimeSpan.FromMicroseconds(1));
        await nights.Finish(tuesday.AddDays(-1), Time.GetUtcNow());
        await nights.Begin(tuesday.AddDays(1));
        Assert.Equal(Time.GetUtcNow(), (await health.Nights()).FinishedAt);
    }

    public sealed class OnSqlite() : HealthStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : HealthStoreContract(new PostgresSource(server));
}
