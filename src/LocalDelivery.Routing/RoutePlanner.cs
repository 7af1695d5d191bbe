using LocalDelivery.Routing.Search;

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
        RoutingProblem problem, PlanLimits limits, IProgress<PlanProgress>? progress = null, CancellationToken cancellation = default) =>
        PlanWith(problem, stops => new RouteDraft(problem, Search(problem, stops, limits, progress, cancellation)), cancellation);

    /// <summary>The plan of a search that is given the stops that could be served at all.</summary>
    internal static RoutePlan PlanWith(RoutingProblem problem, Func<int[], RouteDraft> search, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var whyNotAlone = Enumerable.Range(0, problem.Stops.Count).Select(stop => LoneStop.WhyNot(problem, stop)).ToArray();
        var draft = search([.. Enumerable.Range(0, whyNotAlone.Length).Where(stop => whyNotAlone[stop] is null)]);
        cancellation.ThrowIfCancellationRequested();
        // Where a detour beats the direct way, even a stop that does not fit alone may fit beside another: all are tried.
        draft.InsertMissing(Enumerable.Range(0, problem.Stops.Count), cancellation);
        var leftOut = Enumerable.Range(0, problem.Stops.Count).Except(draft.Stops);
        return new RoutePlan([.. Routes(problem, draft)], [.. leftOut.Select(stop => whyNotAlone[stop] ?? draft.WhyNot(stop))]);
    }

    private static int[][] Search(RoutingProblem problem, int[] stops, PlanLimits limits, IProgress<PlanProgress>? progress, CancellationToken cancellation)
    {
        var orders = Enumerable.Repeat(Array.Empty<int>(), problem.Vehicles.Count).ToArray();
        if (stops.Length == 0) return orders;
        var settings = new SearchSettings();
        var day = new WholeDay(problem, stops, settings, new ParallelOptions { MaxDegreeOfParallelism = limits.Threads, CancellationToken = cancellation });
        return RouteSearch.Run(day, settings, limits, orders, new RoutePool(day, settings.MostPooled), Report, cancellation);

        void Report(SearchClock clock, long cost)
        {
            progress?.Report(new PlanProgress(clock.Elapsed, clock.Steps, day.InUnits(cost % SearchModel.AbsentPenalty), (int)(cost / SearchModel.AbsentPenalty)));
        }
    }

    private static IEnumerable<Route> Routes(RoutingProblem problem, RouteDraft draft)
    {
        for (var vehicle = 0; vehicle < problem.Vehicles.Count; vehicle++)
            if (draft.Order(vehicle) is { Count: > 0 } order)
                yield return RouteClock.Time(problem, vehicle, order, out var fault)
                    ?? throw new InvalidOperationException($"the search made an order that cannot be driven: {fault}");
    }
}
