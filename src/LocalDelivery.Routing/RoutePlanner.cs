using System.Diagnostics;

namespace LocalDelivery.Routing;

/// <summary>
/// Plans a day: as many stops as can be served, on routes that are short. OR-Tools searches (parallel cheapest insertion, then guided local
/// search: C. Voudouris, E. Tsang, 1999); what it leaves over is inserted if it fits anywhere; what remains has a reason.
/// </summary>
public static class RoutePlanner
{
    /// <summary>Plans the problem within the limits.</summary>
    /// <param name="problem">The day.</param>
    /// <param name="limits">When the search ends.</param>
    /// <param name="progress">Told a few times a second while the search runs.</param>
    /// <param name="cancellation">Ends the search within milliseconds.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RoutePlan Plan(RoutingProblem problem, PlanLimits limits, IProgress<PlanProgress>? progress = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var hopeless = new List<UnassignedStop>();
        var servable = new List<int>();
        for (var stop = 0; stop < problem.Stops.Count; stop++)
        {
            if (Diagnosis.Alone(problem, stop) is { } reason) hopeless.Add(reason);
            else servable.Add(stop);
        }

        Shuffle(servable, limits.Seed);
        var routes = servable.Count == 0 ? Empty(problem) : Search(problem, servable, limits, progress, cancellation);
        var insertion = new CheapestInsertion(problem, routes);
        var left = insertion.Insert(servable.Except(routes.SelectMany(route => route)).Order().ToList());
        return new RoutePlan(
            [.. routes.Select((stops, vehicle) => (stops, vehicle)).Where(route => route.stops.Count > 0).Select(route => RouteClock.Time(problem, route.vehicle, route.stops))],
            [.. hopeless.Concat(left.Select(stop => Diagnosis.BesideOthers(problem, stop, insertion.Room)))]);
    }

    private static List<int>[] Search(RoutingProblem problem, List<int> servable, PlanLimits limits, IProgress<PlanProgress>? progress, CancellationToken cancellation)
    {
        using var model = new SolverModel(problem, servable);
        var routes = model.Solve(limits, progress, Stopwatch.StartNew(), cancellation);
        cancellation.ThrowIfCancellationRequested();
        return routes ?? Empty(problem);
    }

    private static List<int>[] Empty(RoutingProblem problem) => [.. problem.Vehicles.Select(_ => new List<int>())];

    /// <summary>The solver breaks ties by the order of its nodes, so a seed that shuffles them leads to another search (Fisher and Yates).</summary>
    private static void Shuffle(List<int> stops, int seed)
    {
        var random = new Xorshift(seed);
        for (var last = stops.Count - 1; last > 0; last--)
        {
            var other = random.Below(last + 1);
            (stops[last], stops[other]) = (stops[other], stops[last]);
        }
    }

    /// <summary>A small generator of our own (G. Marsaglia, 2003): the runtime's may change its sequence between versions, and a plan with it.</summary>
    private struct Xorshift(int seed)
    {
        private ulong state = (ulong)(uint)seed * 0x9E3779B97F4A7C15 + 1;

        public int Below(int limit)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (int)(state % (ulong)limit);
        }
    }
}
