namespace LocalDelivery.Routing.Tests;

/// <summary>A van that is too small for the day comes back, loads again and drives a second trip.</summary>
public class ReloadTests
{
    private static readonly Vehicle Van = Given.Vehicle("V", null, 0, 2) with { Reloads = 2, ReloadSeconds = 300 };

    [Fact]
    public void It_comes_back_stands_there_and_goes_on()
    {
        var problem = Street(Van, 100, 200, 150);
        // 100 to A, 60 there, 100 to B, 60 there, 200 back: 520. 300 to load: 820. 150 to C, 60 there, 150 back.
        var route = Drive(problem, 0, 1, problem.DepotRow(0), 2)!;
        Assert.Equal(new Reload(520, 820, 200, 2_000), route.Stops[2].Reload);
        Assert.Equal((970, 150, 1_500), (route.Stops[2].ArrivalSeconds, route.Stops[2].TravelSeconds, route.Stops[2].DistanceMeters));
        Assert.Equal((1_180, 7_000), (route.ReturnSeconds, route.DistanceMeters));
        Assert.Empty(RoutePlanCheck.Violations(problem, new RoutePlan([route], [])));
    }

    [Fact]
    public void A_day_that_is_too_much_for_one_load_is_driven_in_trips_of_neighbors()
    {
        // Two in the east, two in the west, one at the door: a van for two makes three trips.
        var problem = Street(Van, 500, 510, -500, -510, 1);
        var plan = RoutePlanner.Plan(problem, Given.FewIterations);
        Assert.Empty(RoutePlanCheck.Violations(problem, plan));
        Assert.Empty(plan.Unassigned);
        Assert.Equal(2, Assert.Single(plan.Routes).Stops.Count(stop => stop.Reload is not null));
        Assert.Equal(1_020 + 1_020 + 2 + (5 * 60) + (2 * 300), plan.DurationSeconds);
        Assert.Equal(20_420, plan.DistanceMeters);
    }

    [Fact]
    public void Nobody_comes_back_without_need()
    {
        var plan = RoutePlanner.Plan(Street(Van with { Capacity = [10] }, 500, 510, -500), Given.FewIterations);
        Assert.All(Assert.Single(plan.Routes).Stops, stop => Assert.Null(stop.Reload));
    }

    [Fact]
    public void What_even_another_load_does_not_bring_is_left_out_with_the_reason()
    {
        var plan = RoutePlanner.Plan(Street(Van with { Reloads = 1 }, 10, 20, 30, 40, 50), Given.FewIterations);
        Assert.Equal((4, new UnassignedStop("S4", UnassignedReason.NoCapacity, null, 1, 0)), (plan.StopCount, Assert.Single(plan.Unassigned) with { StopId = "S4" }));
        var hasty = RoutePlanner.Plan(Street(Van with { Shift = new TimeWindow(0, 500) }, 10, 20, 30), Given.FewIterations);
        Assert.Equal(UnassignedReason.NoRoom, Assert.Single(hasty.Unassigned).Reason);
    }

    [Fact]
    public void The_driver_rests_at_a_stop_not_where_the_van_is_loaded()
    {
        var problem = Street(Van with { Shift = new TimeWindow(0, 1_500), Breaks = [new DriverBreak(new TimeWindow(600, 1_000), 200)] }, 100, 200, 150, 160);
        var plan = RoutePlanner.Plan(problem, Given.FewIterations);
        Assert.Empty(RoutePlanCheck.Violations(problem, plan));
        Assert.Equal((4, 200), (plan.StopCount, Assert.Single(plan.Routes).Stops.Sum(stop => stop.BreakSeconds)));
    }

