namespace LocalDelivery.Routing.Tests;

/// <summary>The best plan of a tiny day, found by trying everything: each stop with each vehicle or left out, each vehicle's stops in each order.</summary>
internal static class EveryPlan
{
    /// <returns>How many stops are left out, each counted as its priority says, and what the routes cost.</returns>
    public static (int Unassigned, decimal Cost) Best(RoutingProblem problem)
    {
        var orders = problem.Vehicles.Select(_ => new List<int>()).ToArray();
        return Assign(problem, 0, orders, 0).Min();
    }

    private static IEnumerable<(int Unassigned, decimal Cost)> Assign(RoutingProblem problem, int stop, List<int>[] orders, int left)
    {
        if (stop == problem.Stops.Count)
        {
            if (Cost(problem, orders) is { } cost) yield return (left, cost);
            yield break;
        }
        foreach (var outcome in Assign(problem, stop + 1, orders, left + 1 + problem.Stops[stop].Priority)) yield return outcome;
        for (var vehicle = 0; vehicle < orders.Length; vehicle++)
            for (var at = 0; at <= orders[vehicle].Count; at++)
            {
                orders[vehicle].Insert(at, stop);
                foreach (var outcome in Assign(problem, stop + 1, orders, left)) yield return outcome;
                orders[vehicle].RemoveAt(at);
            }
    }

    private static decimal? Cost(RoutingProblem problem, List<int>[] orders)
    {
        var routes = new List<Route>();
        for (var vehicle = 0; vehicle < orders.Length; vehicle++)
        {
            if (orders[vehicle].Count == 0) continue;
            var hasRoom = problem.Vehicles[vehicle].Capacity.Select((capacity, unit) => orders[vehicle].Sum(stop => problem.Stops[stop].Load[unit]) <= capacity).All(fits => fits);
            var may = orders[vehicle].TrueForAll(stop => problem.MayServe(vehicle, stop)) && orders[vehicle].Count <= (problem.Vehicles[vehicle].MostStops ?? 99);
            if (!hasRoom || !may || RouteClock.Time(problem, vehicle, orders[vehicle], out _) is not { } route) return null;
            routes.Add(route);
        }
        return new RoutePlan(routes, []).Cost(problem);
    }
}
