using System.Diagnostics;
using System.Globalization;
using LocalDelivery.Routing;

namespace LocalDelivery.Benchmarks;

/// <summary>One morning of a made-up town: doors in a dozen neighborhoods, every tenth with hours of its own, vans with room for a tenth more than there is.</summary>
public static class DayBenchmark
{
    private const int Start = 4 * 3600;
    private const int End = 9 * 3600;

    /// <returns>0 when every stop is on a route and nothing breaks a rule.</returns>
    public static int Run(int stops, int vehicles, int seconds, int seed)
    {
        var problem = Town(stops, vehicles, seed);
        var watch = Stopwatch.StartNew();
        var plan = RoutePlanner.Plan(problem, new PlanLimits(TimeSpan.FromSeconds(seconds), iterations: null, seed));
        watch.Stop();
        var violations = RoutePlanCheck.Violations(problem, plan);
        Console.WriteLine("stops vehicles seconds      km  hours unassigned violations");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{stops,5} {plan.Routes.Count,3} of {vehicles,2} {watch.Elapsed.TotalSeconds,7:0.0} {plan.DistanceMeters / 1000d,7:0.0} {plan.DurationSeconds / 3600d,6:0.0} {plan.Unassigned.Count,10} {violations.Count,10}"));
        return plan.Unassigned.Count == 0 && violations.Count == 0 ? 0 : 1;
    }

    private static RoutingProblem Town(int stops, int vehicles, int seed)
    {
        var random = new Random(seed);
        var depot = new Location(49.51, 11.28);
        var centers = Enumerable.Range(0, 12).Select(_ => Near(random, depot, 0.03)).ToList();
        var doors = Enumerable.Range(0, stops).Select(number =>
        {
            var from = Start + random.Next(3) * 1800;
            TimeWindow[] windows = number % 10 == 0 ? [new TimeWindow(from, from + 2 * 3600)] : [];
            return new Stop($"door {number}", Near(random, centers[random.Next(centers.Count)], 0.006), 60, [1 + random.Next(4), random.Next(3)], windows);
        }).ToList();
        int[] capacity = [.. Enumerable.Range(0, 2).Select(unit => doors.Sum(door => door.Load[unit]) * 11 / 10 / vehicles + 5)];
        return RoutingProblem.Create(
            doors, [.. Enumerable.Range(1, vehicles).Select(number => new Vehicle($"van {number}", depot, new TimeWindow(Start, End), capacity))], new StraightLineTravelTimes());
    }

    private static Location Near(Random random, Location center, double degrees) =>
        new(center.Latitude + (random.NextDouble() - 0.5) * 2 * degrees, center.Longitude + (random.NextDouble() - 0.5) * 3 * degrees);
}
