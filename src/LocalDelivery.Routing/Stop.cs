namespace LocalDelivery.Routing;

/// <summary>One visit that is wanted.</summary>
/// <param name="Id">Unique among the stops.</param>
/// <param name="Location">Where.</param>
/// <param name="ServiceSeconds">From parking to driving on, 0 or more.</param>
/// <param name="Load">What it takes of a vehicle, one amount per unit, 0 or more.</param>
/// <param name="Windows">When service may begin: ascending, not overlapping; none means at any time.</param>
public sealed record Stop(string Id, Location Location, int ServiceSeconds, IReadOnlyList<int> Load, IReadOnlyList<TimeWindow> Windows)
{
    /// <summary>The earliest moment, not before <paramref name="arrival"/>, at which service may begin.</summary>
    /// <returns>Null when all windows have closed.</returns>
    internal int? EarliestStart(int arrival)
    {
        if (Windows.Count == 0) return arrival;
        foreach (var window in Windows)
            if (arrival <= window.Latest) return Math.Max(arrival, window.Earliest);
        return null;
    }

    /// <summary>The latest moment, not after <paramref name="bound"/>, at which service may begin; <paramref name="bound"/> lies after some window's beginning.</summary>
    internal int LatestStart(int bound)
    {
        for (var window = Windows.Count - 1; window >= 0; window--)
            if (Windows[window].Earliest <= bound) return Math.Min(bound, Windows[window].Latest);
        return bound;
    }
}

/// <summary>A vehicle with its driver's hours.</summary>
/// <param name="Id">Unique among the vehicles.</param>
/// <param name="Depot">Where its route starts and ends.</param>
/// <param name="Shift">Earliest departure and latest return.</param>
/// <param name="Capacity">What it can carry, one amount per unit, 0 or more.</param>
public sealed record Vehicle(string Id, Location Depot, TimeWindow Shift, IReadOnlyList<int> Capacity);
