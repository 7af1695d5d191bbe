using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Routes;

/// <summary>A night run again on the morning itself takes nothing out of a driver's hands.</summary>
public abstract class VansAwayContract(IDatabaseSource source) : IAsyncLifetime
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private static readonly DateTimeOffset BeforeTheShift = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);   // 4 am; the vans leave at 4:30
    private static readonly DateTimeOffset OnTheRoad = BeforeTheShift.AddMinutes(71);
    private readonly AppFixture app = new();
    private Driver ana = null!;
    private ProductId milk;
    private StoredPlan planned = null!;

    public async ValueTask InitializeAsync()
    {
        app.On = await source.New();
        await app.InitializeAsync();
        await app.Given.ABusiness();
        ana = await app.Given.ADriver("Ana Silva");
        milk = await app.Given.AProduct("Whole milk", 120);
        for (var number = 1; number <= 5; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Wed", 1));
        await app.Get<NightlyRun>().Run(Wednesday);
        planned = await Driven();
    }

    private async Task<StoredPlan> Driven() => Assert.Single(await app.Get<RoutePlanStore>().Released(Wednesday));

    private async Task OnlyTheLateOrderIsReported()
    {
        var driven = await Driven();
        Assert.Equal((planned.Id, planned.Revision), (driven.Id, driven.Revision));
        Assert.Equal(5, driven.Routes.Sum(route => route.Stops.Count));
        var late = (await app.Get<OrderStore>().On(Wednesday)).Single(order => !planned.Orders.Contains(order.Id));
        Assert.Equal([new NightProblem(Wednesday, "stop", late.Id.ToString(), "vans-left", "")], await app.Get<NightStore>().Problems(Wednesday));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_route_that_is_driven_keeps_its_stops_and_who_came_too_late_is_named(bool again)
    {
        await app.Given.ACustomer("Late Larry", (milk, "Wed", 1));
        app.ClockAt(OnTheRoad);

        await app.Get<NightlyRun>().Run(Wednesday, again: again);
        await app.Get<NightlyRun>().Run(Wednesday, again: again);

        await OnlyTheLateOrderIsReported();
        Assert.DoesNotContain(await app.Get<RoutePlanStore>().Latest(Wednesday), plan => plan.Id != planned.Id);

        var late = (await app.Get<NightStore>().Problems(Wednesday)).Single();
        await app.Database.Write(tx => app.Get<NightStore>().Solve(tx, Wednesday, late.Kind, late.ItemId));   // the owner has rung
        await app.Get<NightlyRun>().Run(Wednesday, again: again);
        Assert.Empty(await app.Get<NightStore>().Problems(Wednesday));
    }

    [Fact]
    public async Task A_driver_who_left_early_is_on_the_road_by_her_first_press()
    {
        app.ClockAt(BeforeTheShift);
        await app.Given.AnOutcome(planned.Routes[0].Stops[0].Orders[0], ana.Id, "delivered", "");
        await app.Given.ACustomer("Late Larry", (milk, "Wed", 1));

        await app.Get<NightlyRun>().Run(Wednesday, again: true);

        await OnlyTheLateOrderIsReported();
    }

    [Theory]
    [InlineData("check-failed")]
    [InlineData("no-plan")]
    [InlineData("overtaken")]
    public async Task That_no_other_routes_could_be_made_is_over_once_the_vans_have_left_and_another_try_names_who_is_on_none(string reason)
    {
        await app.Given.ACustomer("Late Larry", (milk, "Wed", 1));
        await app.Get<NightStore>().Notice(new NightProblem(Wednesday, "plan", app.Given.Depot.Id.ToString(), reason, ""));
        app.ClockAt(OnTheRoad);

        await app.Get<NightlyRun>().Run(Wednesday, again: true);

        await OnlyTheLateOrderIsReported();
    }

    [Fact]
    public async Task A_plan_that_is_ready_when_the_vans_have_left_is_withdrawn()
    {
        app.ClockAt(BeforeTheShift);
        await app.Given.ACustomer("Late Larry", (milk, "Wed", 1));
        await app.Get<FreezeOrders>().Run(Wednesday, progress: null, CancellationToken.None);
        Assert.Equal(1, (await app.Get<PlanRoutes>().Run(Wednesday, progress: null, CancellationToken.None)).Done);
        app.ClockAt(OnTheRoad);

        await app.Get<ReleaseRoutes>().Run(Wednesday);

        await OnlyTheLateOrderIsReported();
        Assert.Equal(planned.Id, Assert.Single(await app.Get<RoutePlanStore>().Latest(Wednesday)).Id);
    }

    [Fact]
    public async Task A_plan_whose_hour_has_passed_before_it_was_released_is_withdrawn()
    {
        await app.Given.ACustomer("Late Larry", (milk, "Wed", 1));
        await app.Get<FreezeOrders>().Run(Wednesday, progress: null, CancellationToken.None);
        await app.Get<PlanRoutes>().Run(Wednesday, progress: null, CancellationToken.None);
        await app.Database.Write(tx => LocalDelivery.Web.Data.TransactionQueries.Execute(tx, "update route_plan set withdrawn_at = @now where released_at is not null", new { now = BeforeTheShift }));
        app.ClockAt(OnTheRoad);

        Assert.Equal(0, (await app.Get<ReleaseRoutes>().Run(Wednesday)).Done);

        Assert.Empty(await app.Get<RoutePlanStore>().Latest(Wednesday));
    }

    [Fact]
    public async Task A_plan_that_nobody_drives_yet_takes_the_late_order()
    {
        app.ClockAt(BeforeTheShift);
        await app.Given.ACustomer("Late Larry", (milk, "Wed", 1));

        await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Equal((2, 6), ((await Driven()).Revision, (await Driven()).Orders.Count()));
        Assert.Empty(await app.Get<NightStore>().Problems(Wednesday));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return app.DisposeAsync();
    }

    public sealed class OnSqlite() : VansAwayContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : VansAwayContract(new PostgresSource(server));
}
