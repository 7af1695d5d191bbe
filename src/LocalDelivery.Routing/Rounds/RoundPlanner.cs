using LocalDelivery.Routing.Search;

namespace LocalDelivery.Routing.Rounds;

/// <summary>Several days planned at once, so that each place has one driver on all of them (the consistent vehicle routing problem: Groër, Golden and Wasil 2009).</summary>
public static class RoundPlanner
{
    private const int Chains = 2;

    /// <param name="days">One problem per day. Vehicles with the same id are one driver, stops at the same location one place.</param>
    /// <param name="limits">For all days together.</param>
    /// <param name="bound">How much longer than a driver's fair share his days may be, 0.2 being a fifth; beyond that it costs three times as much. At least 0; infinite: anything is fair.</param>
    /// <returns>
    /// A plan per day. Where a place's driver does not drive on a day, another stands in; where a day has no room for a place on its driver's route, another
    /// takes it; what fits nowhere is unassigned, with its reason. A vehicle that may load again is taken for a larger one until all is shared out.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is negative.</exception>
    /// <exception cref="ArgumentException">A vehicle has first stops: what one day has begun already is no matter of a round.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was requested.</exception>
    public static IReadOnlyList<RoutePlan> Plan(
        IReadOnlyList<RoutingProblem> days, PlanLimits limits, double bound, IProgress<PlanProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (double.IsNaN(bound) || bound < 0) throw new ArgumentOutOfRangeException(nameof(bound), bound, "must not be negative");
        if (days.SelectMany(day => day.Vehicles).FirstOrDefault(vehicle => vehicle.First.Count > 0) is { } begun)
            throw new ArgumentException($"vehicle \"{begun.Id}\": First has no place in a round", nameof(days));
        cancellation.ThrowIfCancellationRequested();
        var threads = new ParallelOptions { MaxDegreeOfParallelism = limits.Threads, CancellationToken = cancellation };
        var settings = new SearchSettings();
        var larger = days.Select(InOneTrip).ToList();
        var whole = larger.Select(day => new WholeDay(day, Able(day), settings, threads)).ToArray();
        var places = new RoundPlaces(larger, whole);
        var turns = (Chains + limits.Threads - 1) / limits.Threads;
        var each = limits.Iterations is { } steps ? Math.Max(1, steps / Chains) : (long?)null;
        var share = new PlanLimits(limits.Time / turns, each, limits.Seed);
        var found = new (double Cost, int[][][] Orders)[Chains];
        Parallel.For(0, Chains, threads, chain =>
        {
            var search = new RoundSearch(places, settings, bound, Rng.Mix(((ulong)limits.Seed << 1) + (ulong)chain));
            found[chain] = search.Run(share, chain == 0 ? progress : null, cancellation);
        });
        cancellation.ThrowIfCancellationRequested();
        var best = found.MinBy(chain => chain.Cost).Orders;
        return [.. days.Select((day, i) => RoutePlanner.PlanWith(day, _ => new RouteDraft(day, StartOrders.Drivable(day, best[i])), cancellation))];
    }

    private static RoutingProblem InOneTrip(RoutingProblem day) => day.Vehicles.All(vehicle => vehicle.Reloads == 0) ? day : new RoutingProblem(
        day.Stops,
        [.. day.Vehicles.Select(vehicle => vehicle with { Reloads = 0, Capacity = [.. vehicle.Capacity.Select(units => (int)Math.Min(int.MaxValue, (long)units * (1 + vehicle.Reloads)))] })],
        day.Travel);

    /// <summary>The stops that could be served at all.</summary>
    private static int[] Able(RoutingProblem day) => [.. Enumerable.Range(0, day.Stops.Count).Where(stop => LoneStop.WhyNot(day, stop) is null)];
}
