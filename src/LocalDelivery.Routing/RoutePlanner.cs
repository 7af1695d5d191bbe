using LocalDelivery.Routing.Rounds;
using LocalDelivery.Routing.Search;

namespace LocalDelivery.Routing;

/// <summary>Plans routes.</summary>
public static class RoutePlanner
{
    /// <summary>
    /// Plans routes that serve as many stops as possible and, that being equal, take little working time and distance.
    /// Every stop is on a route or among the unassigned, with the true reason.
    /// </summary>
    /// <param name="earlier">
    /// A plan to start from, such as yesterday's or one before a delay: what is gone, or can not be driven any more, is left out of it. The new plan
    /// is never worse than what is left of it.
    /// </param>
    /// <exception cref="ArgumentException">A vehicle's first stops can not be driven in that order.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was requested.</exception>
    public static RoutePlan Plan(
        RoutingProblem problem, PlanLimits limits, IProgress<PlanProgress>? progress = null, CancellationToken cancellation = default, RoutePlan? earlier = null) =>
        earlier is null && FamiliarPlan.IsFor(problem)
            ? FamiliarPlan.Plan(problem, limits, progress, cancellation)
            : PlanFrom(problem, limits, earlier, progress, cancellation);

    /// <summary>One search from one start.</summary>
    internal static RoutePlan PlanFrom(RoutingProblem problem, PlanLimits limits, RoutePlan? earlier, IProgress<PlanProgress>? progress, CancellationToken cancellation) =>
        PlanWith(problem, stops => new RouteDraft(problem, Search(problem, stops, limits, StartOrders.Of(problem, earlier), progress, cancellation)), cancellation);

    /// <summary>
    /// The earlier plan with as little changed as can be: stops that are gone are taken out, new ones put where they add least, and all others keep their
    /// driver and their order. What fits nowhere is unassigned, with its reason.
    /// </summary>
    /// <exception cref="ArgumentException">A vehicle's first stops can not be driven in that order.</exception>
    public static RoutePlan Adjust(RoutingProblem problem, RoutePlan earlier, CancellationToken cancellation = default) =>
        PlanWith(problem, _ => new RouteDraft(problem, StartOrders.Of(problem, earlier)), cancellation);

    /// <summary>The plan of a search that is given the stops that could be served at all.</summary>
    internal static RoutePlan PlanWith(RoutingProblem problem, Func<int[], RouteDraft> search, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var whyNotAlone = Enumerable.Range(0, problem.Stops.Count).Select(stop => LoneStop.WhyNot(problem, stop)).ToArray();
        var first = Enumerable.Range(0, problem.Vehicles.Count).SelectMany(problem.First).ToHashSet();
        var draft = search([.. Enumerable.Range(0, whyNotAlone.Length).Where(stop => whyNotAlone[stop] is null || first.Contains(stop))]);
        cancellation.ThrowIfCancellationRequested();
        // Where a detour beats the direct way, even a stop that does not fit alone may fit beside another: all are tried.
        draft.InsertMissing(Enumerable.Range(0, problem.Stops.Count), cancellation);
        var leftOut = Enumerable.Range(0, problem.Stops.Count).Except(draft.Stops);
        return new RoutePlan([.. Routes(problem, draft)], [.. leftOut.Select(stop => whyNotAlone[stop] ?? draft.WhyNot(stop))]);
    }

    private static int[][] Search(
        RoutingProblem problem, int[] stops, PlanLimits limits, int[][] start, IProgress<PlanProgress>? progress, CancellationToken cancellation)
    {
        if (stops.Length == 0 || problem.Vehicles.Count == 0) return start;
        var settings = new SearchSettings();
        var day = new WholeDay(problem, stops, settings, new ParallelOptions { MaxDegreeOfParallelism = limits.Threads, CancellationToken = cancellation });
        return RouteSearch.Run(day, settings, limits, Known(problem, start, stops), new RoutePool(day, settings.MostPooled), Report, cancellation);

        void Report(SearchClock clock, long cost, int absent) =>
            progress?.Report(new PlanProgress(clock.Elapsed, clock.Steps, day.InUnits(cost % SearchModel.AbsentPenalty), absent));
    }

    /// <summary>Without stops that could not be served alone: they are tried at the end, beside others.</summary>
    private static int[][] Known(RoutingProblem problem, int[][] orders, int[] stops)
    {
        var known = stops.ToHashSet();
        return Array.ConvertAll(orders, order => Trips.WithoutIdle(problem, [.. order.Where(row => problem.IsDepot(row) || known.Contains(row))]));
    }

    private static IEnumerable<Route> Routes(RoutingProblem problem, RouteDraft draft)
    {
        for (var vehicle = 0; vehicle < problem.Vehicles.Count; vehicle++)
            if (draft.Order(vehicle) is { Count: > 0 } order)
                yield return RouteClock.Time(problem, vehicle, order, out var fault)
                    ?? throw new InvalidOperationException($"the search made an order that cannot be driven: {fault}");
    }
}
