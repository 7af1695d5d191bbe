using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Subscriptions;

public abstract class SubscriptionStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private SubscriptionStore Store => new(Database, Time);

    [Fact]
    public async Task A_subscription_comes_back_as_it_went_in()
    {
        await Given.ABusiness();
        var milk = await Given.AProduct("Whole milk", 120);
        var bread = await Given.AProduct("Sourdough", 450);
        var maya = await Given.ACustomer("Maya Olsen", (milk, "Mon Wed Fri", 2), (bread, "Fri", 1));

        var found = await Store.FindByCustomer(maya.Id);

        Assert.NotNull(found);
        Assert.Equal(new DateOnly(2026, 11, 1), found.StartsOn);
        Assert.Equal([new WantedProduct(milk, 2)], found.WantedOn(new DateOnly(2026, 11, 23)));
        Assert.Equal(3, found.WantedOn(new DateOnly(2026, 11, 27)).Sum(wanted => wanted.Quantity));
        Assert.Empty(found.WantedOn(new DateOnly(2026, 11, 24)));
    }

    [Fact]
    public async Task A_customer_has_one_subscription()
    {
        await Given.ABusiness();
        var milk = await Given.AProduct("Whole milk", 120);
        var maya = await Given.ACustomer("Maya Olsen", (milk, "Mon", 2));
        var second = new Subscription(SubscriptionId.New(Time.GetUtcNow()), maya.Id, new DateOnly(2026, 12, 1), null, [], new HashSet<DateOnly>(), []);

        Assert.False(await Database.Write(tx => Store.Insert(tx, second)));
        Assert.Single(await Store.All());
    }

    [Fact]
    public async Task A_date_is_skipped_once_and_unskipped_once_and_skipped_again()
    {
        var id = await ASubscription();
        var friday = new DateOnly(2026, 11, 27);

        Assert.True(await Database.Write(tx => Store.Skip(tx, id, friday)));
        Assert.False(await Database.Write(tx => Store.Skip(tx, id, friday)));
        Assert.Equal([friday], (await Database.Write(tx => Store.Find(tx, id))).Skips);

        Assert.True(await Database.Write(tx => Store.Unskip(tx, id, friday)));
        Assert.False(await Database.Write(tx => Store.Unskip(tx, id, friday)));
        Assert.Empty((await Database.Write(tx => Store.Find(tx, id))).Skips);

        Assert.True(await Database.Write(tx => Store.Skip(tx, id, friday)));
        Assert.Equal([friday], (await Database.Write(tx => Store.Find(tx, id))).Skips);
    }

    [Fact]
    public async Task A_canceled_subscription_brings_nothing_from_its_last_date_on()
    {
        var id = await ASubscription();
        var friday = new DateOnly(2026, 11, 27);

        await Database.Write(tx => Store.Cancel(tx, id, friday));

        Assert.Equal(friday, (await Database.Write(tx => Store.Find(tx, id))).CancelledFrom);
    }

    [Fact]
    public async Task A_withdrawn_pause_no_longer_holds()
    {
        var id = await ASubscription();
        var later = new Pause(new DateOnly(2026, 12, 20), EndsOn: null);
        var sooner = new Pause(new DateOnly(2026, 12, 3), new DateOnly(2026, 12, 10));
        var laterId = await Database.Write(tx => Store.InsertPause(tx, id, later));
        var soonerId = await Database.Write(tx => Store.InsertPause(tx, id, sooner));

        StoredPause[] both = [new(soonerId, sooner), new(laterId, later)];
        Assert.Equal(both, await Store.Pauses(id));
        Assert.Equal(both, await Database.Write(tx => Store.Pauses(tx, id)));

        await Database.Write(tx => Store.WithdrawPause(tx, laterId));

        Assert.Equal([both[0]], await Store.Pauses(id));
        Assert.Equal([sooner], (await Database.Write(tx => Store.Find(tx, id))).Pauses);
    }

    private async Task<SubscriptionId> ASubscription()
    {
        await Given.ABusiness();
        var maya = await Given.ACustomer("Maya Olsen", (await Given.AProduct("Whole milk", 120), "Mon Wed Fri", 2));
        return (await Store.FindByCustomer(maya.Id))!.Id;
    }

    public sealed class OnSqlite() : SubscriptionStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : SubscriptionStoreContract(new PostgresSource(server));
}
