using System.Text.Json;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Tests.Data;
using Location = LocalDelivery.Routing.Location;
using UnassignedReason = LocalDelivery.Routing.UnassignedReason;

namespace LocalDelivery.Web.Tests.Features.Routes;

public abstract class RoutePlanStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    private RoutePlanStore Plans => field ??= new RoutePlanStore(Database);

    private DateTimeOffset Now => Time.GetUtcNow();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.ABusiness();
        Time.Advance(TimeSpan.FromMicroseconds(123_457));
    }

    private StoredPlan Empty(int revision) => new(RoutePlanId.New(Now), Wednesday, Given.Depot.Id, revision, Now, ReleasedAt: null, [], []);

    private async Task<StoredPlan> Inserted(StoredPlan plan)
    {
        Assert.True(await Database.Write(tx => Plans.Insert(tx, plan)));
        return plan;
    }

    private Task<bool> Release(StoredPlan plan) => Database.Write(tx => Plans.Release(tx, plan.Id, Now));

    private Task<bool> Withdraw(StoredPlan plan) => Database.Write(tx => Plans.Withdraw(tx, plan.Id, Now));

    [Fact]
    public async Task A_plan_comes_back_as_it_went_in()
    {
        var orders = new List<OrderId>();
        foreach (var name in new[] { "Maya Olsen", "Tom Reed", "Kim Elm", "Ida Holm" }) orders.Add(await AnOrder(await Given.ACustomer(name)));
        var zoe = await ARoute("Zoe Berg", Stop(1, orders[0], orders[1]), Stop(2, orders[2]));
        var ana = await ARoute("Ana Silva");
        var plan = await Inserted(Empty(1) with { Routes = [ana, zoe], Unassigned = [new UnassignedOrder(orders[3], UnassignedReason.OutsideShift, "840")], Basis = "0a1b" });

        // By their text: what a record holds in lists, in its order, each instant to its last digit.
        Assert.Equal(JsonSerializer.Serialize(plan), JsonSerializer.Serialize(Assert.Single(await Plans.Latest(Wednesday))));
        Assert.Empty(await Plans.Released(Wednesday));
        Assert.Empty(await Plans.Latest(Wednesday.AddDays(1)));

        Assert.True(await Release(plan));
        Assert.Equal(JsonSerializer.Serialize(plan with { ReleasedAt = Now }), JsonSerializer.Serialize(Assert.Single(await Plans.Released(Wednesday))));
    }

    [Fact]
    public async Task A_revision_is_stored_once_and_the_next_counts_on()
    {
        Assert.Empty(await Plans.LastRevisions(Wednesday));
        var first = await Inserted(Empty(1));
        Assert.False(await Database.Write(tx => Plans.Insert(tx, Empty(1))));
        Assert.Equal(first.Id, Assert.Single(await Plans.Latest(Wednesday)).Id);

        await Inserted(Empty(2));
        Assert.Equal([KeyValuePair.Create(Given.Depot.Id, 2)], await Plans.LastRevisions(Wednesday));
        Assert.Empty(await Plans.LastRevisions(Wednesday.AddDays(1)));
    }

    [Fact]
    public async Task The_newest_released_plan_is_driven_while_a_newer_one_is_about_to_be()
    {
        var (first, second) = (await Inserted(Empty(1)), await Inserted(Empty(2)));
        Assert.True(await Release(first));
        Assert.False(await Release(first));
        Assert.Equal(first.Id, Assert.Single(await Plans.Released(Wednesday)).Id);
        Assert.Equal(second.Id, Assert.Single(await Plans.Latest(Wednesday)).Id);

        Assert.True(await Release(second));
        Assert.Equal(second.Id, Assert.Single(await Plans.Released(Wednesday)).Id);
    }

    [Fact]
    public async Task A_withdrawn_plan_never_was_and_a_released_one_stays()
    {
        var (first, second) = (await Inserted(Empty(1)), await Inserted(Empty(2)));
        await Release(first);

        Assert.False(await Withdraw(first));
        Assert.True(await Withdraw(second));
        Assert.False(await Withdraw(second));
        Assert.False(await Release(second));
        Assert.Equal(first.Id, Assert.Single(await Plans.Latest(Wednesday)).Id);
        Assert.Equal(2, (await Plans.LastRevisions(Wednesday))[Given.Depot.Id]);
    }

    [Fact]
    public async Task Each_depot_has_its_plan()
    {
        var other = new Depot(DepotId.New(Now), "Elm Barn", Given.TownHall);
        await Database.Write(tx => new FleetStore(Database, Time).SaveDepot(tx, other));
        var (here, there) = (await Inserted(Empty(7)), await Inserted(Empty(1) with { DepotId = other.Id }));

        Assert.Equal(new[] { here.Id, there.Id }.ToHashSet(), (await Plans.Latest(Wednesday)).Select(plan => plan.Id).ToHashSet());
    }

    private async Task<OrderId> AnOrder(Customer customer)
    {
        var order = new Order(OrderId.New(Now), 0, customer.Id, Wednesday, customer.DepotId, Money.Zero(Given.Currency), Now, []);
        await Database.Write(tx => new OrderStore(Database).Insert(tx, order));
        return order.Id;
    }

    private async Task<PlannedRoute> ARoute(string driver, params PlannedStop[] stops)
    {
        var id = (await Given.ADriver(driver)).Id;
        var vehicle = (await new FleetStore(Database, Time).Shifts()).First(shift => shift.DriverId == id).VehicleId;
        return new PlannedRoute(RouteId.New(Now), id, vehicle, Now.AddHours(10), Now.AddHours(12).AddMicroseconds(1), 12_345, stops);
    }

    private PlannedStop Stop(int position, params OrderId[] orders) => new(
        StopId.New(Now), position, new Location(42.360123456789, -71.058987654321 - position), 61, 890, Now.AddHours(11), Now.AddMinutes(690), Now.AddMinutes(696), orders);

    public sealed class OnSqlite() : RoutePlanStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : RoutePlanStoreContract(new PostgresSource(server));
}
