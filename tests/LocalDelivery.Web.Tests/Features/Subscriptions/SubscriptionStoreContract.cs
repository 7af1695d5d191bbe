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

    public sealed class OnSqlite() : SubscriptionStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : SubscriptionStoreContract(new PostgresSource(server));
}
