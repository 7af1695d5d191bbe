using System.Diagnostics;
using Google.OrTools.ConstraintSolver;
using Google.Protobuf.WellKnownTypes;

namespace LocalDelivery.Routing;

/// <summary>The day in OR-Tools' words: a time dimension with waiting, a dimension per load unit, and a high price on leaving a stop out.</summary>
internal sealed class SolverModel : IDisposable
{
    /// <summary>Leaving one stop out costs more than any detour could.</summary>
    private const long PriceOfAStop = 10_000_000;

    private readonly RoutingProblem problem;
    private readonly List<int> stops;
    private readonly List<Location> depots;
    private readonly RoutingIndexManager manager;
    private readonly RoutingModel model;

    /// <param name="problem">The day.</param>
    /// <param name="stops">The stops to place, in the order in which the solver shall see them.</param>
    public SolverModel(RoutingProblem problem, List<int> stops)
    {
        this.problem = problem;
        this.stops = stops;
        depots = [.. problem.Vehicles.Select(vehicle => vehicle.Depot).Distinct()];
        int[] starts = [.. problem.Vehicles.Select(vehicle => stops.Count + depots.IndexOf(vehicle.Depot))];
        manager = new RoutingIndexManager(stops.Count + depots.Count, problem.Vehicles.Count, starts, starts);
        model = new RoutingModel(manager);
        AddTravel();
        for (var unit = 0; unit < problem.Units; unit++) AddLoad(unit);
        for (var node = 0; node < stops.Count; node++) model.AddDisjunction([manager.NodeToIndex(node)], PriceOfAStop);
    }

    /// <returns>For each vehicle its stops; null when the search found nothing at all.</returns>
    public List<int>[]? Solve(PlanLimits limits, IProgress<PlanProgress>? progress, Stopwatch watch, CancellationToken cancellation)
    {
        var plans = 0;
        var nextReport = TimeSpan.Zero;
        model.AddAtSolutionCallback(() => plans++);
        using var stop = cancellation.Register(model.CancelSearch);
        VoidToBoolean isOver = () =>
        {
            if (progress is not null && watch.Elapsed >= nextReport)
            {
                progress.Report(new PlanProgress(watch.Elapsed, plans));
                nextReport = watch.Elapsed + TimeSpan.FromMilliseconds(250);
            }

            return cancellation.IsCancellationRequested;
        };
        model.AddSearchMonitor(model.solver().MakeCustomLimit(isOver));
        var solution = model.SolveWithParameters(Parameters(limits));
        GC.KeepAlive(isOver);   // the solver holds only a native pointer to it
        return solution is null ? null : [.. Enumerable.Range(0, problem.Vehicles.Count).Select(vehicle => Follow(solution, vehicle))];
    }

    private static RoutingSearchParameters Parameters(PlanLimits limits)
    {
        var parameters = operations_research_constraint_solver.DefaultRoutingSearchParameters();
        parameters.FirstSolutionStrategy = FirstSolutionStrategy.Types.Value.ParallelCheapestInsertion;
        parameters.LocalSearchMetaheuristic = LocalSearchMetaheuristic.Types.Value.GuidedLocalSearch;
        if (limits.Time is { } time) parameters.TimeLimit = Duration.FromTimeSpan(time);
        if (limits.Iterations is { } iterations) parameters.SolutionLimit = iterations;
        return parameters;
    }

    private void AddTravel()
    {
        var (time, cost) = (Square(), Square());
        for (var from = 0; from < time.Length; from++)
        {
            for (var to = 0; to < time.Length; to++)
            {
                var (a, b) = (ProblemNode(from), ProblemNode(to));
                var service = from < stops.Count ? problem.Stops[a].ServiceSeconds : 0;
                // No way: longer than any day, so no route can contain it.
                time[from][to] = problem.Travel.IsReachable(a, b) ? (long)service + problem.Travel.Seconds(a, b) : 2L * RoutingProblem.Horizon;
                cost[from][to] = problem.Travel.IsReachable(a, b) ? problem.Travel.Seconds(a, b) + problem.Travel.Meters(a, b) / 10 : PriceOfAStop;
            }
        }

        model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(cost));
        model.AddDimension(model.RegisterTransitMatrix(time), RoutingProblem.Horizon, RoutingProblem.Horizon, false, "time");
        var clock = model.GetMutableDimension("time");
        for (var node = 0; node < stops.Count; node++) Restrict(clock.CumulVar(manager.NodeToIndex(node)), problem.Stops[stops[node]].Windows);
        for (var vehicle = 0; vehicle < problem.Vehicles.Count; vehicle++)
        {
            var shift = problem.Vehicles[vehicle].Shift;
            clock.CumulVar(model.Start(vehicle)).SetRange(shift.Earliest, shift.Latest);
            clock.CumulVar(model.End(vehicle)).SetRange(shift.Earliest, shift.Latest);
        }
    }

    private static void Restrict(IntVar start, IReadOnlyList<TimeWindow> windows)
    {
        if (windows.Count == 0) return;
        start.SetRange(windows[0].Earliest, windows[^1].Latest);
        for (var window = 1; window < windows.Count; window++)
            if (windows[window - 1].Latest + 1 < windows[window].Earliest) start.RemoveInterval(windows[window - 1].Latest + 1, windows[window].Earliest - 1);
    }

    private void AddLoad(int unit)
    {
        long[] load = [.. stops.Select(stop => (long)problem.Stops[stop].Load[unit]), .. depots.Select(_ => 0L)];
        model.AddDimensionWithVehicleCapacity(
            model.RegisterUnaryTransitVector(load), 0, [.. problem.Vehicles.Select(vehicle => (long)vehicle.Capacity[unit])], true, $"load {unit}");
    }

    private List<int> Follow(Assignment solution, int vehicle)
    {
        var route = new List<int>();
        for (var index = solution.Value(model.NextVar(model.Start(vehicle))); !model.IsEnd(index); index = solution.Value(model.NextVar(index)))
            route.Add(stops[manager.IndexToNode(index)]);
        return route;
    }

    private int ProblemNode(int node) => node < stops.Count ? stops[node] : problem.Stops.Count + (node - stops.Count);

    private long[][] Square() => [.. Enumerable.Range(0, stops.Count + depots.Count).Select(_ => new long[stops.Count + depots.Count])];

    public void Dispose()
    {
        model.Dispose();
        manager.Dispose();
    }
}
