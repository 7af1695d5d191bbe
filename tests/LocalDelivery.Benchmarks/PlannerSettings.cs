using LocalDelivery.Routing;
using LocalDelivery.Routing.OrTools;

namespace LocalDelivery.Benchmarks;

/// <summary>A way to plan, reporting how far it is.</summary>
internal delegate RoutePlan PlanWith(RoutingProblem problem, PlanLimits limits, IProgress<PlanProgress> progress);

/// <summary>The ways to plan that can be compared, by name.</summary>
internal static class PlannerSettings
{
    private static readonly Dictionary<string, PlanWith> All = new()
    {
        ["pipeline"] = (problem, limits, progress) => RoutePlanner.Plan(problem, limits, progress),
        ["ortools"] = (problem, limits, progress) => OrToolsPlanner.Plan(problem, limits, progress),
    };

    public static string First => All.Keys.First();

    public static PlanWith Of(string name) => All.TryGetValue(name, out var plan)
        ? plan : throw new ArgumentException($"--settings: there is no \"{name}\"; there is {string.Join(", ", All.Keys)}");
}
