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
    public int Neighbors { get; init; } = 150;

    /// <summary>The first temperature, in average legs of the first plan.</summary>
    public double HotLegs { get; init; } = 1.5;

    /// <summary>
    /// The first temperature of a round. Which part of town is whose is decided by many places together: begun at <see cref="HotLegs"/>, made-up towns of 300 customers
    /// and three drivers came out 2.6 to 5 % longer than each day by itself; begun here, 1.2 to 1.9 %.
    /// </summary>
    public double RoundHotLegs { get; init; } = 6;

    /// <summary>The first temperature where an earlier plan is the start.</summary>
    public double WarmLegs { get; init; } = 0.15;

    /// <summary>The last temperature, in average legs of the first plan.</summary>
    public double ColdLegs { get; init; } = 0.015;

    /// <summary>About how many stops a part of a large day has: its tables then fit the processor's cache.</summary>
    public int StopsPerPart { get; init; } = 250;

    /// <summary>Steps of a chain in one turn, where steps are counted and not time.</summary>
    public int TurnSteps { get; init; } = 5_000;

    /// <summary>Idle vehicles that a part may use beside those it has.</summary>
    public int SpareVehicles { get; init; } = 3;

    /// <summary>Chains on a small day.</summary>
    public int Chains { get; init; } = 2;

    /// <summary>How often the chains' leader is followed.</summary>
    public int Exchanges { get; init; } = 10;

    /// <summary>The part of the search after which it is followed first.</summary>
    public double FirstExchange { get; init; } = 0.5;

    /// <summary>How many routes are kept to be recombined.</summary>
    public int MostPooled { get; init; } = 20_000;

    /// <summary>The part of the limits that is kept for recombining routes.</summary>
    public double RecombinationShare { get; init; } = 0.04;

    /// <summary>More stops than this on a route make it long.</summary>
    public double LongRoute { get; init; } = 25;

    /// <summary>
    /// The dials for a day whose routes are about these. On long routes under windows most places near a stop are not in time, so more are tried;
    /// and how many routes there are and who is on which freezes early, so that the search begins hotter and need not end as cold.
    /// </summary>
    public SearchSettings For(WholeDay day, int[][] orders) => day.HasWindows && WholeDay.StopsPerRoute(orders) > LongRoute
        ? this with { HotLegs = 2 * HotLegs, ColdLegs = 2 * ColdLegs, InsertionNeighbors = 2 * InsertionNeighbors }
        : this;
}
