namespace LocalDelivery.Routing.Search;

/// <summary>
/// Some of a problem's stops and vehicles as flat arrays, for the inner loop. Nodes are the stops, 0 … <see cref="StopCount"/> − 1, and for
/// each vehicle one more, <see cref="StopCount"/> + vehicle, that stands for both ends of its route. The last of the stops, from <see cref="VisitCount"/> on, are
/// not to be visited: each stands for one time that a vehicle may load again. Places are the stops, then the depots.
/// </summary>
internal sealed class SearchModel
{
    /// <summary>The least <see cref="AbsentCost"/>; every other cost of a whole day together is below it.</summary>
    public const long AbsentPenalty = 1L << 44;

    public required int StopCount { get; init; }

    /// <summary>How many of the stops are to be visited.</summary>
    public required int VisitCount { get; init; }

    /// <summary>Each vehicle's stops for loading again; null where nobody may.</summary>
    public required int[][]? Reloads { get; init; }

    /// <summary>The problem's row of each stop.</summary>
    public required int[] Rows { get; init; }

    public required int VehicleCount { get; init; }

    public required int PlaceCount { get; init; }

    /// <summary>Per rate class, the cost of going from a place (row) to another; and the same turned around, so that a stop's both ways lie in one row.</summary>
    public required int[][] ArcsFrom { get; init; }

    /// <summary>As <see cref="ArcsFrom"/>, with the row being where the way ends.</summary>
    public required int[][] ArcsTo { get; init; }

    /// <summary>Travel seconds, row from; empty where time plays no part.</summary>
    public required int[] SecondsFrom { get; init; }

    /// <summary>Travel seconds, row to.</summary>
    public required int[] SecondsTo { get; init; }

    /// <summary>Whether a stop, a shift or a break may keep a vehicle waiting.</summary>
    public bool AnyWindow => Array.Exists(Windows, windows => windows is not null) || Array.Exists(Earliest, second => second > 0) || Breaks is not null;

    public bool IsTimed => SecondsFrom.Length > 0;

    /// <summary>Cost of a second waited, per rate class; 0 where waiting costs nothing.</summary>
    public required int[] CostPerSecond { get; init; }

    /// <summary>The nearest other stops of each stop, near to far, in rows of <see cref="NeighborCount"/>; −1 where there are fewer.</summary>
    public required int[] Neighbors { get; init; }

    public required int NeighborCount { get; init; }

    public required int UnitCount { get; init; }

    // One entry per stop (loads: per stop and unit).
    public required int[] Load { get; init; }

    public required int[] Service { get; init; }

    public required int[] Earliest { get; init; }

    public required int[] Latest { get; init; }

    /// <summary>All windows where a stop has several, otherwise null: its only one is in <see cref="Earliest"/> and <see cref="Latest"/>.</summary>
    public required TimeWindow[]?[] Windows { get; init; }

    /// <summary>What leaving the stop out costs: far more than any way to it.</summary>
    public required long[] AbsentCost { get; init; }

    /// <summary>What stops ask of who comes; null where nobody asks for anything.</summary>
    public required Demands? Demands { get; init; }

    /// <summary>What stops wish for; null where nobody does.</summary>
    public required Wishes? Wishes { get; init; }

    /// <summary>Each vehicle's breaks; null where nobody takes any.</summary>
    public required DriverBreak[][]? Breaks { get; init; }

    // One entry per vehicle (capacities: per vehicle and unit).
    public required int[] Capacity { get; init; }

    public required int[] ShiftFrom { get; init; }

    public required int[] ShiftUntil { get; init; }

    public required int[] DepotPlace { get; init; }

    public required int[] FixedCost { get; init; }

    public required int[] RateClass { get; init; }

    /// <summary>Vehicles of one kind are alike in everything, so an empty one stands for all.</summary>
    public required int[] Kind { get; init; }

    /// <summary>What the visit costs beside the ways: its time, and that another comes than usual.</summary>
    public long VisitCost(int vehicle, int stop) => ((long)CostPerSecond[RateClass[vehicle]] * Service[stop]) + (Wishes?.CostOfDriver(vehicle, stop) ?? 0);

    /// <summary>Orders of the problem's rows as orders of these stops.</summary>
    public int[][] Nodes(IReadOnlyList<int[]> orders)
    {
        var positions = new Dictionary<int, int>(VisitCount);
        for (var stop = 0; stop < VisitCount; stop++) positions[Rows[stop]] = stop;
        return [.. orders.Select((order, vehicle) =>
        {
            var reload = 0;
            return Array.ConvertAll(order, row => positions.TryGetValue(row, out var stop) ? stop : Reloads![vehicle][reload++]);
        })];
    }

    /// <summary>And back.</summary>
    public int[][] Orders(int[][] nodes) => Array.ConvertAll(nodes, route => Array.ConvertAll(route, stop => Rows[stop]));

    public int PlaceOf(int node) => node < StopCount ? node : DepotPlace[node - StopCount];
}
