namespace LocalDelivery.Routing;

/// <summary>Says truly why a stop is on no route, and what would make it fit.</summary>
internal static class Diagnosis
{
    /// <summary>Why no vehicle could serve the stop even if it drove to nothing else.</summary>
    /// <returns>Null when one could.</returns>
    public static UnassignedStop? Alone(RoutingProblem problem, int stop)
    {
        var id = problem.Stops[stop].Id;
        if (problem.Vehicles.Count == 0) return new UnassignedStop(id, UnassignedReason.OutsideShift, ShortBy: null);

        var strong = Vehicles(problem).Where(vehicle => Shortage(problem.Stops[stop].Load, problem.Vehicles[vehicle].Capacity) == 0).ToList();
        if (strong.Count == 0)
            return new UnassignedStop(id, UnassignedReason.NoCapacity, Vehicles(problem).Min(vehicle => Shortage(problem.Stops[stop].Load, problem.Vehicles[vehicle].Capacity)));

        var near = strong.Where(vehicle => IsReachable(problem, vehicle, stop)).ToList();
        if (near.Count == 0) return new UnassignedStop(id, UnassignedReason.Unreachable, ShortBy: null);
        if (near.Exists(vehicle => RouteClock.IsFeasible(problem, vehicle, [stop]))) return null;

        // A vehicle that only comes home too late is nearer to a solution than one that comes too late to the door.
        var late = near.Select(vehicle => SecondsLateHome(problem, vehicle, stop)).Where(seconds => seconds is not null).Min();
        return late is not null
            ? new UnassignedStop(id, UnassignedReason.OutsideShift, late)
            : new UnassignedStop(id, UnassignedReason.WindowClosed, near.Min(vehicle => SecondsLateAtDoor(problem, vehicle, stop)));
    }

    /// <summary>Why a stop that would fit alone fits beside no route of the plan.</summary>
    /// <param name="problem">The day.</param>
    /// <param name="stop">The stop.</param>
    /// <param name="room">Per vehicle and unit, what its route leaves free.</param>
    public static UnassignedStop BesideOthers(RoutingProblem problem, int stop, int[][] room)
    {
        var able = Vehicles(problem).Where(vehicle => RouteClock.IsFeasible(problem, vehicle, [stop])
            && Shortage(problem.Stops[stop].Load, problem.Vehicles[vehicle].Capacity) == 0);
        var shortage = able.Min(vehicle => Shortage(problem.Stops[stop].Load, room[vehicle]));
        return shortage > 0
            ? new UnassignedStop(problem.Stops[stop].Id, UnassignedReason.NoCapacity, shortage)
            : new UnassignedStop(problem.Stops[stop].Id, UnassignedReason.NoRoom, ShortBy: null);
    }

    /// <summary>By how many units the scarcest unit falls short; 0 when all fit.</summary>
    public static int Shortage(IReadOnlyList<int> load, IReadOnlyList<int> room)
    {
        var most = 0;
        for (var unit = 0; unit < load.Count; unit++) most = Math.Max(most, load[unit] - room[unit]);
        return most;
    }

    private static IEnumerable<int> Vehicles(RoutingProblem problem) => Enumerable.Range(0, problem.Vehicles.Count);

    private static bool IsReachable(RoutingProblem problem, int vehicle, int stop) =>
        problem.Travel.IsReachable(problem.DepotNode(vehicle), stop) && problem.Travel.IsReachable(stop, problem.DepotNode(vehicle));

    private static int Arrival(RoutingProblem problem, int vehicle, int stop) =>
        problem.Vehicles[vehicle].Shift.Earliest + problem.Travel.Seconds(problem.DepotNode(vehicle), stop);

    private static int? SecondsLateHome(RoutingProblem problem, int vehicle, int stop) =>
        problem.Stops[stop].EarliestStart(Arrival(problem, vehicle, stop)) is { } start
            ? start + problem.Stops[stop].ServiceSeconds + problem.Travel.Seconds(stop, problem.DepotNode(vehicle)) - problem.Vehicles[vehicle].Shift.Latest
            : null;

    private static int SecondsLateAtDoor(RoutingProblem problem, int vehicle, int stop) =>
        Arrival(problem, vehicle, stop) - problem.Stops[stop].Windows[^1].Latest;
}
