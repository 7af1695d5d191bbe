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
        var taken = Enumerable.Range(0, problem.Vehicles.Count).SelectMany(problem.First).ToHashSet();
        return [.. Enumerable.Range(0, problem.Vehicles.Count).Select(vehicle =>
        {
            var order = First(problem, vehicle);
            if (!driven.TryGetValue(problem.Vehicles[vehicle].Id, out var route)) return order.ToArray();
            int[] wanted = [.. route.Stops.Where(visit => stops.ContainsKey(visit.StopId)).Select(visit => stops[visit.StopId]).Where(stop => !taken.Contains(stop))];
            if (Fits(problem, vehicle, [.. order, .. wanted])) order.AddRange(wanted);
            else
                foreach (var stop in wanted)
                    if (Fits(problem, vehicle, [.. order, stop])) order.Add(stop);
            taken.UnionWith(order);
            return [.. order];
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
        if (order.Length > (problem.Vehicles[vehicle].MostStops ?? int.MaxValue) || !Array.TrueForAll(order, stop => problem.MayServe(vehicle, stop))) return false;
        for (var unit = 0; unit < problem.LoadDimensions; unit++)
            if (order.Sum(stop => (long)problem.Stops[stop].Load[unit]) > problem.Vehicles[vehicle].Capacity[unit]) return false;
        return RouteClock.Schedule(problem, vehicle, order, out _, out _) is null;
    }
}
