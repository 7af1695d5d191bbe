using LocalDelivery.Routing;
using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Web.Commands;

/// <summary>A plan and how long the search for it took.</summary>
/// <param name="Iterations">As many as had been done when the search last spoke.</param>
/// <param name="IterationsPerSecond">Until then.</param>
public sealed record FoundPlan(RoutePlan Plan, double Seconds, long Iterations, double IterationsPerSecond);

/// <summary>Searches a published problem and shows, to whoever waits, how far it is.</summary>
public static class InstanceSearch
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    public static async Task<FoundPlan> Run(VrplibInstance instance, VrplibSolution? best, int seconds, int threads, int randomSeed, CancellationToken cancellation)
    {
        var problem = instance.ToProblem();
        var limits = new PlanLimits(TimeSpan.FromSeconds(seconds), null, randomSeed) { Threads = threads };
        var latest = new Latest();
        var began = TimeProvider.System.GetTimestamp();
        using var line = new ProgressLine(TimeProvider.System, Terminal.Text);
        var search = Task.Run(() => RoutePlanner.Plan(problem, limits, latest, cancellation), CancellationToken.None); // the planner itself watches for ctrl-C
        while (await Task.WhenAny(search, Task.Delay(Pace, CancellationToken.None)) != search)
            line.Show(Words(instance, best, latest.BestCost), (int)Math.Min(TimeProvider.System.GetElapsedTime(began).TotalSeconds, seconds), seconds);
        var plan = await search;
        return new FoundPlan(plan, TimeProvider.System.GetElapsedTime(began).TotalSeconds, latest.Iterations, latest.IterationsPerSecond);
    }

    private static string Words(VrplibInstance instance, VrplibSolution? best, double? cost)
    {
        if (cost is null) return Terminal.Text["Planning routes (seconds)"];
        var sofar = new VrplibSolution([], instance.CostOf((long)cost.Value)); // its vehicles cost what they drive, so the search's cost is meters
        var said = PlanRouteStory.Number(sofar.Cost);
        return best is null ? Terminal.Text["Cost {0} (seconds)", said] : Terminal.Text["Cost {0}, {1:0.00} % above the best known (seconds)", said, sofar.GapPercentTo(best)];
    }

    /// <summary>What the planner said last, and the best it said: it may speak of worse plans on its way to better ones.</summary>
    private sealed class Latest : IProgress<PlanProgress>
    {
        private volatile PlanProgress? last;
        private volatile PlanProgress? best;

        public long Iterations => last?.Iterations ?? 0;

        public double IterationsPerSecond => last is { Elapsed.Ticks: > 0 } progress ? progress.Iterations / progress.Elapsed.TotalSeconds : 0;

        public double? BestCost => best?.Cost;

        public void Report(PlanProgress value)
        {
            last = value;
            if (best is not { } known || value.Cost < known.Cost) best = value;
        }
    }
}
