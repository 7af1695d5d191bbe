using System.Globalization;
using LocalDelivery.Routing;
using LocalDelivery.Routing.Instances;
using LocalDelivery.Routing.Rounds;

namespace LocalDelivery.Benchmarks;

/// <summary>
/// Plans published problems of several days (Groër, Golden and Wasil 2009) so that every customer has one driver, and prints what that costs beside each
/// day planned by itself, and how far a customer's times lie apart.
/// </summary>
internal static class RoundBenchmark
{
    public const string Usage = "rounds --instances FOLDER-or-FILES [--seconds 30] [--threads T] [--seed 1]";

    public static int Run(string[] arguments) => Arguments.Run(arguments, Run);

    private static int Run(Arguments arguments)
    {
        var seconds = arguments.Number("--seconds", least: 1) ?? 30;
        var limits = new PlanLimits(TimeSpan.FromSeconds(seconds), null, arguments.Number("--seed", least: 0) ?? 1) { Threads = arguments.Number("--threads", least: 1) ?? Environment.ProcessorCount };
        var files = arguments.Words("--instances").SelectMany(path => Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.vrp").Order(StringComparer.Ordinal)] : new[] { path }).ToList();
        arguments.RefuseAllBut("--seconds", "--threads", "--seed", "--instances");
        var instances = files.ConvertAll(file => (Name: Path.GetFileNameWithoutExtension(file), Instance: Read(file)));
        Console.WriteLine("| instance | customers | days | drivers | travel time | one driver each, % | most apart | mean apart | each day by itself | drivers | most apart | violations |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        var violations = 0;
        foreach (var (name, instance) in instances)
        {
            var days = Enumerable.Range(0, instance.DayCount).Select(instance.ToProblem).ToList();
            var round = RoundPlanner.Plan(days, limits, double.PositiveInfinity);
            var free = days.ConvertAll(day => RoutePlanner.Plan(day, new PlanLimits(limits.Time / days.Count, null, limits.Seed) { Threads = limits.Threads }));
            var (one, other) = (Story.Of(round), Story.Of(free));
            var wrong = days.Zip(round).Sum(day => RoutePlanCheck.Violations(day.First, day.Second).Count + day.Second.Unassigned.Count);
            violations += wrong;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {instance.Customers.Count} | {days.Count} | {one.Drivers} | {one.TravelTime:0.00} | {one.OneDriverPercent:0.0} | {one.MostApart:0.00} | {one.MeanApart:0.00} | {other.TravelTime:0.00} | {other.Drivers} | {other.MostApart:0.00} | {wrong} |"));
        }

        return violations == 0 ? 0 : 1;
    }

    private static ConVrpInstance Read(string path)
    {
        try
        {
            using var file = File.OpenText(path);
            return ConVrpInstance.Read(file);
        }
        catch (InstanceFormatException wrong)
        {
            throw new FormatException($"{path}: {wrong.Message}", wrong);
        }
    }

    /// <summary>What the days came to, in the file's unit.</summary>
    private sealed record Story(double TravelTime, int Drivers, double OneDriverPercent, double MostApart, double MeanApart)
    {
        private const double Hundredth = 0.01;

        public static Story Of(IReadOnlyList<RoutePlan> plans)
        {
            var visits = plans.SelectMany(plan => plan.Routes).SelectMany(route => route.Stops, (route, stop) => (stop.StopId, route.VehicleId, stop.ArrivalSeconds)).ToLookup(visit => visit.StopId);
            var apart = visits.Select(all => all.Max(visit => visit.ArrivalSeconds) - all.Min(visit => visit.ArrivalSeconds)).ToList();
            return new Story(
                plans.Sum(plan => (long)plan.DistanceMeters) * Hundredth, plans.SelectMany(plan => plan.Routes).Select(route => route.VehicleId).Distinct().Count(),
                100.0 * visits.Count(all => all.Select(visit => visit.VehicleId).Distinct().Count() == 1) / visits.Count, apart.Max() * Hundredth, apart.Average() * Hundredth);
        }
    }
}
