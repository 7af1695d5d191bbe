namespace LocalDelivery.Routing.Search;

/// <summary>
/// The dials of the search. Names in brackets are those of Christiaens and Vanden Berghe, "Slack Induction by String Removals for Vehicle
/// Routing Problems" (Transportation Science 54, 2020), whose values these are unless a comment says why not.
/// </summary>
internal sealed record SearchSettings
{
    /// <summary>Stops removed in a step, on average (c̄).</summary>
    public double AverageRemoved { get; init; } = 10;

    /// <summary>Stops removed from one route at most (L max).</summary>
    public int LongestString { get; init; } = 10;

    /// <summary>How often a string keeps some of its stops (α).</summary>
    public double SplitRate { get; init; } = 0.5;

    /// <summary>How often one more stop is kept (β).</summary>
    public double KeepRate { get; init; } = 0.01;

    /// <summary>How often a place for a stop is overlooked (γ).</summary>
    public double BlinkRate { get; init; } = 0.01;

    /// <summary>Beside how many of its nearest stops an absent one is tried; theirs tries every place of every route.</summary>
    public int InsertionNeighbors { get; init; } = 40;

    /// <summary>How many nearest stops are known of each: a removal must get from one route to the next.</summary>
    public int Neighbors { get; init; } = 100;
}
