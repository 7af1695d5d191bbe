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
        var whyNotAlone = Enumerable.Range(0, problem.Stops.Count).Select(stop => LoneStop.WhyNot(problem, stop)).ToArray();
        int[] possible = [.. Enumerable.Range(0, whyNotAlone.Length).Where(stop => whyNotAlone[stop] is null)];
        new Random(limits.Seed).Shuffle(possible);
        var draft = new RouteDraft(problem);
        // The far ones first, for they shape the routes and the near ones then lie on the way.
        InsertMissing(draft, possible.OrderByDescending(stop => SecondsFromNearestDepot(problem, stop)), cancellation);
        draft = RouteSolver.Improve(problem, draft, possible, limits, progress, cancellation);
        // Where a detour beats the direct way, even a stop that does not fit alone may fit beside another: all are tried.
        InsertMissing(draft, Enumerable.Range(0, problem.Stops.Count), cancellation);
        var leftOut = Enumerable.Range(0, problem.Stops.Count).Except(draft.Stops);
        return new RoutePlan([.. Routes(problem, draft)], [.. leftOut.Select(stop => whyNotAlone[stop] ?? draft.WhyNot(stop))]);
    }

    /// <summary>Inserts each stop that is on no route where it adds least, until none is left that fits.</summary>
    private static void InsertMissing(RouteDraft draft, IEnumerable<int> stops, CancellationToken cancellation)
    {
        var missing = stops.Except(draft.Stops).ToList();
        var inserted = 1;
        while (inserted > 0)
            inserted = missing.RemoveAll(stop =>
            {
                cancellation.ThrowIfCancellationRequested();
                return draft.Insert(stop);
            });
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
