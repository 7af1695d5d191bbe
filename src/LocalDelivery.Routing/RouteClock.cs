namespace LocalDelivery.Routing;

/// <summary>
/// The one simulation of a route's times. The vehicle is back as early as windows allow, leaves the depot as late as that
/// return and the windows allow (so that nobody waits at a closed gate for a time that could be spent at home), and serves
/// every stop as soon as it can from there. Where stops have preferred times, it leaves later still, if all of them together are then better met
/// (<see cref="LaterDeparture"/>). Three passes, as in forward time slack (Savelsbergh, "The Vehicle Routing
/// Problem with Time Windows: Minimizing Route Duration", ORSA Journal on Computing 4, 1992).
/// </summary>
public static class RouteClock
{
    /// <summary>
    /// Times <paramref name="stops"/> (positions in the problem's list, at least one, and between them <see cref="RoutingProblem.DepotRow"/> where the vehicle
    /// loads again) driven in order by
    /// <paramref name="vehicle"/>; null and the first <paramref name="fault"/> if windows, shift or ways forbid it.
    /// Loads are not looked at.
    /// </summary>
    public static Route? Time(RoutingProblem problem, int vehicle, IReadOnlyList<int> stops, out RouteFault? fault)
    {
        Span<int> order = [.. stops];
        Span<int> breaks = stackalloc int[problem.Vehicles[vehicle].Breaks.Count];
        fault = Schedule(problem, vehicle, order, breaks, out var departure, out var returned);
        if (fault is not null) return null;
        var route = Lay(problem, vehicle, order, breaks, (int)departure, (int)returned);
        return Delay(problem, vehicle, order, breaks, route) is > 0 and var delay ? Lay(problem, vehicle, order, breaks, (int)departure + delay, (int)returned + delay) : route;
    }

    /// <summary>How much later the route had better leave. Nobody waits in it then: whoever can not come later is at the end of a window already.</summary>
    private static int Delay(RoutingProblem problem, int vehicle, ReadOnlySpan<int> order, ReadOnlySpan<int> breaks, Route route)
    {
        var most = problem.Vehicles[vehicle].Shift.Latest - route.ReturnSeconds;
        for (var i = 0; i < breaks.Length; i++)
        {
            var until = problem.Vehicles[vehicle].Breaks[i].Start.Latest;
            if (breaks[i] != BreakPlaces.NotDue) most = Math.Min(most, until - route.Stops[StopsUntil(problem, order[..breaks[i]])].BreakStartSeconds!.Value);
            else if (route.ReturnSeconds <= until) most = Math.Min(most, until - route.ReturnSeconds);
        }
        var services = new LaterDeparture.Service[route.Stops.Count];
        for (var (at, i) = (0, 0); at < order.Length; at++)
        {
            if (problem.IsDepot(order[at])) continue;
            var (stop, start) = (problem.Stops[order[at]], route.Stops[i].ServiceStartSeconds);
            if (stop.Windows.Count > 0) most = Math.Min(most, LatestOfWindow(stop.Windows, start) - start);
            if (stop.Preferred is { } preferred)
                services[i] = new LaterDeparture.Service(start, preferred.Window.Earliest, preferred.Window.Latest, preferred.EarlyPerHour, preferred.LatePerHour);
            i++;
        }
        return LaterDeparture.Best(services, most);
    }

    private static int StopsUntil(RoutingProblem problem, ReadOnlySpan<int> order)
    {
        var count = 0;
        foreach (var row in order)
            if (!problem.IsDepot(row)) count++;
        return count;
    }

    /// <summary>The end of the window that an allowed start lies in.</summary>
    internal static int LatestOfWindow(IReadOnlyList<TimeWindow> windows, int start)
    {
        var at = 0;
        while (windows[at].Latest < start) at++;
        return windows[at].Latest;
    }

    /// <summary>Departure and return of the vehicle that serves the stops in this order, preferred times aside, or the first fault.</summary>
    internal static RouteFault? Schedule(
        RoutingProblem problem, int vehicle, ReadOnlySpan<int> stops, out long departure, out long returned) =>
        Schedule(problem, vehicle, stops, stackalloc int[problem.Vehicles[vehicle].Breaks.Count], out departure, out returned);

