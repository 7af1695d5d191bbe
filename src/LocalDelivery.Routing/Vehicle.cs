namespace LocalDelivery.Routing;

/// <summary>A vehicle with its driver. Drives at most one route, which starts and ends at its depot and may come back there to load again.</summary>
/// <param name="Id">Unique among the problem's vehicles.</param>
/// <param name="Depot">Where the route starts and ends.</param>
/// <param name="Shift">Earliest departure from and latest return to the depot, inclusive seconds.</param>
/// <param name="Capacity">What it can carry, in the same units and order as <see cref="Stop.Load"/>.</param>
public sealed record Vehicle(string Id, Location Depot, TimeWindow Shift, IReadOnlyList<int> Capacity)
{
    /// <summary>What its route costs.</summary>
    public VehicleCost Cost { get; init; } = VehicleCost.TimeFirst;

    /// <summary>What it has that some stops ask for (<see cref="Stop.Skills"/>).</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>The most stops its route may have, at least 1; null: any number.</summary>
    public int? MostStops { get; init; }

    /// <summary>How often it may come back to its depot on the way and load again, 0 to 9: its load is then that of each trip.</summary>
    public int Reloads { get; init; }

    /// <summary>Seconds it stands there each time.</summary>
    public int ReloadSeconds { get; init; }

    /// <summary>When its driver rests, in order, none beginning before the one before may have ended.</summary>
    public IReadOnlyList<DriverBreak> Breaks { get; init; } = [];

    /// <summary>Stops it visits first, by their ids and in this order: where it has been already, or what must not be changed any more. All of them belong to its first trip.</summary>
    public IReadOnlyList<string> First { get; init; } = [];
}
