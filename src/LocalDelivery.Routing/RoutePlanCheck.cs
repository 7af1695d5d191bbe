namespace LocalDelivery.Routing;

/// <summary>Which rule a plan breaks.</summary>
public enum ViolationKind
{
    /// <summary>A stop the problem does not have.</summary>
    UnknownStop,
    /// <summary>A vehicle the problem does not have.</summary>
    UnknownVehicle,
    /// <summary>A vehicle with two routes.</summary>
    VehicleTwice,
    /// <summary>A stop neither on a route nor unassigned.</summary>
    StopMissing,
    /// <summary>A stop in two places.</summary>
    StopTwice,
    /// <summary>There is no way between two neighbors of a route.</summary>
    NoWay,
    /// <summary>A leg's seconds are not the matrix's.</summary>
    Travel,
    /// <summary>A leg's meters, or their sum, are not the matrix's.</summary>
    Distance,
    /// <summary>An arrival is not the departure before plus the travel.</summary>
    Arrival,
    /// <summary>Service begins before arrival.</summary>
    StartBeforeArrival,
    /// <summary>Service begins outside every window.</summary>
    Window,
    /// <summary>A departure is not start plus service.</summary>
    Departure,
    /// <summary>Leaves before the shift begins, or returns after it ends.</summary>
    Shift,
    /// <summary>The return is not the last departure plus the travel.</summary>
    Return,
    /// <summary>More load than capacity.</summary>
    Capacity,
}

/// <summary>One broken rule.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Where">The vehicle or stop.</param>
/// <param name="Expected">What the rule asks for: seconds, meters, units or a count.</param>
/// <param name="Actual">What the plan says.</param>
public sealed record Violation(ViolationKind Kind, string Where, long Expected, long Actual)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} at {Where}: {Actual} instead of {Expected}";
}

/// <summary>
/// Recomputes a plan from the problem alone. It shares no line with the planner, so that a mistake there is found here: nothing is released
/// that this has not seen.
/// </summary>
public static class RoutePlanCheck
{
    /// <summary>Every broken rule; none for a plan that can be driven.</summary>
    public static IReadOnlyList<Violation> Violations(RoutingProblem problem, RoutePlan plan)
    {
        var found = new List<Violation>();
        var stops = problem.Stops.Select((stop, node) => (stop, node)).ToDictionary(stop => stop.stop.Id, StringComparer.Ordinal);
        var vehicles = problem.Vehicles.Select((vehicle, index) => (vehicle, index)).ToDictionary(vehicle => vehicle.vehicle.Id, StringComparer.Ordinal);
        CheckPresence(problem, plan, found);
        foreach (var twice in plan.Routes.GroupBy(route => route.VehicleId, StringComparer.Ordinal).Where(same => same.Count() > 1))
            found.Add(new Violation(ViolationKind.VehicleTwice, twice.Key, 1, twice.Count()));
        foreach (var route in plan.Routes)
        {
            if (!vehicles.TryGetValue(route.VehicleId, out var known)) found.Add(new Violation(ViolationKind.UnknownVehicle, route.VehicleId, 1, 0));
            else if (route.Stops.All(stop => stops.ContainsKey(stop.StopId)))
                CheckRoute(problem, route, known.vehicle, problem.DepotNode(known.index), [.. route.Stops.Select(stop => stops[stop.StopId].node)], found);
        }

        return found;
    }

    private static void CheckPresence(RoutingProblem problem, RoutePlan plan, List<Violation> found)
    {
        var times = plan.Routes.SelectMany(route => route.Stops).Select(stop => stop.StopId).Concat(plan.Unassigned.Select(stop => stop.StopId))
            .GroupBy(id => id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        foreach (var stop in problem.Stops)
        {
            var count = times.GetValueOrDefault(stop.Id);
            times.Remove(stop.Id);
            if (count != 1) found.Add(new Violation(count == 0 ? ViolationKind.StopMissing : ViolationKind.StopTwice, stop.Id, 1, count));
        }

        found.AddRange(times.Select(unknown => new Violation(ViolationKind.UnknownStop, unknown.Key, 0, unknown.Value)));
    }

    private static void CheckRoute(RoutingProblem problem, Route route, Vehicle vehicle, int depot, int[] nodes, List<Violation> found)
    {
        if (route.DepartureSeconds < vehicle.Shift.Earliest) found.Add(new Violation(ViolationKind.Shift, vehicle.Id, vehicle.Shift.Earliest, route.DepartureSeconds));
        if (route.ReturnSeconds > vehicle.Shift.Latest) found.Add(new Violation(ViolationKind.Shift, vehicle.Id, vehicle.Shift.Latest, route.ReturnSeconds));
        long departure = route.DepartureSeconds;
        long meters = 0;
        var before = depot;
        for (var index = 0; index < nodes.Length; index++)
        {
            var said = route.Stops[index];
            CheckLeg(problem, before, nodes[index], departure, said, found);
            CheckService(problem.Stops[nodes[index]], said, found);
            meters += problem.Travel.Meters(before, nodes[index]);
            (before, departure) = (nodes[index], said.DepartureSeconds);
        }

        meters += problem.Travel.Meters(before, depot);
        if (problem.Travel.Seconds(before, depot) == TravelMatrix.Unreachable) found.Add(new Violation(ViolationKind.NoWay, vehicle.Id, 1, 0));
        else Same(ViolationKind.Return, vehicle.Id, departure + problem.Travel.Seconds(before, depot), route.ReturnSeconds, found);
        Same(ViolationKind.Distance, vehicle.Id, meters, route.DistanceMeters, found);
        for (var unit = 0; unit < vehicle.Capacity.Count; unit++)
        {
            var load = nodes.Sum(node => (long)problem.Stops[node].Load[unit]);
            if (load > vehicle.Capacity[unit]) found.Add(new Violation(ViolationKind.Capacity, vehicle.Id, vehicle.Capacity[unit], load));
        }
    }

    private static void CheckLeg(RoutingProblem problem, int from, int to, long departure, RouteStop said, List<Violation> found)
    {
        var seconds = problem.Travel.Seconds(from, to);
        if (seconds == TravelMatrix.Unreachable)
        {
            found.Add(new Violation(ViolationKind.NoWay, said.StopId, 1, 0));
            return;
        }

        Same(ViolationKind.Travel, said.StopId, seconds, said.TravelSeconds, found);
        Same(ViolationKind.Distance, said.StopId, problem.Travel.Meters(from, to), said.DistanceMeters, found);
        Same(ViolationKind.Arrival, said.StopId, departure + seconds, said.ArrivalSeconds, found);
    }

    private static void CheckService(Stop stop, RouteStop said, List<Violation> found)
    {
        if (said.ServiceStartSeconds < said.ArrivalSeconds) found.Add(new Violation(ViolationKind.StartBeforeArrival, stop.Id, said.ArrivalSeconds, said.ServiceStartSeconds));
        if (stop.Windows.Count > 0 && !stop.Windows.Any(window => said.ServiceStartSeconds >= window.Earliest && said.ServiceStartSeconds <= window.Latest))
            found.Add(new Violation(ViolationKind.Window, stop.Id, stop.Windows[^1].Latest, said.ServiceStartSeconds));
        Same(ViolationKind.Departure, stop.Id, (long)said.ServiceStartSeconds + stop.ServiceSeconds, said.DepartureSeconds, found);
    }

    private static void Same(ViolationKind kind, string where, long expected, long actual, List<Violation> found)
    {
        if (expected != actual) found.Add(new Violation(kind, where, expected, actual));
    }
}
