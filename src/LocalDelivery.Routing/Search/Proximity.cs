namespace LocalDelivery.Routing.Search;

/// <summary>
/// Which stops go well together: a short way, and windows that let one follow the other without much waiting or being late
/// (the correlation measure of Vidal et al., "A hybrid genetic algorithm with adaptive diversity management for a large class of vehicle
/// routing problems with time-windows", Computers &amp; Operations Research 40, 2013, with its weights).
/// </summary>
internal sealed class Proximity(WholeDay day, RoutingProblem problem, int most)
{
    private const double WaitingWeight = 0.2;
    private const double LateWeight = 1;
    private const int LookedAt = 4; // candidates looked at for each neighbor wanted, on days too large to look at all

    private readonly int count = problem.Stops.Count;
    private readonly double costPerSecond = CostPerSecond(day, problem.Stops.Count);

    /// <summary>The neighbors of each stop, nearest first, in rows of the returned length.</summary>
    public (int[] Neighbors, int Count) Lists(ParallelOptions threads)
    {
        var length = Math.Min(most, Math.Max(0, count - 1));
        var lists = new int[count * length];
        Parallel.For(0, count, threads, stop =>
        {
            var others = Enumerable.Range(0, count).Where(other => other != stop).ToArray();
            if (others.Length > LookedAt * most && count > 3_000) others = Closest(others, stop);
            var keys = Array.ConvertAll(others, other => Between(stop, other));
            Array.Sort(keys, others);
            others.AsSpan(0, length).CopyTo(lists.AsSpan(stop * length));
        });
        return (lists, length);
    }

    private int[] Closest(int[] others, int stop)
    {
        var keys = Array.ConvertAll(others, other => day.Places[stop].SquareTo(day.Places[other]));
        Array.Sort(keys, others);
        return others[..(LookedAt * most)];
    }

    private double Between(int one, int other) => Math.Min(Following(one, other), Following(other, one));

    private double Following(int first, int second)
    {
        var seconds = day.SecondsBetween(first, second);
        var (a, b) = (problem.Stops[first], problem.Stops[second]);
        if (a.Windows.Count == 0 || b.Windows.Count == 0) return day.Arc(first, second);
        var waiting = Math.Max(0, b.Windows[0].Earliest - seconds - a.ServiceSeconds - a.Windows[^1].Latest);
        var late = Math.Max(0L, (long)a.Windows[0].Earliest + a.ServiceSeconds + seconds - b.Windows[^1].Latest);
        return day.Arc(first, second) + (costPerSecond * ((WaitingWeight * waiting) + (LateWeight * late)));
    }

    /// <summary>What a second of driving costs here, so that times and ways can be added.</summary>
    private static double CostPerSecond(WholeDay day, int count)
    {
        double cost = 0, seconds = 0;
        for (var stop = 1; stop < count; stop++)
        {
            cost += day.Arc(stop - 1, stop);
            seconds += day.SecondsBetween(stop - 1, stop);
        }
        return seconds == 0 ? 0 : cost / seconds;
    }
}
