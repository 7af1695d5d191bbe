namespace LocalDelivery.Routing;

/// <summary>What a search starts from: the stops that come first in any case, and as much of an earlier plan as can still be driven.</summary>
internal static class StartOrders
{
    /// <summary>One order of stops per vehicle.</summary>
    /// <exception cref="ArgumentException">A vehicle's first stops can not be driven in that order.</exception>
    public static int[][] Of(RoutingProblem problem, RoutePlan? earlier)
    {
        var stops = problem.Stops.Select((stop, position) => (stop.Id, position)).ToDictionary(StringComparer.Ordinal);
        var driven = earlier?.Routes.DistinctBy(route => route.VehicleId).ToDictionary(route => route.VehicleId, StringComparer.Ordinal) ?? [];
        return Drivable(problem, [.. problem.Vehicles.Select((vehicle, i) => !driven.TryGetValue(vehicle.Id, out var route) ? [] : route.Stops
            .Where(visit => stops.ContainsKey(visit.StopId))
            .SelectMany(visit => visit.Reload is null ? [stops[visit.StopId]] : new[] { problem.DepotRow(i), stops[visit.StopId] }))]);
    }

    /// <summary>As much of each vehicle's wanted order as can be driven; it loads again where it is wanted, or where it must.</summary>
    /// <exception cref="ArgumentException">A vehicle's first stops can not be driven in that order.</exception>
    public static int[][] Drivable(RoutingProblem problem, IReadOnlyList<IEnumerable<int>> orders)
    {
        var taken = Enumerable.Range(0, problem.Vehicles.Count).SelectMany(problem.First).ToHashSet();
        return [.. orders.Select((rows, vehicle) =>
        {
            var order = First(problem, vehicle);
            var wanted = rows.Where(row => !taken.Contains(row)).ToList();
            if (Trips.WithoutIdle(problem, [.. order, .. wanted]) is var whole && Fits(problem, vehicle, whole)) order = [.. whole];
            else
                foreach (var stop in wanted.Where(row => !problem.IsDepot(row)))
                {
                    if (Fits(problem, vehicle, [.. order, stop])) order.Add(stop);
                    else if (order.Count > 0 && Fits(problem, vehicle, [.. order, problem.DepotRow(vehicle), stop])) order.AddRange([problem.DepotRow(vehicle), stop]);
                }
            taken.UnionWith(order.Where(row => !problem.IsDepot(row)));
            return order.ToArray();
        })];
    }

    private static List<int> First(RoutingProblem problem, int vehicle)
    {
        var first = problem.First(vehicle).ToList();
        if (first.Count == 0) return first;
        var name = problem.Vehicles[vehicle].Id;
        if (RouteClock.Schedule(problem, vehicle, [.. first], out _, out _) is { } fault)
            throw new ArgumentException($"vehicle \"{name}\": First can not be driven: {fault.Reason} at stop \"{problem.Stops[fault.Stop].Id}\"");
        for (var unit = 0; unit < problem.LoadDimensions; unit++)
            if (first.Sum(stop => (long)problem.Stops[stop].Load[unit]) is var load && load > problem.Vehicles[vehicle].Capacity[unit])
                throw new ArgumentException($"vehicle \"{name}\": First carries {load} of unit {unit}, more than its Capacity {problem.Vehicles[vehicle].Capacity[unit]}");
        if (first.Count > problem.Vehicles[vehicle].MostStops) throw new ArgumentException($"vehicle \"{name}\": First has {first.Count} stops, MostStops is {problem.Vehicles[vehicle].MostStops}");
        return first;
    }

    private static bool Fits(RoutingProblem problem, int vehicle, int[] order)
    {
        if (order.Length == 0) return true;
        int[] stops = [.. order.Where(row => !problem.IsDepot(row))];
        if (stops.Length > (problem.Vehicles[vehicle].MostStops ?? int.MaxValue) || !Array.TrueForAll(stops, stop => problem.MayServe(vehicle, stop))) return false;
        return Trips.Fit(problem, vehicle, order) && RouteClock.Schedule(problem, vehicle, order, out _, out _) is null;
    }
}
