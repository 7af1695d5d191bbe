using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;
using Microsoft.Extensions.DependencyInjection;

namespace LocalDelivery.Web.Tests.Jobs;

/// <summary>Two programs run one night, the second beginning while the first is planning: whoever stores the plan first has made it.</summary>
public abstract class StaggeredNightContract(IDatabaseSource source) : IAsyncLifetime
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);
    private readonly AppFixture app = new();

    public async ValueTask InitializeAsync()
    {
        app.On = await source.New();
        app.Settings["Logging:LogLevel:LocalDelivery.Web.Features.Routes.PlanRoutes"] = "None";   // one of them is made to fail
        await app.InitializeAsync();
        await app.Given.ABusiness();
        await app.Given.ADriver();
        var milk = await app.Given.AProduct("Whole milk", 120);
        for (var number = 1; number <= 12; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Tue", 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Begun_while_the_other_plans_a_second_run_makes_no_second_plan(bool again)
    {
        var other = app.Get<NightlyRun>();
        NightReport? inner = null;
        await using var one = Planning(async () => inner = await other.Run(Tuesday, again: again));

        var outer = await one.GetRequiredService<NightlyRun>().Run(Tuesday, again: again);

        Assert.Equal((1, 0), (inner!.Planned.Done, outer.Planned.Done));
        Assert.Equal(0, outer.Planned.Failed + outer.Released.Done + outer.Promised.Done);
        Assert.Equal(1, Assert.Single(await app.Get<RoutePlanStore>().Released(Tuesday)).Revision);
        Assert.Equal(1, await app.Database.Find<int>("select count(*) from route_plan"));
        Assert.Equal(12, await app.Database.Find<int>("select count(*) from message where kind = 'window'"));
    }

    /// <summary>An order mended, or a closed day opened, while the night is planning: the second run knows more than the first.</summary>
    [Fact]
    public async Task Orders_frozen_by_a_second_run_while_the_first_plans_are_on_the_routes_whoever_stores_first()
    {
        var (secondPlans, firstIsDone) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var second = Planning(async () =>
        {
            secondPlans.SetResult();
            await firstIsDone.Task;
        });
        var running = Task.CompletedTask;
        await using var first = Planning(async () =>
        {
            await app.Given.ACustomer("Newcomer", ((await app.Get<ProductStore>().All())[0].Id, "Tue", 1));
            running = Task.Run(() => second.GetRequiredService<NightlyRun>().Run(Tuesday));
            await secondPlans.Task;
        });

        await first.GetRequiredService<NightlyRun>().Run(Tuesday);
        firstIsDone.SetResult();
        await running;

        var released = Assert.Single(await app.Get<RoutePlanStore>().Released(Tuesday));
        Assert.Equal(13, released.Routes.SelectMany(route => route.Stops).SelectMany(stop => stop.Orders).Distinct().Count());
        Assert.Equal(13, await app.Database.Find<int>("select count(*) from message where kind = 'window'"));
        Assert.Empty(await app.Get<NightStore>().Problems(Tuesday));
    }

    /// <summary>That one depot has no plan is no reason to leave another's orders behind.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(9)]   // in every round: then the owner has to know
    public async Task A_depot_overtaken_is_planned_again_while_another_fails_or_is_put_before_the_owner(int times)
    {
        var (elm, milk) = (app.Given.Depot, (await app.Get<ProductStore>().All())[0].Id);
        var oak = await app.Given.ADepot("Oak Farm");
        await app.Given.ADriver("Ben Okafor");
        await app.Given.ACustomer("Oak neighbor", (milk, "Tue", 1));
        await using var one = Traveling(async places =>
        {
            if (places[^1] == elm.Location) throw new InvalidOperationException("the planner is broken");
            if (times-- <= 0) return;
            await app.Given.ACustomer($"Late neighbor {times}", (milk, "Tue", 1));
            await app.Get<FreezeOrders>().Run(Tuesday, progress: null, CancellationToken.None);
        });

        await one.GetRequiredService<NightlyRun>().Run(Tuesday);

        var overtaken = times > 0;
        var released = (await app.Get<RoutePlanStore>().Released(Tuesday)).Where(plan => plan.DepotId == oak.Id).SelectMany(plan => plan.Orders).ToList();
        if (!overtaken) Assert.Equal(2, released.Count);
        var problems = (await app.Get<NightStore>().Problems(Tuesday)).Where(problem => problem.Kind == "plan").ToDictionary(problem => problem.ItemId, problem => problem.Reason);
        Assert.Equal("no-plan", problems[elm.Id.ToString()]);
        Assert.Equal(overtaken ? "overtaken" : null, problems.GetValueOrDefault(oak.Id.ToString()));

        await app.Get<NightlyRun>().Run(Tuesday);   // mended by trying again
        Assert.Empty(await app.Get<NightStore>().Problems(Tuesday));
    }

    /// <summary>Within one program the second alarm does not even plan for nothing.</summary>
    [Fact]
    public async Task An_alarm_that_goes_off_while_the_night_runs_leaves_it_alone()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 0, 10, 0, TimeSpan.Zero));
        RunDueNights due = null!;
        await using var one = Planning(async () =>
        {
            await due.Run(CancellationToken.None);
            Assert.Equal(0, await app.Database.Find<int>("select count(*) from route_plan"));
        });
        due = one.GetRequiredService<RunDueNights>();

        await due.Run(CancellationToken.None);
        Assert.Equal(1, await app.Database.Find<int>("select count(*) from route_plan"));

        app.ClockAt(new DateTimeOffset(2026, 11, 25, 0, 10, 0, TimeSpan.Zero));
        await due.Run(CancellationToken.None);
        Assert.Single(await app.Get<NightStore>().Since(Tuesday.AddDays(1)));   // and the next evening it rings again
    }

    /// <summary>The app's own night, in which something happens while the first plan is being made.</summary>
    private ServiceProvider Planning(Func<Task> meanwhile)
    {
        var asked = 0;
        return Traveling(_ => Interlocked.Increment(ref asked) == 1 ? meanwhile() : Task.CompletedTask);
    }

    /// <summary>The same, in which something happens whenever travel times are asked for.</summary>
    private ServiceProvider Traveling(Func<IReadOnlyList<Location>, Task> meanwhile)
    {
        var services = new ServiceCollection();
        foreach (var service in app.Recorded) ((IServiceCollection)services).Add(service);
        services.AddSingleton(app.Database);
        services.AddSingleton<ITravelTimes>(new Interrupted(app.Get<ITravelTimes>(), meanwhile));
        return services.BuildServiceProvider();
    }

    private sealed class Interrupted(ITravelTimes inner, Func<IReadOnlyList<Location>, Task> meanwhile) : ITravelTimes
    {
        public Travel Between(IReadOnlyList<Location> locations)
        {
            Task.Run(() => meanwhile(locations)).GetAwaiter().GetResult();
            return inner.Between(locations);
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return app.DisposeAsync();
    }

    public sealed class OnSqlite() : StaggeredNightContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : StaggeredNightContract(new PostgresSource(server));
}
