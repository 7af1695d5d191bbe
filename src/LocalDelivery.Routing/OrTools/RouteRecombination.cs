using System.Runtime.InteropServices;
using Google.OrTools.LinearSolver;
using LocalDelivery.Routing.Search;

namespace LocalDelivery.Routing.OrTools;

/// <summary>
/// The cheapest choice among all routes seen on the way that visits everybody once: a set partitioning problem (Balinski and Quandt, "On an
/// Integer Program for a Delivery Problem", Operations Research 12, 1964), solved by SCIP. It joins good routes that never stood in one plan.
/// </summary>
internal static class RouteRecombination
{
    /// <summary>Nodes of the solver's tree times routes: a limit in steps, a few seconds' worth, keeps equal seeds equal.</summary>
    private const int MostWork = 20_000;

    private static readonly TimeSpan LeastUseful = TimeSpan.FromMilliseconds(20);

    /// <summary>The chosen routes as orders, one per vehicle; <paramref name="best"/> itself if nothing cheaper is found in time.</summary>
    public static int[][] Improve(WholeDay day, RoutePool pool, int[][] best, TimeSpan? limit, CancellationToken cancellation)
    {
        try
        {
            return Solved(day, pool, best, limit, cancellation);
        }
        catch (Exception failure) when (failure is DllNotFoundException or TypeInitializationException or BadImageFormatException or SEHException)
        {
            return best; // a machine on which the native solver does not run: a plan without the last touch is a plan
        }
    }

    private static int[][] Solved(WholeDay day, RoutePool pool, int[][] best, TimeSpan? limit, CancellationToken cancellation)
    {
        pool.Add(best);
        PooledRoute[] routes = [.. pool.Routes];
        using var solver = Solver.CreateSolver("SCIP");
        if (solver is null || limit < LeastUseful) return best; // to the solver, no time at all would mean no limit
        solver.SetSolverSpecificParametersAsString($"limits/nodes = {1 + (MostWork / routes.Length)}\n");
        if (limit is { } time) solver.SetTimeLimit((long)time.TotalMilliseconds);
        var taken = routes.Select(_ => solver.MakeBoolVar("")).ToArray();
        Cover(solver, day, routes, taken, best);
        Lend(solver, day, routes, taken);
        for (var i = 0; i < routes.Length; i++) solver.Objective().SetCoefficient(taken[i], routes[i].Cost);
        solver.Objective().SetMinimization();
        var known = pool.Of(best);
        solver.SetHint(taken, [.. routes.Select(route => known.Contains(route) ? 1.0 : 0.0)]);
        using var interrupt = cancellation.Register(() => solver.InterruptSolve());
        if (solver.Solve() is not (Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE)) return best;
        PooledRoute[] chosen = [.. routes.Where((_, i) => taken[i].SolutionValue() > 0.5)];
        return chosen.Sum(route => route.Cost) < day.Cost(best) ? Orders(day, chosen) : best;
    }

    /// <summary>Whoever is visited now is visited once; who is left out may stay so.</summary>
    private static void Cover(Solver solver, WholeDay day, PooledRoute[] routes, Variable[] taken, int[][] best)
    {
        var served = best.SelectMany(order => order).ToHashSet();
        var visits = day.Stops.ToDictionary(stop => stop, stop => solver.MakeConstraint(served.Contains(stop) ? 1 : 0, 1));
        for (var i = 0; i < routes.Length; i++)
            foreach (var stop in day.StopsOf(routes[i].Order)) visits[stop].SetCoefficient(taken[i], 1);
    }

    /// <summary>No more routes of a kind than there are such vehicles.</summary>
    private static void Lend(Solver solver, WholeDay day, PooledRoute[] routes, Variable[] taken)
    {
        var fleet = Enumerable.Range(0, day.VehicleCount).CountBy(day.KindOf).ToDictionary(kind => kind.Key, kind => solver.MakeConstraint(0, kind.Value));
        for (var i = 0; i < routes.Length; i++) fleet[routes[i].Kind].SetCoefficient(taken[i], 1);
    }

    private static int[][] Orders(WholeDay day, PooledRoute[] chosen)
    {
        var byKind = chosen.GroupBy(route => route.Kind).ToDictionary(kind => kind.Key, kind => new Queue<int[]>(kind.Select(route => route.Order)));
        return [.. Enumerable.Range(0, day.VehicleCount).Select(vehicle =>
            byKind.TryGetValue(day.KindOf(vehicle), out var queue) && queue.TryDequeue(out var order) ? order : [])];
    }
}
