using LocalDelivery.Routing;
using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Web.Commands;

/// <summary>A plan and how long the search for it took.</summary>
public sealed record FoundPlan(RoutePlan Plan, double Seconds, int Iterations);

/// <summary>Searches a published problem and shows, to whoever waits, how far it is.</summary>
public static class RouteSearch
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
            line.Show(Words(instance, best, latest.Progress), (int)Math.Min(TimeProvider.System.GetElapsedTime(began).TotalSeconds, seconds), seconds);
        var plan = await search;
        return new FoundPlan(plan, TimeProvider.System.GetElapsedTime(began).TotalSeconds, latest.Progress?.Iterations ?? 0);
    }

    private static string Words(VrplibInstance instance, VrplibSolution? best, PlanProgress? progress)
    {
        if (progress is null) return Terminal.Text["Planning routes (seconds)"];
        var sofar = new VrplibSolution([], instance.CostOf(progress.Cost));
        var cost = PlanRouteStory.Number(sofar.Cost);
        return best is null ? Terminal.Text["Cost {0} (seconds)", cost] : Terminal.Text["Cost {0}, {1:0.00} % above the best known (seconds)", cost, sofar.GapPercentTo(best)];
    }

    /// <summary>What the planner's threads said last.</summary>
    private sealed class Latest : IProgress<PlanProgress>
    {
        private volatile PlanProgress? progress;

        public PlanProgress? Progress => progress;

        public void Report(PlanProgress value) => progress = value;
    }
}
