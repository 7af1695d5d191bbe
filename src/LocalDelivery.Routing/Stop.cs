namespace LocalDelivery.Routing;

/// <summary>One visit to plan. Validated by <see cref="RoutingProblem"/>.</summary>
/// <param name="Id">Unique among the problem's stops.</param>
/// <param name="Location">Where the vehicle stops.</param>
/// <param name="ServiceSeconds">How long the visit takes, from start of service to departure.</param>
/// <param name="Load">What is delivered, in integer units, one number per unit (crates, liters …).</param>
/// <param name="Windows">When service may begin: sorted and disjoint; none means any time.</param>
public sealed record Stop(
    string Id, Location Location, int ServiceSeconds, IReadOnlyList<int> Load, IReadOnlyList<TimeWindow> Windows);
