namespace LocalDelivery.Routing.Tests;

/// <summary>The best plan of a tiny day, found by trying everything: each stop with each vehicle or left out, each vehicle's stops in each order, loading again wherever it may.</summary>
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
        var total = 0m;
        for (var vehicle = 0; vehicle < orders.Length; vehicle++)
        {
            if (orders[vehicle].Count == 0) continue;
            var may = orders[vehicle].TrueForAll(stop => problem.MayServe(vehicle, stop)) && orders[vehicle].Count <= (problem.Vehicles[vehicle].MostStops ?? 99);
            if (!may || Cost(problem, vehicle, orders[vehicle]) is not { } cost) return null;
            total += cost;
        }
        return total;
    }

    private static decimal? Cost(RoutingProblem problem, int vehicle, List<int> stops) =>
        InTrips(problem.Vehicles[vehicle].Reloads, stops)
            .Where(trips => trips.TrueForAll(trip => problem.Vehicles[vehicle].Capacity.Select((capacity, unit) => trip.Sum(stop => problem.Stops[stop].Load[unit]) <= capacity).All(fits => fits)))
            .Select(trips => RouteClock.Time(problem, vehicle, [.. trips.SelectMany((trip, i) => i == 0 ? trip : trip.Prepend(problem.DepotRow(vehicle)))], out _))
            .Where(route => route is not null)
            .Min(route => (decimal?)new RoutePlan([route!], []).Cost(problem));

    private static IEnumerable<List<List<int>>> InTrips(int reloads, List<int> stops)
    {
        yield return [stops];
        for (var first = 1; reloads > 0 && first < stops.Count; first++)
            foreach (var rest in InTrips(reloads - 1, stops[first..])) yield return [stops[..first], .. rest];
    }
}
