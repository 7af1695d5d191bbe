using System.Diagnostics;
using System.Text.Json;
using CsCheck;

namespace LocalDelivery.Routing.Tests;

public class RoutePlannerTests
{
    [Fact]
    public void The_five_stop_day_is_planned_as_well_as_by_hand()
    {
        // At least 2 × 250 s west and 2 × 300 s east must be driven, and 5 × 60 s served: 1400 s, if nobody waits.
        var plan = RoutePlanner.Plan(FiveStopDay.Problem, Given.FewIterations);
        Assert.Empty(RoutePlanCheck.Violations(FiveStopDay.Problem, plan));
        Assert.Equal((5, 1400, 11_000), (plan.StopCount, plan.DurationSeconds, plan.DistanceMeters));
        var order = plan.Routes[0].Stops.Select(stop => stop.StopId).ToList();
        Assert.True(order.IndexOf("E") < 2, "E closes at 400: the west comes first");
    }

    [Fact]
    public void No_stops_make_an_empty_plan()
    {
        var plan = RoutePlanner.Plan(Given.Street([], Given.Vehicle("V")), Given.FewIterations);
        Assert.Empty(plan.Routes);
        Assert.Empty(plan.Unassigned);
    }

    [Fact]
    public void One_stop_is_driven_by_the_nearest_of_many_vehicles()
    {
        var plan = RoutePlanner.Plan(
            Given.Street([Given.Stop("A", 90)], Given.Vehicle("V"), Given.Vehicle("W", depot: 100), Given.Vehicle("X", depot: 50)), Given.FewIterations);
        Assert.Equal(("W", 80), (Assert.Single(plan.Routes).VehicleId, plan.DurationSeconds)); // 10 + 60 + 10
    }

    [Fact]
    public void Two_towns_are_driven_from_their_own_depots()
    {
        var problem = Given.Street(
            [Given.Stop("A", 10), Given.Stop("B", 5010), Given.Stop("C", 20), Given.Stop("D", 5020)],
            Given.Vehicle("V", depot: 0), Given.Vehicle("W", depot: 5000));
        var plan = RoutePlanner.Plan(problem, Given.FewIterations);
        Assert.Equal(["V: A C", "W: B D"], plan.Routes.Select(route => $"{route.VehicleId}: {string.Join(' ', route.Stops.Select(stop => stop.StopId).Order())}"));
    }

    [Fact]
    public void Same_seed_and_iterations_give_the_same_plan()
    {
        var problem = Town(60);
        Assert.Equal(Text(RoutePlanner.Plan(problem, new PlanLimits(null, 20_000, 7))), Text(RoutePlanner.Plan(problem, new PlanLimits(null, 20_000, 7))));
    }

    [Fact]
    public void Another_seed_searches_elsewhere()
    {
        var problem = Town(60);
        var plans = Enumerable.Range(1, 4).Select(seed => Text(RoutePlanner.Plan(problem, new PlanLimits(null, 5_000, seed)))).Distinct();
        Assert.True(plans.Count() > 1);
    }

    [Fact]
    public void More_iterations_do_not_make_a_plan_worse()
    {
        var problem = Town(60);
        var (quick, long_) = (RoutePlanner.Plan(problem, new PlanLimits(null, 1, 1)), RoutePlanner.Plan(problem, new PlanLimits(null, 50_000, 1)));
        Assert.Empty(RoutePlanCheck.Violations(problem, quick));
        Assert.Empty(RoutePlanCheck.Violations(problem, long_));
        Assert.True(long_.Unassigned.Count <= quick.Unassigned.Count && long_.DurationSeconds < quick.DurationSeconds);
    }

