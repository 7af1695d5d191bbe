namespace LocalDelivery.Routing;

/// <summary>Times a route: the one place where the planner turns an order of stops into arrivals.</summary>
internal static class RouteClock
{
    /// <summary>Whether the vehicle can serve the stops in this order within every window and its shift.</summary>
    public static bool IsFeasible(RoutingProblem problem, int vehicle, IReadOnlyList<int> stops) => EarliestStarts(problem, vehicle, stops) is not null;

    /// <summary>The earliest starts of service, leaving the depot when the shift begins.</summary>
    /// <returns>Null when a window or the shift can not be kept, or there is no way.</returns>
    private static int[]? EarliestStarts(RoutingProblem problem, int vehicle, IReadOnlyList<int> stops)
    {
        var starts = new int[stops.Count];
        var (node, clock) = (problem.DepotNode(vehicle), problem.Vehicles[vehicle].Shift.Earliest);
        for (var index = 0; index < stops.Count; index++)
        {
            if (!problem.Travel.IsReachable(node, stops[index])) return null;
            var stop = problem.Stops[stops[index]];
            if (stop.EarliestStart(clock + problem.Travel.Seconds(node, stops[index])) is not { } start) return null;
            starts[index] = start;
            (node, clock) = (stops[index], start + stop.ServiceSeconds);
            if (clock > RoutingProblem.Horizon) return null;
        }

        var home = problem.DepotNode(vehicle);
        return problem.Travel.IsReachable(node, home) && clock + problem.Travel.Seconds(node, home) <= problem.Vehicles[vehicle].Shift.Latest ? starts : null;
    }

    /// <summary>
    /// The route as it is driven. The last service begins as early as it can; everything before it as late as that allows, so that waiting is
    /// done in bed and not in the van.
    /// </summary>
    /// <exception cref="ArgumentException">The order is not feasible.</exception>
    public static Route Time(RoutingProblem problem, int vehicle, IReadOnlyList<int> stops)
    {
        var starts = EarliestStarts(problem, vehicle, stops) ?? throw new ArgumentException("The stops can not be served in this order.", nameof(stops));
        for (var index = stops.Count - 2; index >= 0; index--)
        {
            var stop = problem.Stops[stops[index]];
            starts[index] = stop.LatestStart(starts[index + 1] - problem.Travel.Seconds(stops[index], stops[index + 1]) - stop.ServiceSeconds);
        }

        var home = problem.DepotNode(vehicle);
        var departure = starts[0] - problem.Travel.Seconds(home, stops[0]);
        var timed = new List<RouteStop>(stops.Count);
        var (node, clock, meters) = (home, departure, 0);
        foreach (var (next, start) in stops.Zip(starts))
        {
            var (seconds, way) = (problem.Travel.Seconds(node, next), problem.Travel.Meters(node, next));
            timed.Add(new RouteStop(problem.Stops[next].Id, clock + seconds, start, start + problem.Stops[next].ServiceSeconds, seconds, way));
            (node, clock, meters) = (next, start + problem.Stops[next].ServiceSeconds, meters + way);
        }

        return new Route(
            problem.Vehicles[vehicle].Id, departure, clock + problem.Travel.Seconds(node, home), meters + problem.Travel.Meters(node, home), timed);
    }
}
