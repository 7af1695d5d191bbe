namespace LocalDelivery.Routing;

/// <summary>Whether a stop could be served if it were the only one, and why not.</summary>
internal static class LoneStop
{
    public static bool Fits(RoutingProblem problem, int vehicle, int stop) =>
        problem.MayServe(vehicle, stop) && Shortage(problem.Stops[stop].Load, problem.Vehicles[vehicle].Capacity) is null && Fault(problem, vehicle, stop) is null;

    /// <summary>Why no vehicle can serve the stop, or null if one can.</summary>
    public static UnassignedStop? WhyNot(RoutingProblem problem, int stop)
    {
        var vehicles = Enumerable.Range(0, problem.Vehicles.Count).ToList();
        if (vehicles.Exists(vehicle => Fits(problem, vehicle, stop))) return null;
        if (vehicles.Count > 0 && !vehicles.Exists(vehicle => problem.MayServe(vehicle, stop))) return NoSkill(problem, stop);
        vehicles.RemoveAll(vehicle => !problem.MayServe(vehicle, stop));
        var faults = vehicles.ConvertAll(vehicle => (Vehicle: vehicle, Fault: Fault(problem, vehicle, stop)));
        if (faults.Count > 0 && faults.TrueForAll(each => each.Fault?.Reason == UnassignedReason.Unreachable))
            return new UnassignedStop(problem.Stops[stop].Id, UnassignedReason.Unreachable);
        var strong = vehicles.FindAll(vehicle => Shortage(problem.Stops[stop].Load, problem.Vehicles[vehicle].Capacity) is null);
        var late = strong.Select(vehicle => faults.Find(each => each.Vehicle == vehicle).Fault!).Where(fault => fault.ShortBySeconds is not null).MinBy(fault => fault.ShortBySeconds);
        return late is not null
            ? new UnassignedStop(problem.Stops[stop].Id, late.Reason, late.ShortBySeconds)
            : NoCapacity(problem.Stops[stop], vehicles.Select(vehicle => problem.Vehicles[vehicle].Capacity));
    }

    private static UnassignedStop NoSkill(RoutingProblem problem, int stop)
    {
        var asked = problem.Stops[stop];
        var able = asked.OnlyVehicle is { } only ? problem.Vehicles.Where(vehicle => vehicle.Id == only) : problem.Vehicles;
        var missing = able.Select(vehicle => asked.Skills.Except(vehicle.Skills, StringComparer.Ordinal).ToList()).MinBy(skills => skills.Count)!;
        return new UnassignedStop(asked.Id, UnassignedReason.NoSkill) { MissingSkills = string.Join(", ", missing) };
    }

    /// <summary>The stop does not fit in any of these rooms; says by how little.</summary>
    public static UnassignedStop NoCapacity(Stop stop, IEnumerable<IReadOnlyList<int>> rooms)
    {
        var least = rooms.Select(room => Shortage(stop.Load, room)).Where(shortage => shortage is not null).MinBy(shortage => shortage!.Value.Units);
        return new UnassignedStop(stop.Id, UnassignedReason.NoCapacity, ShortByUnits: least?.Units, LoadDimension: least?.Dimension);
    }

    /// <summary>The unit of which most is missing in <paramref name="room"/>, or null if the load fits.</summary>
    public static (int Dimension, int Units)? Shortage(IReadOnlyList<int> load, IReadOnlyList<int> room)
    {
        (int Dimension, int Units)? most = null;
        for (var i = 0; i < load.Count; i++)
            if (load[i] - room[i] > (most?.Units ?? 0)) most = (i, load[i] - room[i]);
        return most;
    }

    private static RouteFault? Fault(RoutingProblem problem, int vehicle, int stop) =>
        RouteClock.Schedule(problem, vehicle, [stop], out _, out _);
}
