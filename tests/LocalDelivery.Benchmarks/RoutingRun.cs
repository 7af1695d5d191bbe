using System.Diagnostics;
using LocalDelivery.Routing;
using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Benchmarks;

/// <summary>A published problem and the best known solution beside its file, if there is one.</summary>
internal sealed record KnownInstance(VrplibInstance Problem, VrplibSolution? Best)
{
    public static KnownInstance Read(string path)
    {
        var best = Path.ChangeExtension(path, ".sol");
        return new KnownInstance(Read(path, VrplibInstance.Read), File.Exists(best) ? Read(best, VrplibSolution.Read) : null);
    }

    private static T Read<T>(string path, Func<TextReader, T> read)
    {
        try
        {
            using var file = File.OpenText(path);
            return read(file);
        }
        catch (InstanceFormatException wrong)
        {
            throw new FormatException($"{path}: {wrong.Message}", wrong);
        }
    }
}

/// <summary>What one search came to.</summary>
/// <param name="GapPercent">Not a number without a best known solution; infinite where somebody was left out.</param>
/// <param name="Violations">What the check from the instance alone found; a customer left out is one, too.</param>
internal sealed record RoutingRun(double GapPercent, int Routes, int Violations, double IterationsPerSecond)
{
    public static RoutingRun Of(KnownInstance instance, PlanWith plan, int seconds, int threads, int seed)
    {
        var problem = instance.Problem.ToProblem();
        var last = new LastReport();
        var began = Stopwatch.GetTimestamp();
        var found = plan(problem, new PlanLimits(TimeSpan.FromSeconds(seconds), null, seed) { Threads = threads }, last);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var solution = VrplibSolution.Of(instance.Problem, found);
        var faults = SolutionCheck.Faults(instance.Problem, solution);
        foreach (var fault in faults.Take(3)) Console.Error.WriteLine($"{instance.Problem.Name}, seed {seed}: {fault}");
        var gap = found.Unassigned.Count > 0 ? double.PositiveInfinity : instance.Best is { } best ? solution.GapPercentTo(best) : double.NaN;
        Console.Error.WriteLine(FormattableString.Invariant($"{instance.Problem.Name}, seed {seed}: {solution.Cost} in {took:0.0} s"));
        return new RoutingRun(gap, solution.Routes.Count, faults.Count, last.IterationsPerSecond);
    }

    private sealed class LastReport : IProgress<PlanProgress>
    {
        public double IterationsPerSecond { get; private set; }

        public void Report(PlanProgress value) => IterationsPerSecond = value.Iterations / Math.Max(value.Elapsed.TotalSeconds, 0.001);
    }
}