    [Fact]
    public void A_cancelled_search_throws()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Listener(_ => cancellation.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() =>
            RoutePlanner.Plan(Town(60), new PlanLimits(TimeSpan.FromMinutes(10), null, 1), progress, cancellation.Token));
        Assert.InRange(progress.Reports, 1, 2); // it stops there, not after ten minutes
    }

    [Fact]
    public void A_search_cancelled_beforehand_does_not_start() => Assert.ThrowsAny<OperationCanceledException>(() =>
        RoutePlanner.Plan(FiveStopDay.Problem, Given.FewIterations, cancellation: new CancellationToken(canceled: true)));

    [Fact]
    public void An_error_of_the_listener_comes_out_unchanged() => Assert.Throws<FormatException>(() =>
        RoutePlanner.Plan(Town(60), new PlanLimits(TimeSpan.FromMinutes(10), null, 1), new Listener(_ => throw new FormatException())));

    [Fact]
    public void Progress_counts_up_to_the_iterations_allowed()
    {
        var costs = new List<PlanProgress>();
        RoutePlanner.Plan(Town(60), new PlanLimits(null, 10_000, 1), new Listener(costs.Add));
        Assert.NotEmpty(costs);
        Assert.Equal(costs.OrderBy(report => report.Iterations), costs);
        Assert.All(costs, report => Assert.InRange(report.Iterations, 0, 10_000));
    }

    [Fact]
    public void Any_day_is_planned_without_violations() => RandomProblem.Any.Sample(
        problem => Assert.Empty(RoutePlanCheck.Violations(problem, RoutePlanner.Plan(problem, Given.FewIterations))), iter: 120, threads: 2);

    [Fact]
    public void A_day_of_300_stops_and_4_vehicles_fits_and_is_ready_when_its_time_is_up()
    {
        var random = new Random(3);
        var depot = new Location(49.51, 11.28);
        var problem = RoutingProblem.Create(
            [.. Enumerable.Range(1, 300).Select(i => new Stop($"S{i}", new Location(49.49 + 0.04 * random.NextDouble(), 11.25 + 0.06 * random.NextDouble()), 60, [1], []))],
            [.. Enumerable.Range(1, 4).Select(i => new Vehicle($"V{i}", depot, new TimeWindow(4 * 3600, 10 * 3600), [100]))],
            new StraightLineTravelTimes());
        var began = Stopwatch.GetTimestamp();

        var plan = RoutePlanner.Plan(problem, new PlanLimits(TimeSpan.FromSeconds(2), null, 1));

        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 2 + 20); // beside the limit: a first plan, and a machine with other things to do
        Assert.Empty(plan.Unassigned);
        Assert.Empty(RoutePlanCheck.Violations(problem, plan));
    }

    [Fact]
    public void No_stop_that_still_fits_is_left_out() => RandomProblem.Any.Sample(
        problem =>
        {
            var plan = RoutePlanner.Plan(problem, Given.FewIterations);
            foreach (var left in plan.Unassigned)
                Assert.DoesNotContain(Enumerable.Range(0, problem.Vehicles.Count), vehicle => Fits(problem, plan, vehicle, left.StopId));
        },
        iter: 120, threads: 2);

    private static bool Fits(RoutingProblem problem, RoutePlan plan, int vehicle, string stopId)
    {
        var positions = problem.Stops.Select((stop, i) => (stop.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        var route = plan.Routes.SingleOrDefault(route => route.VehicleId == problem.Vehicles[vehicle].Id);
        var order = route?.Stops.Select(stop => positions[stop.StopId]).ToList() ?? [];
        var loads = order.Append(positions[stopId]).Select(stop => problem.Stops[stop].Load).ToList();
        return problem.MayServe(vehicle, positions[stopId]) && order.Count < (problem.Vehicles[vehicle].MostStops ?? int.MaxValue)
            && problem.Vehicles[vehicle].Capacity.Select((capacity, unit) => loads.Sum(load => load[unit]) <= capacity).All(fits => fits)
            && Enumerable.Range(0, order.Count + 1).Any(at =>
                RouteClock.Time(problem, vehicle, [.. order[..at], positions[stopId], .. order[at..]], out _) is not null);
    }

    private static RoutingProblem Town(int stops)
    {
        var random = new Random(5);
        return Given.Street(
            [.. Enumerable.Range(1, stops).Select(i => Given.Stop($"S{i}", random.Next(-2000, 2000), windows: i % 5 == 0 ? [new TimeWindow(2000, 4000)] : []))],
            Given.Vehicle("V", new TimeWindow(0, 9000)), Given.Vehicle("W", new TimeWindow(0, 9000)), Given.Vehicle("X", new TimeWindow(1000, 9000)));
    }

    private static string Text(RoutePlan plan) => JsonSerializer.Serialize(plan);

    private sealed class Listener(Action<PlanProgress> listen) : IProgress<PlanProgress>
    {
        public int Reports { get; private set; }

        public void Report(PlanProgress value)
        {
            Reports++;
            listen(value);
        }
    }
}
