using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Deliveries;

public abstract class PromiseStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    [Fact]
    public async Task The_first_promise_of_an_order_stands()
    {
        await Given.ABusiness();
        var (maya, now, promises) = (await Given.ACustomer("Maya Olsen"), Time.GetUtcNow(), new PromiseStore(Database));
        var order = new Order(OrderId.New(now), 0, maya.Id, Wednesday, maya.DepotId, Money.Zero(Given.Currency), now, []);
        await Database.Write(tx => new OrderStore(Database).Insert(tx, order));
        var first = new PromisedWindow(now.AddHours(12), now.AddHours(13).AddMicroseconds(123_457));
        var second = new PromisedWindow(now.AddHours(14), now.AddHours(15));
        var (ana, ben) = ((await Given.ADriver("Ana Silva")).Id, (await Given.ADriver("Ben Okafor")).Id);
        Assert.Empty(await promises.On(Wednesday));

        Assert.True(await Database.Write(tx => promises.Insert(tx, order.Id, ana, first, now)));
        Assert.False(await Database.Write(tx => promises.Insert(tx, order.Id, ben, second, now)));

        Assert.Equal([KeyValuePair.Create(order.Id, first)], await promises.On(Wednesday));
        Assert.Equal([KeyValuePair.Create(order.Id, ana)], await promises.Drivers(Wednesday));
        Assert.Empty(await promises.On(Wednesday.AddDays(1)));
        Assert.Empty(await promises.Drivers(Wednesday.AddDays(1)));
    }

    public sealed class OnSqlite() : PromiseStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : PromiseStoreContract(new PostgresSource(server));
}
