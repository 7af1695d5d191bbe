using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Subscriptions;

public abstract class SubscriptionLinesContract(IDatabaseSource source) : StoreContract(source)
{
    private SubscriptionStore Store => field ??= new SubscriptionStore(Database, Time);

    [Fact]
    public async Task A_line_added_later_comes_back_as_it_went_in()
    {
        await Given.ABusiness();
        var maya = await Given.ACustomer("Maya Olsen");
        var (subscription, date) = ((await Store.FindByCustomer(maya.Id))!, new DateOnly(2026, 12, 1));
        var line = new SubscriptionLine(
            SubscriptionLineId.New(Time.GetUtcNow()), await Given.AProduct("Whole milk", 120),
            WeekQuantities.Of((DayOfWeek.Monday, 1), (DayOfWeek.Sunday, WeekQuantities.Most)), SubscriptionLine.MostWeeks, date.AddDays(5), date, date.AddYears(1));
        await Database.Write(tx => Store.InsertLine(tx, subscription.Id, line));

        Assert.Equal([line], (await Store.FindByCustomer(maya.Id))!.Lines);
        Assert.Equal([line], Assert.Single(await Store.All()).Lines);
    }

    [Fact]
    public async Task A_subscription_that_was_held_says_what_it_said()
    {
        await Given.ABusiness();
        var maya = await Given.ACustomer("Maya Olsen", (await Given.AProduct("Whole milk", 120), "Mon", 2));
        var before = (await Store.FindByCustomer(maya.Id))!;

        var held = await Database.Write(async tx =>
        {
            await Store.Lock(tx, before.Id);
            return await Store.Find(tx, before.Id);
        });

        Assert.Equal((before.CustomerId, before.StartsOn, before.CancelledFrom), (held.CustomerId, held.StartsOn, held.CancelledFrom));
        Assert.Equal(before.Lines, held.Lines);
    }

    public sealed class OnSqlite() : SubscriptionLinesContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : SubscriptionLinesContract(new PostgresSource(server));
}
