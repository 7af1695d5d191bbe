using CsCheck;

namespace LocalDelivery.Routing.Tests;

/// <summary>Planning from a plan that was: yesterday's, one that gets another neighbor, one that is being driven.</summary>
public class EarlierPlanTests
{
    [Fact]
    public void A_plan_found_from_an_earlier_one_is_never_worse() => RandomProblem.Tiny.Sample(
        problem =>
        {
            var earlier = RoutePlanner.Plan(problem, Given.FewIterations);
            var again = RoutePlanner.Plan(problem, new PlanLimits(null, 20, 7), earlier: earlier);
            Assert.Empty(RoutePlanCheck.Violations(problem, again));
            Assert.True((Weight(problem, again), again.Cost(problem)).CompareTo((Weight(problem, earlier), earlier.Cost(problem))) <= 0);
        },
        iter: 150, threads: 2);

    private static int Weight(RoutingProblem problem, RoutePlan plan) => plan.Unassigned.Sum(left => 1 + problem.Stops.Single(stop => stop.Id == left.StopId).Priority);

    [Fact]
    public void A_new_neighbor_is_put_where_it_adds_least_and_nobody_else_changes_place()
    {
        var (west, east) = (Given.Vehicle("W", capacity: 3), Given.Vehicle("E", capacity: 9));
        Stop[] stops = [Given.Stop("W1", -50), Given.Stop("W2", -90), Given.Stop("E1", 40), Given.Stop("E2", 80)];
        var before = Plan(Given.Street(stops, west, east), [1, 0], [2, 3]);   // not the best order, but the one everybody knows

        var problem = Given.Street([.. stops, Given.Stop("new", 60)], west, east);
        var after = RoutePlanner.Adjust(problem, before);

        Assert.Equal(["W2 W1", "E1 new E2"], Orders(after));
        Assert.Empty(RoutePlanCheck.Violations(problem, after));
    }

    [Fact]
    public void Who_stays_away_leaves_a_gap_and_no_more()
    {
        var vehicle = Given.Vehicle("V");
        var before = Plan(Given.Street([Given.Stop("A", 50), Given.Stop("B", 20), Given.Stop("C", 80)], vehicle), [0, 1, 2]);

        var after = RoutePlanner.Adjust(Given.Street([Given.Stop("A", 50), Given.Stop("C", 80)], vehicle), before);

        Assert.Equal(["A C"], Orders(after));
    }

    [Fact]
    public void What_no_longer_fits_goes_to_another_vehicle_or_says_why_not()
    {
        Stop[] stops = [Given.Stop("A", 50), Given.Stop("B", 60), Given.Stop("C", 70)];
        var before = Plan(Given.Street(stops, Given.Vehicle("V"), Given.Vehicle("W")), [0, 1, 2], []);

        var smaller = Given.Street(stops, Given.Vehicle("V", capacity: 1), Given.Vehicle("W", capacity: 1));
        var after = RoutePlanner.Adjust(smaller, before);

        Assert.Equal(["A", "B"], Orders(after));
        Assert.Equal(new UnassignedStop("C", UnassignedReason.NoCapacity, ShortByUnits: 1, LoadDimension: 0), Assert.Single(after.Unassigned));
    }

    [Fact]
    public void After_a_delay_the_rest_is_planned_anew_in_the_time_there_is()
    {
        // Eight doors eastwards, known at these times; after the third the van stands still for half an hour. The goods are in it, so nobody else can come.
        Stop[] stops = [.. Enumerable.Range(1, 8).Select(number => Given.Stop($"{number}", number * 100))];
        var vans = new[] { Given.Vehicle("V"), Given.Vehicle("W") };
        var before = Plan(Given.Street(stops, vans), [0, 1, 2, 3, 4, 5, 6, 7], []);
        var known = before.Routes[0].Stops.ToDictionary(visit => visit.StopId, visit => visit.ServiceStartSeconds);
        Stop[] late =
        [
            .. stops.Select((stop, i) => stop with
            {
                OnlyVehicle = "V", ServiceSeconds = stop.ServiceSeconds + (i == 2 ? 1_800 : 0),
                Preferred = new SoftWindow(new TimeWindow(Math.Max(0, known[stop.Id] - 600), known[stop.Id] + 600), 0, i == 7 ? 1_000_000 : 36_000),
            }),
        ];
        var problem = Given.Street(late, vans[0] with { First = ["1", "2", "3"] }, vans[1]);

        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var after = RoutePlanner.Plan(problem, new PlanLimits(TimeSpan.FromSeconds(1), null, 1), earlier: before);

        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 10);
        Assert.Empty(RoutePlanCheck.Violations(problem, after));
        Assert.Empty(after.Unassigned);
        Assert.StartsWith("1 2 3 8", Assert.Single(Orders(after)));   // who minds most comes next
    }

    [Fact]
    public void First_stops_stay_first_whatever_is_cheaper() => Firsts.Sample(
        problem =>
        {
            var plan = RoutePlanner.Plan(problem, Given.FewIterations);
            Assert.Empty(RoutePlanCheck.Violations(problem, plan));
            Assert.StartsWith(string.Join(' ', problem.Vehicles[0].First), Assert.Single(plan.Routes, route => route.VehicleId == "V0").Stops.Select(stop => stop.StopId).Aggregate((a, b) => $"{a} {b}"));
        },
        iter: 100, threads: 2);

    /// <summary>On which the first vehicle has one or two stops that it can drive, behind it.</summary>
    private static Gen<RoutingProblem> Firsts =>
        from problem in RandomProblem.Any.Where(problem => problem.Stops.Count > 2 && problem.Vehicles.Count > 0)
        from count in Gen.Int[1, 2]
        let first = (int[])[.. Enumerable.Range(0, count)]
        where Array.TrueForAll(first, stop => problem.MayServe(0, stop)) && (problem.Vehicles[0].MostStops ?? 9) >= count
            && problem.Vehicles[0].Capacity.Select((capacity, unit) => first.Sum(stop => problem.Stops[stop].Load[unit]) <= capacity).All(fits => fits)
            && RouteClock.Time(problem, 0, first, out _) is not null
        select new RoutingProblem(
            problem.Stops, [problem.Vehicles[0] with { First = [.. first.Select(stop => problem.Stops[stop].Id)] }, .. problem.Vehicles.Skip(1)], problem.Travel);

    [Theory]
    [InlineData("vehicle \"V\": First can not be driven: WindowClosed at stop \"B\"", 9, 90)]
    [InlineData("vehicle \"V\": First carries 2 of unit 0, more than its Capacity 1", 1, 900)]
    public void First_stops_that_can_not_be_driven_are_refused(string message, int capacity, int open)
    {
        Stop[] stops = [Given.Stop("A", 50), Given.Stop("B", 20, windows: new TimeWindow(0, open))];
        var problem = Given.Street(stops, Given.Vehicle("V", capacity: capacity) with { First = ["A", "B"] });

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => RoutePlanner.Plan(problem, Given.FewIterations)).Message);
    }

    private static RoutePlan Plan(RoutingProblem problem, params int[][] orders) => new(
        [.. orders.Select((order, vehicle) => order.Length == 0 ? null : RouteClock.Time(problem, vehicle, order, out _)).OfType<Route>()], []);

    private static IEnumerable<string> Orders(RoutePlan plan) => plan.Routes.Select(route => string.Join(' ', route.Stops.Select(stop => stop.StopId)));
}
