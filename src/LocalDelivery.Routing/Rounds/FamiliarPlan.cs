namespace LocalDelivery.Routing.Rounds;

/// <summary>
/// Where stops have usual vehicles there are two good kinds of plan, and no search gets from one to the other stop by stop: everybody with the usual
/// vehicle, or fewer vehicles on the shortest way. Each is searched for from its own start, and the cheaper one counts.
/// </summary>
internal static class FamiliarPlan
{
    private const double StartShare = 0.15;
    private const double FamiliarShare = 0.7;

    public static bool IsFor(RoutingProblem problem) => problem.Vehicles.Count > 1 && Enumerable.Range(0, problem.Stops.Count).Any(stop => problem.UsualVehicle(stop) >= 0);

    public static RoutePlan Plan(RoutingProblem problem, PlanLimits limits, IProgress<PlanProgress>? progress, CancellationToken cancellation)
    {
        var usual = problem.Stops.Where(stop => stop.Usual is not null).ToList();
        var isTimed = 2 * usual.Count(stop => stop.Preferred is not null) > usual.Count;
        var start = isTimed ? InUsualOrder(problem) : RoutePlanner.PlanFrom(WithUsualOnly(problem), limits.Share(StartShare), null, new Later(progress, limits, 0), cancellation);
        var begun = isTimed ? 0 : StartShare;
        var familiar = RoutePlanner.PlanFrom(problem, limits.Share(FamiliarShare - begun), start, new Later(progress, limits, begun), cancellation);
        var free = RoutePlanner.PlanFrom(problem, limits.Share(1 - FamiliarShare), null, new Later(progress, limits, FamiliarShare), cancellation);
        return Rank(problem, free).CompareTo(Rank(problem, familiar)) < 0 ? free : familiar;
    }

    private static (int LeftOut, decimal Cost) Rank(RoutingProblem problem, RoutePlan plan)
    {
        var priorities = problem.Stops.ToDictionary(stop => stop.Id, stop => stop.Priority, StringComparer.Ordinal);
        return (plan.Unassigned.Sum(stop => 1 + priorities[stop.StopId]), plan.Cost(problem));
    }

    /// <summary>What comes first in any case may be another's usual stop, and stays where it is.</summary>
    private static RoutingProblem WithUsualOnly(RoutingProblem problem)
    {
        var first = Enumerable.Range(0, problem.Vehicles.Count).SelectMany(problem.First).ToHashSet();
        return new RoutingProblem(
            [.. problem.Stops.Select((stop, i) => first.Contains(i) ? stop : stop with { OnlyVehicle = stop.OnlyVehicle ?? stop.Usual?.VehicleId })], problem.Vehicles, problem.Travel);
    }

    /// <summary>Everybody with the usual vehicle, in the order of the preferred times, as far as that can be driven. Only the order counts: the times are the search's affair.</summary>
    private static RoutePlan InUsualOrder(RoutingProblem problem)
    {
        var routes =
            from stop in Enumerable.Range(0, problem.Stops.Count)
            where problem.UsualVehicle(stop) >= 0
            let window = problem.Stops[stop].Preferred?.Window
            orderby window is null, window?.Earliest + window?.Latest, stop
            group problem.Stops[stop].Id by problem.Vehicles[problem.UsualVehicle(stop)].Id into stops
            select new Route(stops.Key, 0, 0, 0, [.. stops.Select(id => new RouteStop(id, 0, 0, 0, 0, 0))]);
        return new RoutePlan([.. routes], []);
    }

    /// <summary>A listener to one part of several: time and steps go on where the last part ended.</summary>
    private sealed class Later(IProgress<PlanProgress>? progress, PlanLimits whole, double done) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress value) => progress?.Report(value with
        {
            Elapsed = value.Elapsed + (whole.Time * done ?? TimeSpan.Zero), Iterations = value.Iterations + (long)(whole.Iterations * done ?? 0),
        });
    }
}
