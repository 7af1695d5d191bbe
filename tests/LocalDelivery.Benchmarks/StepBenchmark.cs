using System.Diagnostics;
using System.Globalization;
using LocalDelivery.Routing.Search;

namespace LocalDelivery.Benchmarks;

/// <summary>One chain of ruin and recreate by itself, on one thread: how many steps it makes a second, and how many bytes each allocates.</summary>
internal static class StepBenchmark
{
    public const string Usage = "steps --instances FOLDER-or-FILES [--seconds 3]";

    private const int WarmUpSteps = 20_000; // so that everything is compiled
    private const int MostStops = 3_000;    // a larger day is searched in parts

    public static int Run(string[] arguments) => Arguments.Run(arguments, Run);

    private static int Run(Arguments arguments)
    {
        var seconds = arguments.Number("--seconds", least: 1) ?? 3;
        var files = arguments.Words("--instances").SelectMany(RoutingBenchmark.Files).ToList();
        arguments.RefuseAllBut("--seconds", "--instances");
        Console.WriteLine("| instance | customers | steps/s | bytes per step |");
        Console.WriteLine("|---|---:|---:|---:|");
        var bytes = files.Select(KnownInstance.Read).Where(instance => instance.Problem.CustomerCount <= MostStops).Sum(instance => Bytes(instance, seconds));
        return bytes == 0 ? 0 : 1;
    }

    private static long Bytes(KnownInstance instance, int seconds)
    {
        var problem = instance.Problem.ToProblem();
        var settings = new SearchSettings();
        var day = new WholeDay(problem, [.. Enumerable.Range(0, problem.Stops.Count)], settings, new ParallelOptions());
        var chain = new Annealing(day.Part(day.Stops, [.. Enumerable.Range(0, problem.Vehicles.Count)]), settings, seed: 1);
        chain.Fill();
        chain.Run(new AnnealingSlice(WarmUpSteps, 0, long.MaxValue, 10, 10, CancellationToken.None));
        var (steps, bytes, began) = (chain.Steps, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        chain.Run(new AnnealingSlice(long.MaxValue, began, began + (seconds * Stopwatch.Frequency), 10, 1, CancellationToken.None));
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        (steps, bytes) = (chain.Steps - steps, GC.GetAllocatedBytesForCurrentThread() - bytes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {instance.Problem.Name} | {problem.Stops.Count} | {steps / took:0} | {(double)bytes / steps:0.###} |"));
        return bytes;
    }
}
