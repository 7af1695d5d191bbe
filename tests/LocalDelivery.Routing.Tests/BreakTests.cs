namespace LocalDelivery.Routing.Tests;

/// <summary>Drivers rest: after a stop, when it may be, and only where they are on the road then.</summary>
public class BreakTests
{
    private static readonly DriverBreak Coffee = new(new TimeWindow(300, 500), 100);
    private static readonly Vehicle Van = Given.Vehicle("V") with { Breaks = [Coffee] };

    [Fact]
    public void The_break_comes_after_a_stop_and_everything_behind_it_comes_later()
    {
        // 100 to A, 60 there: 160. 200 to B, 60 there: 420, and rest. 520, 100 to C, 60 there, 400 home.
        var route = Drive(Given.Street([Given.Stop("A", 100), Given.Stop("B", 300), Given.Stop("C", 400)], Van), 0, 1, 2)!;
        Assert.Equal([0, 100, 0], route.Stops.Select(stop => stop.BreakSeconds));
        Assert.Equal((420, 520, 620, 1_080), (route.Stops[1].BreakStartSeconds, route.Stops[1].DepartureSeconds, route.Stops[2].ArrivalSeconds, route.ReturnSeconds));
    }

    [Fact]
    public void It_falls_where_somebody_would_have_to_be_waited_for_anyway()
    {
        // C opens at 900: whoever rests before is back as early as without a break.
        var problem = Given.Street([Given.Stop("A", 100), Given.Stop("B", 300), Given.Stop("C", 400, 60, null, new TimeWindow(900, 2_000))], Van);
        var route = Drive(problem, 0, 1, 2)!;
        Assert.Equal(1_360, route.ReturnSeconds);
        Assert.Equal((80, 1_280), (route.DepartureSeconds, route.DurationSeconds));   // leaves as late as the break may begin: behind B at 500
        Assert.Empty(RoutePlanCheck.Violations(problem, new RoutePlan([route], [])));
    }

    [Theory]
    [InlineData(120)]   // back at 300, before it is due
    [InlineData(220)]   // back at 500, the last moment
    public void Who_is_back_before_it_is_due_needs_none(int at) => Assert.Equal(0, Assert.Single(Drive(Given.Street([Given.Stop("A", at)], Van), 0)!.Stops).BreakSeconds);

    [Fact]
    public void Who_leaves_late_enough_to_have_rested_needs_none()
    {
        var problem = Given.Street([Given.Stop("A", 1_000)], Van);   // too far to rest there in time: 400 is when to leave, rested
        var route = Drive(problem, 0)!;
        Assert.Equal((400, 0), (route.DepartureSeconds, route.Stops[0].BreakSeconds));
        Assert.Empty(RoutePlanCheck.Violations(problem, new RoutePlan([route], [])));
    }

    [Fact]
    public void Where_there_is_no_time_to_rest_the_stop_is_left_out_and_it_is_said_by_how_much()
    {
        var lone = RoutePlanner.Plan(Given.Street([Given.Stop("A", 250)], Given.Vehicle("V", new TimeWindow(0, 600)) with { Breaks = [Coffee] }), Given.FewIterations);
        Assert.Equal(new UnassignedStop("A", UnassignedReason.OutsideShift, 60), Assert.Single(lone.Unassigned));   // 560 without, 660 with
    }

    [Fact]
    public void Two_breaks_are_taken_in_order()
    {
        var van = Given.Vehicle("V") with { Breaks = [Coffee, new DriverBreak(new TimeWindow(700, 900), 50)] };
        var problem = Given.Street([.. Enumerable.Range(1, 8).Select(at => Given.Stop($"S{at}", 50 * at))], van);
        var plan = RoutePlanner.Plan(problem, Given.FewIterations);
        Assert.Empty(RoutePlanCheck.Violations(problem, plan));
        Assert.Equal([100, 50], Assert.Single(plan.Routes).Stops.Where(stop => stop.BreakSeconds > 0).Select(stop => stop.BreakSeconds));
        Assert.Equal(800 + 480 + 150, plan.DurationSeconds);
    }

    [Fact]
    public void A_plan_without_the_break_is_not_let_out()
    {
        var without = Drive(Given.Street([Given.Stop("A", 400)], Given.Vehicle("V")), 0)!;
        Assert.Equal(
            [new Violation(ViolationKind.BreakMissing, "V", null, 500, 860)], RoutePlanCheck.Violations(Given.Street([Given.Stop("A", 400)], Van), new RoutePlan([without], [])));
    }

    [Fact]
    public void A_large_day_with_breaks_is_planned_whole()
    {
        var random = new Random(3);
        var vans = Enumerable.Range(0, 5).Select(i => Given.Vehicle($"V{i}", new TimeWindow(0, 16_000), 0, 100) with { Breaks = [new DriverBreak(new TimeWindow(5_000, 7_000), 1_800)] });
        var problem = Given.Street([.. Enumerable.Range(0, 400).Select(i => Given.Stop($"S{i}", random.Next(-600, 600), 120))], [.. vans]);
        var plan = RoutePlanner.Plan(problem, new PlanLimits(null, 30_000, 1));
        Assert.Empty(RoutePlanCheck.Violations(problem, plan));
        Assert.Empty(plan.Unassigned);
        Assert.All(plan.Routes.Where(route => route.DepartureSeconds < 7_000 && route.ReturnSeconds > 7_000), route => Assert.Equal(1_800, route.Stops.Sum(stop => stop.BreakSeconds)));
    }

    [Theory]
    [InlineData(0, 10, 0, "Breaks[0].Seconds is 0")]
    [InlineData(0, 200_000, 5, "Breaks[0].Start.Latest is 200000")]
    [InlineData(450, 900, 50, "Breaks[1] may begin at 450, when Breaks[0] may not have ended yet")]
    public void What_makes_no_sense_is_refused_by_name(int earliest, int latest, int seconds, string message)
    {
        var other = new DriverBreak(new TimeWindow(earliest, latest), seconds);
        var wrong = Van with { Breaks = message.Contains("Breaks[1]", StringComparison.Ordinal) ? [Coffee, other] : [other] };
        Assert.Contains($"vehicle \"V\": {message}", Assert.Throws<ArgumentException>(() => Given.Street([], wrong)).Message);
    }

    private static Route? Drive(RoutingProblem problem, params int[] order) => RouteClock.Time(problem, 0, order, out _);
}
