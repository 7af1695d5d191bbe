namespace LocalDelivery.Routing.Rounds;

/// <summary>A plan in which work is shared: first the best there is, then again with no day longer than a fair share and the owner's bound.</summary>
public static class BalancedPlan
{
    /// <param name="problem">All vehicles drive, whatever their fixed cost.</param>
    /// <param name="limits">For each of the two plans.</param>
    /// <param name="bound">How much longer than the fair share the longest day may be: 0.2 is a fifth; at least 0.</param>
    /// <returns>The first plan where sharing would leave more stops out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is negative.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was requested.</exception>
    public static RoutePlan Plan(RoutingProblem problem, PlanLimits limits, double bound, IProgress<PlanProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bound);
        var best = RoutePlanner.Plan(problem, limits, progress, cancellation);
        if (problem.Vehicles.Count < 2 || best.Routes.Count == 0) return best;
        var most = (int)Math.Ceiling((double)best.DurationSeconds / problem.Vehicles.Count * (1 + bound));
        for (var tries = 0; tries < 4; tries++, most += most / 10)   // the ways to and fro of more vehicles take time of their own
        {
            var shared = new RoutingProblem(problem.Stops, [.. problem.Vehicles.Select(vehicle => Shortened(vehicle, most))], problem.Travel);
            var plan = RoutePlanner.Plan(shared, limits, progress, cancellation);
            if (plan.Unassigned.Count <= best.Unassigned.Count) return plan;
        }
        return best;
    }

    private static Vehicle Shortened(Vehicle vehicle, int seconds) => vehicle with
    {
        Shift = new TimeWindow(vehicle.Shift.Earliest, (int)Math.Min(vehicle.Shift.Latest, (long)vehicle.Shift.Earliest + seconds)),
    };
}
