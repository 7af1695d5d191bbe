using System.Diagnostics;
using System.Globalization;
using LocalDelivery.Routing;

namespace LocalDelivery.Benchmarks;

/// <summary>Plans one day within a time limit, checks the plan and prints one row of figures.</summary>
internal static class DayBenchmark
{
    public static int Run(string[] options)
    {
        var (stops, vehicles, seconds, seed) = (Option(options, "--stops", 300), Option(options, "--vehicles", 4), Option(options, "--seconds", 30), Option(options, "--seed", 1));
        var problem = TownDay.Make(stops, vehicles, seed);
        var clock = Stopwatch.StartNew();
        var first = new FirstPlan(clock);
        var plan = RoutePlanner.Plan(problem, new PlanLimits(TimeSpan.FromSeconds(seconds), null, seed), first);
        var elapsed = clock.Elapsed;
        var hours = plan.Routes.Select(route => route.DurationSeconds / 3600.0).DefaultIfEmpty().ToList();
        var violations = RoutePlanCheck.Violations(problem, plan);
        Console.WriteLine("| stops | vehicles | s to first plan | s in all | km | hours | shortest to longest route, h | unassigned | violations |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {stops} | {vehicles} | {first.Elapsed?.TotalSeconds:0.0} | {elapsed.TotalSeconds:0.0} | {plan.DistanceMeters / 1000.0:0.0} | {hours.Sum():0.00} | {hours.Min():0.0} to {hours.Max():0.0} | {plan.Unassigned.Count} | {violations.Count} |"));
        foreach (var violation in violations) Console.Error.WriteLine(violation);
        return violations.Count == 0 ? 0 : 1;
    }

    private static int Option(string[] options, string name, int otherwise)
    {
        var at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? int.Parse(options[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }

    private sealed class FirstPlan(Stopwatch clock) : IProgress<PlanProgress>
    {
        public TimeSpan? Elapsed { get; private set; }

        public void Report(PlanProgress value) => Elapsed ??= clock.Elapsed;
    }
}
