namespace LocalDelivery.Routing;

/// <summary>
/// Puts stops where they lengthen the driving least, as long as any fits. The solver may end with a stop left over that has a place; a neighbor
/// must not go without because a search ran out of time.
/// </summary>
internal sealed class CheapestInsertion
{
    private readonly RoutingProblem problem;
    private readonly List<int>[] routes;

    public CheapestInsertion(RoutingProblem problem, List<int>[] routes)
    {
        this.problem = problem;
        this.routes = routes;
        Room = [.. problem.Vehicles.Select(vehicle => vehicle.Capacity.ToArray())];
        for (var vehicle = 0; vehicle < routes.Length; vehicle++)
            foreach (var stop in routes[vehicle]) Take(vehicle, stop);
    }

    /// <summary>Per vehicle and unit, what is still free.</summary>
    public int[][] Room { get; }

    /// <summary>Inserts what fits, the cheapest place of the first stop first.</summary>
    /// <returns>What does not.</returns>
    public List<int> Insert(IEnumerable<int> stops) => [.. stops.Where(stop => !TryInsert(stop))];

    private bool TryInsert(int stop)
    {
        var best = (Cost: long.MaxValue, Vehicle: -1, Position: -1);
        for (var vehicle = 0; vehicle < routes.Length; vehicle++)
        {
            if (Diagnosis.Shortage(problem.Stops[stop].Load, Room[vehicle]) > 0) continue;
            for (var position = 0; position <= routes[vehicle].Count; position++)
            {
                var cost = Detour(vehicle, position, stop);
                if (cost < best.Cost && IsFeasible(vehicle, position, stop)) best = (cost, vehicle, position);
            }
        }

        if (best.Vehicle < 0) return false;
        routes[best.Vehicle].Insert(best.Position, stop);
        Take(best.Vehicle, stop);
        return true;
    }

    private bool IsFeasible(int vehicle, int position, int stop) =>
        RouteClock.IsFeasible(problem, vehicle, [.. routes[vehicle][..position], stop, .. routes[vehicle][position..]]);

    private long Detour(int vehicle, int position, int stop)
    {
        var before = position == 0 ? problem.DepotNode(vehicle) : routes[vehicle][position - 1];
        var after = position == routes[vehicle].Count ? problem.DepotNode(vehicle) : routes[vehicle][position];
        return (long)problem.Travel.Seconds(before, stop) + problem.Travel.Seconds(stop, after) - problem.Travel.Seconds(before, after);
    }

    private void Take(int vehicle, int stop)
    {
        for (var unit = 0; unit < Room[vehicle].Length; unit++) Room[vehicle][unit] -= problem.Stops[stop].Load[unit];
    }
}