    [Fact]
    public void A_large_day_of_small_vans_is_planned_whole()
    {
        var random = new Random(3);
        Vehicle[] vans = [.. Enumerable.Range(0, 5).Select(i => Given.Vehicle($"V{i}", new TimeWindow(0, 20_000), 0, 50) with { Reloads = 3, ReloadSeconds = 600 })];
        var problem = Given.Street([.. Enumerable.Range(0, 600).Select(i => Given.Stop($"S{i}", random.Next(-600, 600), 60))], vans);
        var plan = RoutePlanner.Plan(problem, new PlanLimits(null, 30_000, 1));
        Assert.Empty(RoutePlanCheck.Violations(problem, plan));
        Assert.Empty(plan.Unassigned);
        Assert.True(plan.Routes.Sum(route => route.Stops.Count(stop => stop.Reload is not null)) >= 7);
    }

    [Fact]
    public void From_an_earlier_plan_the_trips_are_kept()
    {
        var problem = Street(Van, 500, 510, -500, -510, 1);
        var before = RoutePlanner.Plan(problem, Given.FewIterations);
        var adjusted = RoutePlanner.Adjust(problem, before);
        Assert.Equal(before.Routes[0].Stops, adjusted.Routes[0].Stops);
        var without = new RoutingProblem(problem.Stops, [Van with { Reloads = 0 }], problem.Travel);
        Assert.Equal(2, RoutePlanner.Adjust(without, before).StopCount);
        Assert.Empty(RoutePlanCheck.Violations(without, RoutePlanner.Adjust(without, before)));
    }

    [Fact]
    public void A_round_shares_out_more_than_a_load_and_each_day_drives_it_in_trips()
    {
        var days = Enumerable.Range(0, 2).Select(_ => Street(Van, 500, 510, -500, -510, 1)).ToList();
        var plans = Rounds.RoundPlanner.Plan(days, Given.FewIterations, 0.2);
        Assert.All(plans.Zip(days), each => Assert.Empty(RoutePlanCheck.Violations(each.Second, each.First)));
        Assert.All(plans, plan => Assert.Empty(plan.Unassigned));
    }

    [Fact]
    public void A_plan_with_wrong_trips_is_not_let_out()
    {
        var problem = Street(Van, 100, 200, 150);
        var route = Drive(problem, 0, 1, problem.DepotRow(0), 2)!;
        Assert.Contains(Kinds(problem, Drive(problem, 0, 1, 2)!), kind => kind == ViolationKind.Overloaded);
        Assert.Contains(Kinds(Street(Van with { Reloads = 0 }, 100, 200, 150), route), kind => kind == ViolationKind.TooManyReloads);
        foreach (var wrong in new[] { route.Stops[2].Reload! with { TravelSeconds = 1 }, route.Stops[2].Reload! with { DepartureSeconds = 700 }, route.Stops[2].Reload! with { DistanceMeters = 0 } })
            Assert.Contains(Kinds(problem, route with { Stops = [route.Stops[0], route.Stops[1], route.Stops[2] with { Reload = wrong }] }), kind => kind == ViolationKind.WrongReload);
    }

    [Theory]
    [InlineData(-1, 0, "Reloads is -1, must be from 0 to 9")]
    [InlineData(10, 0, "Reloads is 10")]
    [InlineData(1, -5, "ReloadSeconds is -5")]
    public void What_makes_no_sense_is_refused_by_name(int reloads, int seconds, string message) => Assert.Contains(
        $"vehicle \"V\": {message}", Assert.Throws<ArgumentException>(() => Street(Van with { Reloads = reloads, ReloadSeconds = seconds })).Message);

    private static RoutingProblem Street(Vehicle van, params int[] at) => Given.Street([.. at.Select((place, i) => Given.Stop($"S{i}", place))], van);

    private static Route? Drive(RoutingProblem problem, params int[] order) => RouteClock.Time(problem, 0, order, out _);

    private static IEnumerable<ViolationKind> Kinds(RoutingProblem problem, Route route) => RoutePlanCheck.Violations(problem, new RoutePlan([route], [])).Select(violation => violation.Kind);
}
