using Google.OrTools.ConstraintSolver;
using Google.Protobuf.WellKnownTypes;

namespace LocalDelivery.Routing.OrTools;

/// <summary>
/// The same problem given to OR-Tools alone: cheapest insertion and guided local search. Here to be compared with; it falls behind
/// <see cref="RoutePlanner"/> from about a hundred stops on, for its first descent takes most of the time. It does not know of wishes (usual
/// vehicles, preferred windows).
/// </summary>
public static class OrToolsPlanner
{
    /// <summary>As <see cref="RoutePlanner.Plan"/>. An iteration is a step of the solver's own search.</summary>
    /// <exception cref="ArgumentException">A vehicle has first stops, breaks or reloads, which it does not know of either.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was requested.</exception>
    public static RoutePlan Plan(
        RoutingProblem problem, PlanLimits limits, IProgress<PlanProgress>? progress = null, CancellationToken cancellation = default) =>
        problem.Vehicles.FirstOrDefault(vehicle => vehicle.First.Count > 0 || vehicle.Breaks.Count > 0 || vehicle.Reloads > 0) is { } other
            ? throw new ArgumentException($"vehicle \"{other.Id}\": First, Breaks and Reloads are not known to OR-Tools' model", nameof(problem))
            : RoutePlanner.PlanWith(problem, stops => Improve(problem, stops, limits, progress, cancellation), cancellation);

    private static RouteDraft Improve(RoutingProblem problem, int[] stops, PlanLimits limits, IProgress<PlanProgress>? progress, CancellationToken cancellation)
    {
        var draft = new RouteDraft(problem);
        new Random(limits.Seed).Shuffle(stops);
        // The far ones first, for they shape the routes and the near ones then lie on the way.
        draft.InsertMissing(stops.OrderByDescending(stop => SecondsFromNearestDepot(problem, stop)), cancellation);
        if (stops.Length == 0) return draft;
        using var model = new RouteModel(problem, stops);
        var watch = new SearchWatch(model.Routing, limits, progress, cancellation);
        var parameters = Parameters(limits);
        model.Routing.CloseModelWithParameters(parameters);
        using var start = model.Start(draft);
        using var found = model.Routing.SolveFromAssignmentWithParameters(start, parameters);
        watch.ThrowIfStopped();
        return found is null ? draft : new RouteDraft(problem, model.Orders(found));
    }

    private static int SecondsFromNearestDepot(RoutingProblem problem, int stop) =>
        Enumerable.Range(0, problem.Vehicles.Count).Min(vehicle => problem.FromDepot(vehicle, stop).Seconds);

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
