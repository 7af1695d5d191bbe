using Google.OrTools.ConstraintSolver;
using Google.Protobuf.WellKnownTypes;

namespace LocalDelivery.Routing;

/// <summary>The search for better orders of stops: guided local search by OR-Tools.</summary>
internal static class RouteSolver
{
    /// <summary>
    /// Better orders than those of <paramref name="draft"/>, with more of <paramref name="stops"/> in them where possible.
    /// The sequence of <paramref name="stops"/> decides which neighbor the search looks at first, and so where it goes.
    /// </summary>
    public static RouteDraft Improve(
        RoutingProblem problem, RouteDraft draft, IReadOnlyList<int> stops, PlanLimits limits, IProgress<PlanProgress>? progress, CancellationToken cancellation)
    {
        if (stops.Count == 0) return draft;
        using var model = new RouteModel(problem, stops);
        var watch = new SearchWatch(model.Routing, limits, progress, cancellation);
        var parameters = Parameters(limits);
        model.Routing.CloseModelWithParameters(parameters);
        using var start = model.Start(draft);
        using var found = model.Routing.SolveFromAssignmentWithParameters(start, parameters);
        watch.ThrowIfStopped();
        return found is null ? draft : new RouteDraft(problem, model.Orders(found));
    }

    private static RoutingSearchParameters Parameters(PlanLimits limits)
    {
        var parameters = operations_research_constraint_solver.DefaultRoutingSearchParameters();
        parameters.LocalSearchMetaheuristic = LocalSearchMetaheuristic.Types.Value.GuidedLocalSearch;
        parameters.LnsTimeLimit = Duration.FromTimeSpan(TimeSpan.FromHours(1)); // its default of 0.1 s would let the clock decide
        parameters.SolutionLimit = long.MaxValue - 1; // SearchWatch ends a search without time limit; the solver only warns if it knows of no limit
        if (limits.Time is { } time) parameters.TimeLimit = Duration.FromTimeSpan(time);
        return parameters;
    }
}
