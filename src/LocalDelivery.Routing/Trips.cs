namespace LocalDelivery.Routing;

/// <summary>Orders of stops in which the row of the vehicle's depot means that it comes back and loads again; what lies between is a trip.</summary>
internal static class Trips
{
    /// <summary>Whether each trip can be carried, and the vehicle may load so often.</summary>
    public static bool Fit(RoutingProblem problem, int vehicle, IReadOnlyList<int> order) =>
        order.Count(problem.IsDepot) <= problem.Vehicles[vehicle].Reloads && Rooms(problem, vehicle, order).TrueForAll(room => Array.TrueForAll(room, units => units >= 0));

    /// <summary>What each trip leaves free, in each unit.</summary>
    public static List<int[]> Rooms(RoutingProblem problem, int vehicle, IReadOnlyList<int> order)
    {
        List<int[]> rooms = [[.. problem.Vehicles[vehicle].Capacity]];
        foreach (var row in order)
        {
            if (problem.IsDepot(row)) rooms.Add([.. problem.Vehicles[vehicle].Capacity]);
            else
                for (var unit = 0; unit < rooms[^1].Length; unit++) rooms[^1][unit] -= problem.Stops[row].Load[unit];
        }
        return rooms;
    }

    /// <summary>The order without trips that have no stops.</summary>
    public static int[] WithoutIdle(RoutingProblem problem, IReadOnlyList<int> order) =>
        [.. order.Where((row, i) => !problem.IsDepot(row) || (i > 0 && !problem.IsDepot(order[i - 1]) && order.Skip(i).Any(later => !problem.IsDepot(later))))];
}