    private static RouteFault? Schedule(
        RoutingProblem problem, int vehicle, ReadOnlySpan<int> stops, Span<int> breaks, out long departure, out long returned)
    {
        ArgumentOutOfRangeException.ThrowIfZero(stops.Length);
        departure = problem.Vehicles[vehicle].Shift.Earliest;
        var fault = EarliestReturn(problem, vehicle, stops, departure, out returned);
        if (fault is null && breaks.Length > 0) fault = BreakPlaces.Find(problem, vehicle, stops, breaks, out returned);
        if (fault is null) departure = LatestDeparture(problem, vehicle, stops, breaks, returned);
        return fault;
    }

    private static RouteFault? EarliestReturn(
        RoutingProblem problem, int vehicle, ReadOnlySpan<int> stops, long departure, out long clock)
    {
        clock = departure;
        var row = problem.DepotRow(vehicle);
        foreach (var stop in stops)
        {
            var leg = problem.Travel[row, stop];
            if (!leg.Exists) return new RouteFault(UnassignedReason.Unreachable, stop);
            clock += leg.Seconds;
            if (EarliestStart(problem.Windows(stop), clock) is not { } start)
                return RouteFault.Late(UnassignedReason.WindowClosed, stop, clock - problem.Stops[stop].Windows[^1].Latest);
            clock = start + problem.ServiceSeconds(vehicle, stop);
            row = stop;
        }
        var back = problem.ToDepot(row, vehicle);
        if (!back.Exists) return new RouteFault(UnassignedReason.Unreachable, row);
        clock += back.Seconds;
        var overrun = clock - problem.Vehicles[vehicle].Shift.Latest;
        return overrun > 0 ? RouteFault.Late(UnassignedReason.OutsideShift, row, overrun) : null;
    }

    private static long LatestDeparture(RoutingProblem problem, int vehicle, ReadOnlySpan<int> stops, ReadOnlySpan<int> breaks, long returned)
    {
        var clock = returned;
        var row = problem.DepotRow(vehicle);
        for (var i = stops.Length - 1; i >= 0; i--)
        {
            clock -= problem.Travel.Seconds(stops[i], row);
            if (breaks.IndexOf(i) is >= 0 and var at) clock = Math.Min(clock - problem.Vehicles[vehicle].Breaks[at].Seconds, problem.Vehicles[vehicle].Breaks[at].Start.Latest);
            clock = LatestStart(problem.Windows(stops[i]), clock - problem.ServiceSeconds(vehicle, stops[i]));
            row = stops[i];
        }
        return clock - problem.FromDepot(vehicle, row).Seconds;
    }

    private static Route Lay(RoutingProblem problem, int vehicle, ReadOnlySpan<int> stops, ReadOnlySpan<int> breaks, int departure, int returned)
    {
        var visits = new List<RouteStop>(stops.Length);
        var (clock, row) = (departure, problem.DepotRow(vehicle));
        var meters = problem.ToDepot(stops[^1], vehicle).Meters;
        Reload? reload = null;
        for (var i = 0; i < stops.Length; i++)
        {
            var leg = problem.Travel[row, stops[i]];
            var arrival = clock + leg.Seconds;
            var start = (int)EarliestStart(problem.Windows(stops[i]), arrival)!.Value;
            (clock, row) = (start + problem.ServiceSeconds(vehicle, stops[i]), stops[i]);
            meters = checked(meters + leg.Meters);
            if (problem.IsDepot(row))
            {
                reload = new Reload(arrival, clock, leg.Seconds, leg.Meters);
                continue;
            }
            var rest = breaks.IndexOf(i) is >= 0 and var at ? problem.Vehicles[vehicle].Breaks[at] : default;
            if (rest.Seconds > 0) clock = (int)rest.BeginAt(clock)!.Value + rest.Seconds;
            visits.Add(new RouteStop(problem.Stops[row].Id, arrival, start, clock, leg.Seconds, leg.Meters) { BreakSeconds = rest.Seconds, Reload = reload });
            reload = null;
        }
        return new Route(problem.Vehicles[vehicle].Id, departure, returned, meters, visits);
    }

    internal static long? EarliestStart(IReadOnlyList<TimeWindow> windows, long arrival)
    {
        for (var i = 0; i < windows.Count; i++)
            if (arrival <= windows[i].Latest) return Math.Max(arrival, windows[i].Earliest);
        return windows.Count == 0 ? arrival : null;
    }

    /// <summary>The last allowed start not after <paramref name="limit"/>; there is one, for the way there found one.</summary>
    private static long LatestStart(IReadOnlyList<TimeWindow> windows, long limit)
    {
        for (var i = windows.Count - 1; i >= 0; i--)
            if (windows[i].Earliest <= limit) return Math.Min(limit, windows[i].Latest);
        return limit;
    }
}
