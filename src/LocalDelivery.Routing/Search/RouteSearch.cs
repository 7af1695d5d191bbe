using LocalDelivery.Routing.OrTools;

namespace LocalDelivery.Routing.Search;

/// <summary>
/// Ruin and recreate over a whole day: a quick first plan, then slow cooling. Large days are cut into parts (<see cref="Parts"/>), small ones
/// are searched by a few chains at once (<see cref="Chains"/>); both take turns of about a fifth of a second, after which the best is known.
/// </summary>
internal sealed class RouteSearch
{
    private const double QuickShare = 0.02; // of the limits, without heating: what the temperature is measured by
    private const int MostRecombined = 2_000; // stops
    private const int MostRecombinedUntimed = 250;
    private const double TurnSeconds = 0.2;
    private const double TurnShare = 0.005;

    private readonly WholeDay day;
    private readonly SearchSettings settings;
    private readonly PlanLimits limits;
    private readonly SearchClock clock;
    private readonly CancellationToken cancellation;
    private readonly Action<SearchClock, long, int> report;

    private RouteSearch(WholeDay day, SearchSettings settings, PlanLimits limits, Action<SearchClock, long, int> report, CancellationToken cancellation)
    {
        (this.day, this.settings, this.limits, this.report, this.cancellation) = (day, settings, limits, report, cancellation);
        clock = new SearchClock(limits, cancellation);
    }

    /// <summary>Better orders of stops than <paramref name="start"/>, one per vehicle, with as many of the day's stops as possible.</summary>
    /// <param name="report">Called after each turn, with the cost of the best so far and how many stops it leaves out.</param>
    public static int[][] Run(
        WholeDay day, SearchSettings settings, PlanLimits limits, int[][] start, RoutePool pool, Action<SearchClock, long, int> report, CancellationToken cancellation) =>
        new RouteSearch(day, settings, limits, report, cancellation).Run(start, pool);

    private int[][] Run(int[][] start, RoutePool pool)
    {
        var rng = new Rng((ulong)limits.Seed);
        ISearchTurn turn = day.Stops.Length >= 1.5 * settings.StopsPerPart
            ? new Parts(day, settings, limits.Threads, rng, start)
            : new Chains(day, settings, limits.Threads, rng, start);
        Anneal(turn, QuickShare, new Cooling(1e-3, 1e-3, 0, QuickShare), _ => { });
        var legs = turn.Best.Sum(order => order.Length == 0 ? 0 : order.Length + 1);
        var average = Math.Max(1.0, (double)day.WaysCost(turn.Best) / Math.Max(1, legs)); // where everything lies at one door, still not nothing
        var dials = settings.For(day, turn.Best);
        var recombine = legs > 0 && IsRecombined(WholeDay.StopsPerRoute(turn.Best));
        var until = recombine ? 1 - settings.RecombinationShare : 1;
        Anneal(turn, until, new Cooling((IsWarm(start) ? settings.WarmLegs : dials.HotLegs) * average, dials.ColdLegs * average, clock.Done, until), pool.Add);
        return recombine && !cancellation.IsCancellationRequested ? RouteRecombination.Improve(day, pool, turn.Best, clock.Left, cancellation) : turn.Best;
    }

    /// <summary>A start worth keeping would be forgotten in the heat.</summary>
    private bool IsWarm(int[][] start) => start.Sum(order => order.Length) >= day.Stops.Length / 2;

    /// <summary>Long routes hardly ever come up twice, and the solver takes long over them: nothing is gained. Without a time limit it is only asked for little.</summary>
    private bool IsRecombined(double stopsPerRoute) =>
        stopsPerRoute <= settings.LongRoute && day.Stops.Length <= (limits.Time is null ? MostRecombinedUntimed : MostRecombined);

    private void Anneal(ISearchTurn turn, double until, Cooling cooling, Action<int[][]> harvest)
    {
        while (clock.Done < until && !cancellation.IsCancellationRequested)
        {
            var share = Math.Min(TurnShare * turn.Count, clock.Share(TurnSeconds * turn.Rounds, settings.TurnSteps * turn.Count));
            turn.Take(clock, Math.Min(until, clock.Done + share), cooling);
            foreach (var orders in turn.Newest) harvest(orders);
            report(clock, turn.BestCost, day.Stops.Length - turn.Best.Sum(order => day.StopsOf(order).Count()));
        }
    }
}

/// <summary>One way of searching a little further.</summary>
internal interface ISearchTurn
{
    /// <summary>How many chains search.</summary>
    int Count { get; }

    /// <summary>How often the threads have to go around until each chain has had its turn.</summary>
    int Rounds { get; }

    /// <summary>The best orders so far, one per vehicle.</summary>
    int[][] Best { get; }

    long BestCost { get; }

    /// <summary>Good orders that the last turn came to.</summary>
    IEnumerable<int[][]> Newest { get; }

    void Take(SearchClock clock, double until, Cooling cooling);
}
