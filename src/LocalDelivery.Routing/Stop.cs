namespace LocalDelivery.Routing;

/// <summary>One visit to plan. Validated by <see cref="RoutingProblem"/>.</summary>
/// <param name="Id">Unique among the problem's stops.</param>
/// <param name="Location">Where the vehicle stops.</param>
/// <param name="ServiceSeconds">How long the visit takes, from start of service to departure.</param>
/// <param name="Load">What is delivered, in integer units, one number per unit (crates, liters …).</param>
/// <param name="Windows">When service may begin: sorted and disjoint; none means any time.</param>
public sealed record Stop(
    string Id, Location Location, int ServiceSeconds, IReadOnlyList<int> Load, IReadOnlyList<TimeWindow> Windows)
{
    /// <summary>When service would better begin; null: it is all the same.</summary>
    public SoftWindow? Preferred { get; init; }

    /// <summary>Who usually comes; null: anybody is as good.</summary>
    public UsualVehicle? Usual { get; init; }

    /// <summary>The only vehicle that may come, by its id, such as the one that carries the goods already; null: any.</summary>
    public string? OnlyVehicle { get; init; }

    /// <summary>What a vehicle must have to come, such as a key or a cooler. All must be among its own.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>0 to 9: where not everybody can be served, it counts as so many more stops.</summary>
    public int Priority { get; init; }
}
