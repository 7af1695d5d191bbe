namespace LocalDelivery.Routing;

/// <summary>Plans routes.</summary>
public static class RoutePlanner
{
    /// <summary>
    /// Plans routes that serve as many stops as possible and, that being equal, take little working time and distance.
    /// Every stop is on a route or among the unassigned, with the true reason.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was requested.</exception>
    public static RoutePlan Plan(
        RoutingProblem problem, PlanLimits limits, IProgress<PlanProgress>? progress = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var whyNot = Enumerable.Range(0, problem.Stops.Count).Select(stop => LoneStop.WhyNot(problem, stop)).ToArray();
        int[] possible = [.. Enumerable.Range(0, whyNot.Length).Where(stop => whyNot[stop] is null)];
        new Random(limits.Seed).Shuffle(possible);
        var draft = new RouteDraft(problem);
        // The far ones first, for they shape the routes and the near ones then lie on the way.
        InsertMissing(draft, possible.OrderByDescending(stop => SecondsFromNearestDepot(problem, stop)), cancellation);
        draft = RouteSolver.Improve(problem, draft, possible, limits, progress, cancellation);
        foreach (var stop in InsertMissing(draft, possible, cancellation)) whyNot[stop] = draft.WhyNot(stop);
        return new RoutePlan([.. Routes(problem, draft)], [.. whyNot.OfType<UnassignedStop>()]);
    }

    /// <summary>Inserts each stop that is on no route where it adds least, and returns those that fit nowhere.</summary>
    private static List<int> InsertMissing(RouteDraft draft, IEnumerable<int> stops, CancellationToken cancellation)
    {
        var leftOut = new List<int>();
        foreach (var stop in stops.Except(draft.Stops).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!draft.Insert(stop)) leftOut.Add(stop);
        }
        return leftOut;
    }

    private static int SecondsFromNearestDepot(RoutingProblem problem, int stop) =>
        Enumerable.Range(0, problem.Vehicles.Count).Min(vehicle => problem.FromDepot(vehicle, stop).Seconds);

    private static IEnumerable<Route> Routes(RoutingProblem problem, RouteDraft draft)
    {
        for (var vehicle = 0; vehicle < problem.Vehicles.Count; vehicle++)
            if (draft.Order(vehicle) is { Count: > 0 } order)
                yield return RouteClock.Time(problem, vehicle, order, out var fault)
                    ?? throw new InvalidOperationException($"the search made an order that cannot be driven: {fault}");
    }
}
