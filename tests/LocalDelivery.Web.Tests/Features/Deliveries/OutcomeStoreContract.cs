using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Deliveries;

public sealed class OutcomeStoreOnSqlite() : OutcomeStoreContract(new SqliteSource());

public sealed class OutcomeStoreOnPostgres(PostgresServer server) : OutcomeStoreContract(new PostgresSource(server));

public abstract class OutcomeStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    private OutcomeStore Outcomes => field ??= new OutcomeStore(Database);

    private OrderId order;

    private DriverId driver;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.ABusiness();
        driver = (await Given.ADriver()).Id;
        var customer = await Given.ACustomer("Maya Olsen", (await Given.AProduct("Whole milk", 120), "Wed", 1));
        order = OrderId.New(Time.GetUtcNow());
        await Database.Write(tx => new OrderStore(Database).Insert(
            tx, new Order(order, 0, customer.Id, Wednesday, Given.Depot.Id, new Money(120, Given.Currency), Time.GetUtcNow(), [])));
    }

    [Fact]
    public async Task An_outcome_comes_back_as_it_was_recorded()
    {
        var recorded = new DeliveryOutcome(order, driver, new NotDelivered(NotDeliveredReason.Other, "Gate: locked"), Time.GetUtcNow());
        Assert.True(await Database.Write(tx => Outcomes.Insert(tx, recorded)));
        Assert.Equal(recorded, Assert.Single(await Outcomes.On(Wednesday)).Value);
        Assert.Empty(await Outcomes.On(Wednesday.AddDays(1)));
    }

    [Fact]
    public async Task The_first_outcome_stands_until_it_is_undone()
    {
        var first = new DeliveryOutcome(order, driver, new NotDelivered(NotDeliveredReason.Danger), Time.GetUtcNow());
        var second = new DeliveryOutcome(order, driver, null, Time.GetUtcNow());
        await Database.Write(tx => Outcomes.Insert(tx, first));
        Assert.False(await Database.Write(tx => Outcomes.Insert(tx, second)));
        Assert.Equal(first, (await Outcomes.On(Wednesday))[order]);

        Assert.False(await Database.Write(tx => Outcomes.Delete(tx, order, DriverId.New(Time.GetUtcNow()))));   // somebody else's press
        Assert.True(await Database.Write(tx => Outcomes.Delete(tx, order, driver)));
        Assert.False(await Database.Write(tx => Outcomes.Delete(tx, order, driver)));
        Assert.True(await Database.Write(tx => Outcomes.Insert(tx, second)));
        Assert.Equal(second, (await Outcomes.On(Wednesday))[order]);
    }

    [Fact]
    public async Task A_stop_that_is_nobodys_has_no_orders() =>
        Assert.Empty(await Database.Write(tx => Outcomes.OrdersAt(tx, StopId.New(Time.GetUtcNow()), driver)));
}
