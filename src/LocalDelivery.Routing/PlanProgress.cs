namespace LocalDelivery.Routing;

/// <summary>How far the search is; reported each time it accepts a plan, on the thread that plans.</summary>
/// <param name="Elapsed">Since the search began.</param>
/// <param name="Iterations">Iterations so far, as <see cref="PlanLimits.Iterations"/> counts them.</param>
/// <param name="Cost">The solver's cost of the plan; smaller is better, comparable within one run only.</param>
public sealed record PlanProgress(TimeSpan Elapsed, int Iterations, long Cost);
