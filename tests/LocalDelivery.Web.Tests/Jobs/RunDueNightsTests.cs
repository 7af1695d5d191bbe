using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Jobs;

/// <summary>A night that silently did not happen is what must not be.</summary>
public sealed class RunDueNightsTests : IAsyncLifetime
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);
    private readonly AppFixture app = new();

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        await app.Given.ADriver(starts: "04:30", ends: "08:30");
        var milk = await app.Given.AProduct("Whole milk", 120);
        await app.Given.ACustomer("Maya Olsen", (milk, "Tue", 2));
        await app.Get<RunDueNights>().Run(CancellationToken.None);   // whatever lies before this Monday noon
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("2026-11-24T00:09:59Z", 0)]   // 7:09:59 pm on Monday: not yet
    [InlineData("2026-11-24T00:10:00Z", 1)]   // 7:10 pm: now
    [InlineData("2026-11-24T09:00:00Z", 1)]   // 4 am on Tuesday: the machine was off all night, the vans have not left
    [InlineData("2026-11-24T12:30:00Z", 1)]   // 7:30 am: an hour of the shift is left
    [InlineData("2026-11-24T13:05:00Z", 0)]   // 8:05 am: too late to be useful
    public async Task A_night_runs_at_its_hour_or_at_the_next_start_while_its_vans_can_still_leave(string now, int orders)
    {
        app.ClockAt(DateTimeOffset.Parse(now, null));
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        Assert.Equal(orders, (await app.Get<OrderStore>().On(Tuesday)).Count);
    }

    [Fact]
    public async Task A_night_that_can_not_be_made_up_for_is_put_before_the_owner_once()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 15, 0, 0, TimeSpan.Zero));
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        await app.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.Empty(await app.Get<OrderStore>().On(Tuesday));
        Assert.Equal(new NightProblem(Tuesday, "night", "2026-11-24", "missed", "1"), Assert.Single(await app.Get<NightStore>().Problems(Tuesday)));
        Assert.Empty(await app.Get<NightStore>().Problems(Tuesday.AddDays(1)));
    }

    [Fact]
    public async Task A_machine_that_misses_its_nights_is_not_called_well()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 0, 10, 0, TimeSpan.Zero));
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        Assert.Contains("\"ok\"", await app.Client().Page("/health/ready"), StringComparison.Ordinal);

        app.ClockAt(new DateTimeOffset(2026, 11, 25, 15, 0, 0, TimeSpan.Zero));   // 10 am on Wednesday: its night was missed
        await app.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.Contains("\"degraded\"", await app.Client().Page("/health/ready"), StringComparison.Ordinal);
        app.ClockAt(new DateTimeOffset(2026, 11, 26, 0, 10, 0, TimeSpan.Zero));
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        Assert.Contains("\"ok\"", await app.Client().Page("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_business_has_missed_nothing_that_lay_before_it_was_founded()
    {
        await using var young = new AppFixture();
        await young.InitializeAsync();
        await young.Given.ABusiness();   // on Monday at noon: Monday's night would have run on Sunday evening
        await young.Given.ADriver(starts: "04:30", ends: "08:30");
        var milk = await young.Given.AProduct("Whole milk", 120);
        await young.Given.ACustomer("Maya Olsen", (milk, "Mon Tue Fri Sat Sun", 2));   // brought along from before

        await young.Get<RunDueNights>().Run(CancellationToken.None);

        foreach (var back in Enumerable.Range(1, 14)) Assert.Empty(await young.Get<NightStore>().Problems(Tuesday.AddDays(-back)));
        Assert.Equal(0, await young.Database.Find<int>("select count(*) from message"));
    }

    [Fact]
    public async Task A_business_founded_in_the_evening_still_delivers_the_next_morning()
    {
        await using var young = new AppFixture();
        await young.InitializeAsync();
        young.ClockAt(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));   // 9 pm on Monday
        await young.Given.ABusiness();
        await young.Given.ADriver(starts: "04:30", ends: "08:30");
        var milk = await young.Given.AProduct("Whole milk", 120);
        await young.Given.ACustomer("Maya Olsen", (milk, "Tue", 2));   // brought along from before

        await young.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.Single(await young.Get<OrderStore>().On(Tuesday));
    }

    [Fact]
    public async Task The_first_night_of_a_business_founded_in_the_evening_can_be_missed_like_any_other()
    {
        await using var young = new AppFixture();
        await young.InitializeAsync();
        young.ClockAt(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));   // 9 pm on Monday, and then the machine was off
        await young.Given.ABusiness();
        await young.Given.ADriver(starts: "04:30", ends: "08:30");
        var milk = await young.Given.AProduct("Whole milk", 120);
        await young.Given.ACustomer("Maya Olsen", (milk, "Mon Tue", 2));
        young.ClockAt(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));

        await young.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.Equal("missed", Assert.Single(await young.Get<NightStore>().Problems(Tuesday)).Reason);
        Assert.Empty(await young.Get<NightStore>().Problems(Tuesday.AddDays(-1)));
    }

    [Fact]
    public async Task Orders_frozen_before_the_machine_went_off_and_never_driven_are_missed_too()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 0, 10, 0, TimeSpan.Zero));
        await app.Get<FreezeOrders>().Run(Tuesday, progress: null, CancellationToken.None);   // and then the power failed, for a day
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 15, 0, 0, TimeSpan.Zero));

        await app.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.Equal(new NightProblem(Tuesday, "night", "2026-11-24", "missed", "1"), Assert.Single(await app.Get<NightStore>().Problems(Tuesday)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_night_that_died_before_it_promised_anything_is_planned_for_the_hour_at_which_the_machine_is_back(bool hadReleased)
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 0, 10, 0, TimeSpan.Zero));
        await app.Get<NightStore>().BeginRun(Tuesday);
        await app.Get<FreezeOrders>().Run(Tuesday, progress: null, CancellationToken.None);
        await app.Get<PlanRoutes>().Run(Tuesday, progress: null, CancellationToken.None);
        if (hadReleased) Assert.Equal(1, (await app.Get<ReleaseRoutes>().Run(Tuesday)).Done);
        var back = new DateTimeOffset(2026, 11, 24, 11, 30, 0, TimeSpan.Zero);   // 6:30 am: the shift began two hours ago, and nobody could see a route
        app.ClockAt(back);

        await app.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.True((await app.Get<RoutePlanStore>().Released(Tuesday)).Single().Routes.Single().DepartsAt > back);
        Assert.True((await app.Get<PromiseStore>().On(Tuesday)).Values.Single().Until > back);
        Assert.Empty(await app.Get<NightStore>().Problems(Tuesday));
    }

    [Fact]
    public async Task A_night_that_died_after_it_had_promised_everything_leaves_the_drivers_their_routes()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 0, 10, 0, TimeSpan.Zero));
        await app.Get<NightStore>().BeginRun(Tuesday);
        await app.Get<FreezeOrders>().Run(Tuesday, progress: null, CancellationToken.None);
        await app.Get<PlanRoutes>().Run(Tuesday, progress: null, CancellationToken.None);
        await app.Get<ReleaseRoutes>().Run(Tuesday);
        await app.Get<PromiseWindows>().Run(Tuesday, progress: null, CancellationToken.None);
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 11, 30, 0, TimeSpan.Zero));

        await app.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.Equal(1, (await app.Get<RoutePlanStore>().Released(Tuesday)).Single().Revision);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Routes_released_before_the_machine_went_off_are_missed_unless_somebody_drove_them(bool wereDriven, int missed)
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 0, 10, 0, TimeSpan.Zero));
        await app.Get<FreezeOrders>().Run(Tuesday, progress: null, CancellationToken.None);
        await app.Get<PlanRoutes>().Run(Tuesday, progress: null, CancellationToken.None);
        Assert.Equal(1, (await app.Get<ReleaseRoutes>().Run(Tuesday)).Done);   // and then the power failed: no text, and no page for the drivers
        var route = (await app.Get<RoutePlanStore>().Released(Tuesday)).Single().Routes[0];
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));
        if (wereDriven) await app.Given.AnOutcome(route.Stops[0].Orders[0], route.DriverId, "delivered", "");

        await app.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.Equal(missed, (await app.Get<NightStore>().Problems(Tuesday)).Count(problem => problem is { Kind: "night", Reason: "missed", Detail: "1" }));
    }

    [Fact]
    public async Task A_first_run_that_somebody_began_in_time_is_not_missed_while_it_may_still_be_running()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 12, 55, 0, TimeSpan.Zero));   // 7:55 am: the last minutes of being useful
        await app.Get<NightStore>().BeginRun(Tuesday);   // by a command
        app.Time.Advance(TimeSpan.FromMinutes(10));

        await app.Get<RunDueNights>().Run(CancellationToken.None);
        Assert.Empty(await app.Get<NightStore>().Problems(Tuesday));

        app.Time.Advance(TimeSpan.FromMinutes(20));   // and it died
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        Assert.Equal("missed", Assert.Single(await app.Get<NightStore>().Problems(Tuesday)).Reason);
    }

    [Fact]
    public async Task A_missed_night_that_somebody_asks_for_again_is_made_up_for_by_whichever_process_lives()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));   // 10 am: the vans should be home
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        Assert.Equal("missed", Assert.Single(await app.Get<NightStore>().Problems(Tuesday)).Reason);
        await app.Given.ADriver("Ben Okafor", starts: "09:00", ends: "15:00");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.Get<NightStore>().AskAgain(Tuesday);   // and the process died with the job

        await app.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.Single(await app.Get<OrderStore>().On(Tuesday));
        Assert.Empty(await app.Get<NightStore>().Problems(Tuesday));
    }

    [Fact]
    public async Task However_late_the_nights_hour_a_date_without_drivers_is_run_and_not_missed()
    {
        var fleet = app.Get<FleetStore>();
        await app.Database.Write(async tx =>
        {
            foreach (var driver in await fleet.Drivers()) await fleet.DeleteShifts(tx, driver.Id);
            await tx.Execute("update business set night_run_time = @late", new { late = new TimeOnly(23, 45) });
        });
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 4, 45, 0, TimeSpan.Zero));   // 11:45 pm on Monday

        await app.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.Single(await app.Get<OrderStore>().On(Tuesday));
        Assert.DoesNotContain(await app.Get<NightStore>().Problems(Tuesday), problem => problem.Kind == "night");
    }

    [Fact]
    public async Task A_night_that_can_not_be_finished_does_not_hold_up_the_next_one()
    {
        await app.Given.ADriver("Ben Okafor", starts: "09:00", ends: "23:30");
        await app.Given.ACustomer("Ida Baker", (await app.Given.AProduct("Sourdough", 450), "Wed", 1));
        await app.Get<NightStore>().Notice(new NightProblem(Tuesday, "line", "no id", "no-price", ""));   // which the night can not read
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 0, 10, 0, TimeSpan.Zero));   // 7:10 pm on Tuesday, and Ben is still on the road

        await app.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.Empty(await app.Get<OrderStore>().On(Tuesday));
        Assert.Single(await app.Get<OrderStore>().On(Tuesday.AddDays(1)));
        Assert.Null((await app.Get<NightStore>().Since(Tuesday)).Single(night => night.DeliveryDate == Tuesday).FinishedAt);
    }

    [Fact]
    public async Task A_start_plans_the_night_the_look_for_missed_ones_and_the_texts()
    {
        using var storage = new InMemoryStorage();
        Schedule.Plan(new RecurringJobManager(storage), new BackgroundJobClient(storage), await app.Get<BusinessStore>().Find());

        using var connection = storage.GetConnection();
        Assert.Equal(
            [
                ("missed nights", "*/10 * * * *", "UTC", typeof(RunDueNights)), ("nightly", "10 19 * * *", "America/New_York", typeof(RunDueNights)),
                ("texts", "* * * * *", "UTC", typeof(SendTexts)),
            ],
            connection.GetRecurringJobs().OrderBy(job => job.Id, StringComparer.Ordinal).Select(job => (job.Id, job.Cron, job.TimeZoneId, job.Job.Type)));
    }

    [Fact]
    public async Task A_start_looks_for_a_missed_night_at_once()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));   // 4 am: the machine was off all night
        using var storage = new InMemoryStorage();
        Schedule.Plan(new RecurringJobManager(storage), new BackgroundJobClient(storage), await app.Get<BusinessStore>().Find());

        foreach (var job in storage.GetMonitoringApi().EnqueuedJobs("default", 0, 100).Select(job => job.Value.Job))
            await (Task)job.Method.Invoke(app.Services.GetService(job.Type), [.. job.Args])!;

        Assert.Single(await app.Get<OrderStore>().On(Tuesday));
    }

    [Fact]
    public async Task A_night_killed_half_way_is_finished_by_the_next_start()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 0, 10, 0, TimeSpan.Zero));
        await app.Get<NightStore>().Begin(Tuesday);   // begun, and then the power failed

        await app.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.Single(await app.Get<OrderStore>().On(Tuesday));
    }
}
