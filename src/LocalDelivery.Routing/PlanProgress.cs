namespace LocalDelivery.Routing;

/// <summary>How far a search is; reported a few times a second on the thread that plans.</summary>
/// <param name="Elapsed">Since the search began.</param>
/// <param name="Iterations">Iterations so far, as <see cref="PlanLimits.Iterations"/> counts them.</param>
/// <param name="Cost">What the best routes so far cost, in the unit of <see cref="VehicleCost"/>.</param>
/// <param name="UnassignedCount">Stops that the best plan so far leaves out, beside those that no vehicle could serve.</param>
public sealed record PlanProgress(TimeSpan Elapsed, long Iterations, double Cost, int UnassignedCount);
