using LocalDelivery.Routing;
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
        var services = new ServiceCollection();
        foreach (var service in app.Recorded) ((IServiceCollection)services).Add(service);
        services.AddSingleton(app.Database);
        services.AddSingleton<ITravelTimes>(new Interrupted(app.Get<ITravelTimes>(), meanwhile));
        return services.BuildServiceProvider();
    }

    private sealed class Interrupted(ITravelTimes inner, Func<Task> meanwhile) : ITravelTimes
    {
        private int asked;

        public Travel Between(IReadOnlyList<Location> locations)
        {
            if (Interlocked.Increment(ref asked) == 1) Task.Run(meanwhile).GetAwaiter().GetResult();
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
