namespace LocalDelivery.Routing;

/// <summary>
/// After which stops of a route the driver takes the breaks, so that the vehicle is back as early as can be: a dynamic program over the stops, with as many
/// states as breaks are behind. To be earlier is never worse, so one time per state is enough.
/// </summary>
internal static class BreakPlaces
{
    /// <summary>Stands for a break that is not due, since the vehicle leaves later or is back before.</summary>
    public const int NotDue = -1;

    private const long Never = long.MaxValue / 4;

    /// <param name="after">Per break, the position in <paramref name="stops"/> after which it is taken, or <see cref="NotDue"/>.</param>
    /// <param name="returned">When the vehicle is then back.</param>
    /// <returns>Why there is no way to take them; null if there is.</returns>
    public static RouteFault? Find(RoutingProblem problem, int vehicle, ReadOnlySpan<int> stops, Span<int> after, out long returned)
    {
        var (breaks, shift) = (problem.Vehicles[vehicle].Breaks, problem.Vehicles[vehicle].Shift);
        Span<long> ready = stackalloc long[breaks.Count + 1]; // per number of breaks behind
        var taken = new bool[stops.Length, breaks.Count + 1];
        for (var done = 0; done <= breaks.Count; done++) ready[done] = done == 0 ? shift.Earliest : Math.Max(shift.Earliest, breaks[done - 1].NotDueFrom);
        var row = problem.DepotRow(vehicle);
        for (var i = 0; i < stops.Length; i++)
        {
            if (Serve(problem.Windows(stops[i]), problem.ServiceSeconds(vehicle, stops[i]), problem.Travel.Seconds(row, stops[i]), ready) is { } late)
            {
                returned = Never;
                return RouteFault.Late(UnassignedReason.WindowClosed, stops[i], late);
            }
            row = stops[i];
            if (problem.IsDepot(row)) continue; // a break belongs to a stop
            for (var done = breaks.Count - 1; done >= 0; done--)
                if (breaks[done].BeginAt(ready[done]) is { } begin && begin + breaks[done].Seconds < ready[done + 1])
                    (ready[done + 1], taken[i, done + 1]) = (begin + breaks[done].Seconds, true);
        }
        return Return(problem, vehicle, stops, ready, taken, after, out returned);
    }

    /// <summary>Everybody's readiness after the stop; how much too late the earliest would be, where all are.</summary>
    private static long? Serve(IReadOnlyList<TimeWindow> windows, int service, int seconds, Span<long> ready)
    {
        var late = Never;
        for (var done = 0; done < ready.Length; done++)
        {
            if (ready[done] >= Never) continue;
            var arrival = ready[done] + seconds;
            if (RouteClock.EarliestStart(windows, arrival) is { } start)
            {
                ready[done] = start + service;
                late = -Never;
            }
            else
            {
                late = Math.Min(late, arrival - windows[^1].Latest);
                ready[done] = Never;
            }
        }
        return late > 0 ? late : null;
    }

    private static RouteFault? Return(
        RoutingProblem problem, int vehicle, ReadOnlySpan<int> stops, ReadOnlySpan<long> ready, bool[,] taken, Span<int> after, out long returned)
    {
        var (breaks, shift, home) = (problem.Vehicles[vehicle].Breaks, problem.Vehicles[vehicle].Shift, problem.ToDepot(stops[^1], vehicle).Seconds);
        var (best, overrun) = (-1, Never);
        returned = Never;
        for (var done = 0; done < ready.Length; done++)
        {
            if (ready[done] >= Never) continue;
            var late = ready[done] + home - (done < breaks.Count ? Math.Min(shift.Latest, breaks[done].Start.Latest) : shift.Latest);
            if (late > 0) overrun = Math.Min(overrun, late);
            else if (ready[done] + home < returned) (best, returned) = (done, ready[done] + home);
        }
        if (best < 0) return RouteFault.Late(UnassignedReason.OutsideShift, stops[^1], overrun);
        after.Fill(NotDue);
        for (var i = stops.Length - 1; i >= 0 && best > 0; i--)
            if (taken[i, best]) after[--best] = i;
        return null;
    }
}
