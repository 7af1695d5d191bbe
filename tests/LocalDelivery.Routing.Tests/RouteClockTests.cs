using CsCheck;

namespace LocalDelivery.Routing.Tests;

public class RouteClockTests
{
    [Fact]
    public void A_day_of_five_stops_is_timed_as_by_hand()
    {
        // West of the depot D and E, east of it A, B and C; a minute at each; E only until 400, B only from 1000.
        var problem = FiveStopDay.Problem;
        var route = RouteClock.Time(problem, 0, [FiveStopDay.D, FiveStopDay.E, FiveStopDay.A, FiveStopDay.C, FiveStopDay.B], out _)!;
        Assert.Equal(0, route.DepartureSeconds); // no waiting anywhere, so nothing is won by leaving later
        Assert.Equal(
            [
                new RouteStop("D", 100, 100, 160, 100, 1000),
                new RouteStop("E", 310, 310, 370, 150, 1500), // 160 + 150, before 400
                new RouteStop("A", 720, 720, 780, 350, 3500), // 370 + 250 back to the depot + 100 beyond
                new RouteStop("C", 980, 980, 1040, 200, 2000),
                new RouteStop("B", 1140, 1140, 1200, 100, 1000), // after 1000
            ],
            route.Stops);
        Assert.Equal(1400, route.ReturnSeconds); // 1200 + 200
        Assert.Equal(11_000, route.DistanceMeters); // twice 250 west, twice 300 east: 1100 s at 10 m/s
    }

    [Fact]
    public void Departure_is_late_enough_not_to_wait_at_a_closed_gate()
    {
        var problem = Given.Street([Given.Stop("A", 100, windows: new TimeWindow(1000, 1200)), Given.Stop("D", -100)], Given.Vehicle("V"));
        var route = RouteClock.Time(problem, 0, [1, 0], out _)!;
        Assert.Equal(640, route.DepartureSeconds); // 1000 - 200 from D to A - 60 at D - 100 to D
        Assert.Equal([0, 0], route.Stops.Select(stop => stop.WaitingSeconds));
        Assert.Equal(1160, route.ReturnSeconds); // 1000 + 60 + 100
    }

    [Fact]
    public void An_earlier_window_keeps_departure_early_and_the_waiting()
    {
        var problem = Given.Street(
            [Given.Stop("A", 100, windows: new TimeWindow(1000, 1200)), Given.Stop("D", -100, windows: new TimeWindow(0, 400))], Given.Vehicle("V"));
        var route = RouteClock.Time(problem, 0, [1, 0], out _)!;
        Assert.Equal(300, route.DepartureSeconds); // D at 400, its last second
        Assert.Equal([0, 340], route.Stops.Select(stop => stop.WaitingSeconds)); // at A from 400 + 60 + 200 to 1000
    }

    [Fact]
    public void Between_two_windows_the_vehicle_waits_for_the_second()
    {
        var problem = Given.Street(
            [Given.Stop("A", 100, windows: [new TimeWindow(0, 99), new TimeWindow(500, 600)])], Given.Vehicle("V"));
        var route = RouteClock.Time(problem, 0, [0], out _)!;
        Assert.Equal((400, 500, 660), (route.DepartureSeconds, route.Stops[0].ServiceStartSeconds, route.ReturnSeconds));
    }

    [Fact]
    public void A_closed_window_says_where_and_by_how_much()
    {
        var problem = Given.Street([Given.Stop("A", 100, windows: new TimeWindow(0, 90))], Given.Vehicle("V"));
        Assert.Null(RouteClock.Time(problem, 0, [0], out var fault));
        Assert.Equal(new RouteFault(UnassignedReason.WindowClosed, 0, 10), fault);
    }

    [Fact]
    public void A_return_in_the_last_second_of_the_shift_is_in_time()
    {
        Stop[] stops = [Given.Stop("A", 100)];
        Assert.NotNull(RouteClock.Time(Given.Street(stops, Given.Vehicle("V", new TimeWindow(0, 260))), 0, [0], out _));
        Assert.Null(RouteClock.Time(Given.Street(stops, Given.Vehicle("V", new TimeWindow(0, 259))), 0, [0], out var fault));
        Assert.Equal(new RouteFault(UnassignedReason.OutsideShift, 0, 1), fault);
    }

    [Fact]
    public void Any_route_it_times_passes_the_check() => RandomProblem.Any.Sample(
        problem =>
        {
            var order = Enumerable.Range(0, Math.Min(3, problem.Stops.Count)).ToArray();
            if (order.Length == 0 || problem.Vehicles.Count == 0 || RouteClock.Time(problem, 0, order, out _) is not { } route) return;
            var rest = problem.Stops.Skip(order.Length).Select(stop => new UnassignedStop(stop.Id, UnassignedReason.NoRoom));
            Assert.DoesNotContain(
                RoutePlanCheck.Violations(problem, new RoutePlan([route], [.. rest])), violation => violation.Kind < ViolationKind.Overloaded);   // a clock looks at times alone
        },
        iter: 2000);

    [Fact]
    public void Nobody_could_leave_later_and_be_back_as_early() => RandomProblem.Any.Sample(
        any =>
        {
            // Who has a break could also wait at home until none is due.
            var problem = new RoutingProblem(any.Stops, [.. any.Vehicles.Select(vehicle => vehicle with { Breaks = [] })], any.Travel);
            var order = Enumerable.Range(0, Math.Min(3, problem.Stops.Count)).ToArray();
            if (order.Length == 0 || problem.Vehicles.Count == 0 || RouteClock.Time(problem, 0, order, out _) is not { } route) return;
            var later = new TimeWindow(route.DepartureSeconds + 1, problem.Vehicles[0].Shift.Latest);
            Vehicle[] vehicles = [problem.Vehicles[0] with { Shift = later }, .. problem.Vehicles.Skip(1)];
            var delayed = RouteClock.Time(new RoutingProblem(problem.Stops, vehicles, problem.Travel), 0, order, out _);
            Assert.True(delayed is null || delayed.ReturnSeconds > route.ReturnSeconds);
        },
        iter: 2000);
}
