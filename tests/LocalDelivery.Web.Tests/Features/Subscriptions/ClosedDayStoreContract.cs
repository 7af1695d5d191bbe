using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Subscriptions;

public abstract class ClosedDayStoreContract(IDatabaseSource source) : StoreContract(source)
{
    [Fact]
    public async Task A_day_is_closed_once_for_its_last_reason_until_it_is_opened()
    {
        var (days, christmas) = (new ClosedDayStore(Database, Time), new DateOnly(2026, 12, 25));
        Assert.Empty(await days.All());
        await Database.Write(tx => days.Insert(tx, christmas.AddDays(1), "Boxing Day"));
        await Database.Write(tx => days.Insert(tx, christmas, ""));
        await Database.Write(tx => days.Insert(tx, christmas, "Christmas"));
        Assert.Equal([christmas, christmas.AddDays(1)], (await days.All()).Order());
        Assert.Equal([new ClosedDay(christmas, "Christmas"), new ClosedDay(christmas.AddDays(1), "Boxing Day")], await new OwnerStore(Database).ClosedDays(christmas));

        await Database.Write(tx => days.Delete(tx, christmas));
        Assert.Equal([christmas.AddDays(1)], await days.All());
    }

    public sealed class OnSqlite() : ClosedDayStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : ClosedDayStoreContract(new PostgresSource(server));
}
