using System.Globalization;
using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Benchmarks;

/// <summary>Plans published problems with several seeds and settings, and prints how far from the best known each comes.</summary>
internal static class RoutingBenchmark
{
    public const string Usage = "routing --instances FOLDER-or-FILES [--seconds S | by size] [--threads T] [--seeds 1,2,3] [--settings pipeline]";

    private static readonly string[] Extensions = [".vrp", ".txt"];

    public static int Run(string[] arguments) => Arguments.Run(arguments, Run);

    private static int Run(Arguments arguments)
    {
        var seconds = arguments.Number("--seconds", least: 1, none: "by size");
        var threads = arguments.Number("--threads", least: 1) ?? Environment.ProcessorCount;
        var seeds = arguments.Numbers("--seeds", least: 0, 1, 2, 3);
        var settings = arguments.Words("--settings", PlannerSettings.First).Select(name => (name, Plan: PlannerSettings.Of(name))).ToList();
        var files = arguments.Words("--instances").SelectMany(Files).ToList();
        arguments.RefuseAllBut("--seconds", "--threads", "--seeds", "--settings", "--instances");
        var instances = files.ConvertAll(KnownInstance.Read); // a bad file is better found now than in an hour
        Console.WriteLine("| instance | customers | s | setting | median gap, % | worst gap, % | routes | violations | iterations/s |");
        Console.WriteLine("|---|---:|---:|---|---:|---:|---:|---:|---:|");
        var violations = 0;
        foreach (var instance in instances)
            foreach (var (name, plan) in settings)
            {
                var time = seconds ?? SecondsFor(instance.Problem.CustomerCount);
                var runs = seeds.Select(seed => RoutingRun.Of(instance, plan, time, threads, seed)).ToList();
                violations += runs.Sum(run => run.Violations);
                Console.WriteLine(Row(instance.Problem, time, name, runs));
            }

        return violations == 0 ? 0 : 1;
    }

    /// <summary>Bigger problems get longer, as in published comparisons.</summary>
    private static int SecondsFor(int customers) => customers switch
    {
        <= 150 => 10,
        <= 450 => 30,
        <= 1_100 => 60,
        <= 4_000 => 120,
        _ => 300,
    };

    public static string[] Files(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new ArgumentException($"--instances: there is no file or folder {path}");
        string[] files = [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => Extensions.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new ArgumentException($"--instances: {path} holds no {string.Join(" or ", Extensions)} file");
    }

    private static string Row(VrplibInstance instance, int seconds, string setting, List<RoutingRun> runs)
    {
        var gaps = runs.Select(run => run.GapPercent).Order().ToList();
        var routes = runs.Select(run => run.Routes).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"| {instance.Name} | {instance.CustomerCount} | {seconds} | {setting} | {Gap(Median(gaps))} | {Gap(gaps[^1])} | {routes[routes.Count / 2]} | {runs.Sum(run => run.Violations)} | {runs.Average(run => run.IterationsPerSecond):0} |");
    }

    private static double Median(List<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    private static string Gap(double percent) => double.IsFinite(percent) ? percent.ToString("0.00", CultureInfo.InvariantCulture) : "–";
}
