using System.Runtime.CompilerServices;

namespace LocalDelivery.Routing.Search;

/// <summary>The times of the routes: kept so that a place for a stop is judged at once, and mended from where a route has changed.</summary>
internal sealed partial class Tours
{
    /// <summary>What the route would have to wait more (or less) with the stop behind <paramref name="previous"/>, as a cost.</summary>
    public long WaitingWith(int stop, int previous, int secondsTo, int secondsFrom)
    {
        var vehicle = Nodes[previous].Vehicle;
        var whole = untilNode[previous].Then(secondsTo, Alone(stop)).Then(secondsFrom, fromNode[Nodes[previous].Next]);
        return (long)Model.CostPerSecond[Model.RateClass[vehicle]] * (whole.Waiting - waiting[vehicle]);
    }

    /// <summary>What the route waits now, as a cost.</summary>
    public long WaitingNow(int vehicle) => (long)Model.CostPerSecond[Model.RateClass[vehicle]] * waiting[vehicle];

    /// <summary>What the route's waiting and off times cost now: more no stop can save, by filling the one and bringing others nearer to their times.</summary>
    public long MostSaved(int vehicle) =>
        (WaitingCosts ? WaitingNow(vehicle) : 0) + (TimeWishes ? OffTimesNow(vehicle) : 0);

    /// <summary>Counted only when asked for, once for every change of the route.</summary>
    private long OffTimesNow(int vehicle)
    {
        if (offTimes[vehicle] >= 0) return offTimes[vehicle];
        var (cost, delay) = (0L, later[vehicle]);
        for (var node = Nodes[stopCount + vehicle].Next; node < stopCount; node = Nodes[node].Next)
            cost += Model.Wishes!.CostOfTime(node, Nodes[node].Departure - BreakSeconds(node) - Model.Service[node] + delay);
        return offTimes[vehicle] = cost;
    }

    /// <summary>The times of a route out of which something has been taken between two nodes; false if it can not be driven without (no way, or none in time).</summary>
    public bool Retime(int vehicle, int before, int after)
    {
        var isWhole = Model.Reloads is not null && DropIdleTrips(vehicle); // the nodes named may be gone
        if (!Model.IsTimed) return true;
        if (Model.Breaks is not null)
        {
            if (!PlaceBreaks(vehicle, isGrowing: true)) return false;
            TimeAll(vehicle);
            return true;
        }
        if (WaitingCosts) TimeSegments(vehicle);
        if (Counts[vehicle] == 0) return true;
        if (isWhole)
        {
            TimeAll(vehicle);
            return IsInTime(stopCount + vehicle);
        }
        TimeFrom(Nodes[before].Next, Nodes[after].Previous);
        TimeBack(Nodes[after].Previous, before);
        return IsInTime(before);
    }

    /// <summary>Whether what follows <paramref name="before"/> is reached in time.</summary>
    public bool IsInTime(int before)
    {
        var next = Nodes[before].Next;
        return Nodes[before].Departure + (long)Model.SecondsTo[(Model.PlaceOf(next) * Model.PlaceCount) + Model.PlaceOf(before)] <= Nodes[next].LatestArrival;
    }

    /// <summary>The segments of a route whose stops have changed.</summary>
    public void TimeSegments(int vehicle)
    {
        var end = stopCount + vehicle;
        (untilNode[end], fromNode[end]) = (new TimeSegment(0, 0, Nodes[end].Departure, Model.ShiftUntil[vehicle]), new TimeSegment(0, 0, Model.ShiftFrom[vehicle], Nodes[end].LatestArrival));
        var node = Nodes[end].Next;
        for (; node < stopCount; node = Nodes[node].Next)
            untilNode[node] = untilNode[Nodes[node].Previous].Then(Model.SecondsTo[(node * Model.PlaceCount) + Model.PlaceOf(Nodes[node].Previous)], Alone(node));
        for (node = Nodes[end].Previous; node < stopCount; node = Nodes[node].Previous)
            fromNode[node] = Alone(node).Then(Model.SecondsFrom[(node * Model.PlaceCount) + Model.PlaceOf(Nodes[node].Next)], fromNode[Nodes[node].Next]);
        node = Nodes[end].Next;
        waiting[vehicle] = node == end ? 0
            : untilNode[end].Then(Model.SecondsTo[(node * Model.PlaceCount) + Model.DepotPlace[vehicle]], fromNode[node]).Waiting;
    }

    private TimeSegment Alone(int stop)
    {
        var service = new TimeSegment(Model.Service[stop], 0, Model.Earliest[stop], Model.Latest[stop]);
        return Nodes[stop].Break == 0 ? service : service.Then(0, new TimeSegment(BreakAt(stop).Seconds, 0, BreakAt(stop).Start.Earliest, BreakAt(stop).Start.Latest));
    }

    /// <summary>Departures anew from <paramref name="from"/> on, until one behind <paramref name="to"/> has not changed.</summary>
    public void TimeFrom(int from, int to)
    {
        var passed = false;
        for (var node = from; node < stopCount; node = Nodes[node].Next)
        {
            var departure = DepartureAt(node);
            if (passed && departure == Nodes[node].Departure) return;
            Nodes[node].Departure = departure;
            passed |= node == to;
        }
    }

    /// <summary>Latest arrivals anew from <paramref name="from"/> back, until one before <paramref name="to"/> has not changed.</summary>
    public void TimeBack(int from, int to)
    {
        var passed = false;
        for (var node = from; node < stopCount; node = Nodes[node].Previous)
        {
            var latest = LatestArrivalAt(node);
            if (passed && latest == Nodes[node].LatestArrival) return;
            Nodes[node].LatestArrival = latest;
            passed |= node == to;
        }
    }

    /// <summary>When service can begin for an arrival that is not after the last window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int StartOfService(int stop, int arrival) =>
        Model.Windows[stop] is null ? Math.Max(arrival, Model.Earliest[stop]) : StartInWindows(Model.Windows[stop]!, arrival);

    private static int StartInWindows(TimeWindow[] windows, int arrival)
    {
        foreach (var window in windows)
            if (arrival <= window.Latest) return Math.Max(arrival, window.Earliest);
        return arrival;
    }

    /// <summary>Of a route that a later step must still mend, a start may lie behind all windows.</summary>
    private static int LatestOfWindow(TimeWindow[] windows, int start) => start > windows[^1].Latest ? start : RouteClock.LatestOfWindow(windows, start);

    private int LatestStart(int stop, int limit)
    {
        if (Model.Windows[stop] is not { } windows) return Math.Min(limit, Model.Latest[stop]);
        for (var i = windows.Length - 1; i >= 0; i--)
            if (windows[i].Earliest <= limit) return Math.Min(limit, windows[i].Latest);
        return limit;
    }

    private int DepartureAt(int stop)
    {
        var previous = Nodes[stop].Previous;
        var arrival = Nodes[previous].Departure + Model.SecondsTo[(stop * Model.PlaceCount) + Model.PlaceOf(previous)];
        return AfterBreak(stop, StartOfService(stop, arrival) + Model.Service[stop]);
    }

    private int LatestArrivalAt(int stop)
    {
        var next = Nodes[stop].Next;
        return LatestStart(stop, BeforeBreak(stop, Nodes[next].LatestArrival - Model.SecondsFrom[(stop * Model.PlaceCount) + Model.PlaceOf(next)]) - Model.Service[stop]);
    }

    private void TimeAll(int vehicle)
    {
        TimeFrom(Nodes[stopCount + vehicle].Next, -1);
        TimeBack(Nodes[stopCount + vehicle].Previous, -1);
        if (WaitingCosts) TimeSegments(vehicle);
    }

    /// <summary>Counts what the route's waiting and its off times cost, if it leaves as late as its earliest return allows.</summary>
    private void Settle(int vehicle)
    {
        long cost = 0;
        if (Counts[vehicle] > 0)
        {
            cost = (long)Model.CostPerSecond[Model.RateClass[vehicle]] * Waiting(vehicle, out var departure);
            if (TimeWishes) cost += OffTimes(vehicle, departure);
        }
        Cost += cost - settledCost[vehicle];
        settledCost[vehicle] = cost;
    }

    /// <summary>What it costs that services do not begin at the times wished for, if the route leaves as much later as meets them best.</summary>
    private long OffTimes(int vehicle, int departure)
    {
        var (end, clock, count) = (stopCount + vehicle, departure, 0);
        var most = int.MaxValue;
        for (var (node, before) = (Nodes[end].Next, end); node != end; (node, before) = (Nodes[node].Next, node))
        {
            var start = StartOfService(node, clock + Model.SecondsTo[(node * Model.PlaceCount) + Model.PlaceOf(before)]);
            services[count++] = Model.Wishes!.Of(node, start);
            most = Math.Min(most, Model.Windows[node] is { } windows ? LatestOfWindow(windows, start) - start : Model.Latest[node] - start);
            clock = start + Model.Service[node];
            if (Nodes[node].Break == 0) continue;
            clock = Math.Max(clock, BreakAt(node).Start.Earliest);
            most = Math.Min(most, BreakAt(node).Start.Latest - clock);
            clock += BreakAt(node).Seconds;
        }
        var returned = clock + Model.SecondsFrom[(Nodes[end].Previous * Model.PlaceCount) + Model.DepotPlace[vehicle]];
        var delay = LaterDeparture.Best(services.AsSpan(0, count), Math.Min(most, Nodes[end].LatestArrival - returned));
        (later[vehicle], offTimes[vehicle]) = (departure + delay - Model.ShiftFrom[vehicle], Unknown);
        long cost = 0;
        for (var (node, i) = (Nodes[end].Next, 0); node != end; node = Nodes[node].Next) cost += Model.Wishes!.CostOfTime(node, services[i++].Start + delay);
        return cost;
    }

    /// <summary>What the stop's off time costs if the vehicle drives there alone and leaves when that is best.</summary>
    public long OffTimeAlone(int stop, int vehicle, int secondsTo, int secondsFrom)
    {
        var start = StartOfService(stop, Model.ShiftFrom[vehicle] + secondsTo);
        var latest = Model.Windows[stop] is { } windows ? LatestOfWindow(windows, start) : Model.Latest[stop];
        var most = Math.Min(latest - start, Model.ShiftUntil[vehicle] - start - Model.Service[stop] - secondsFrom);
        services[0] = Model.Wishes!.Of(stop, start);
        return Model.Wishes.CostOfTime(stop, start + LaterDeparture.Best(services.AsSpan(0, 1), most));
    }

    /// <summary>
    /// What it would cost in off times if the stop, reached at <paramref name="arrival"/>, came behind <paramref name="previous"/>: its own, and that of
    /// all behind it, as far as they begin later for it. The departure is taken as it was last, so it is only nearly what <see cref="Settle()"/> counts.
    /// </summary>
    public long OffTimesWith(int stop, int previous, int arrival, int secondsFrom)
    {
        var wishes = Model.Wishes!;
        var delay = later[Nodes[previous].Vehicle];
        var start = StartOfService(stop, arrival);
        var cost = wishes.CostOfTime(stop, start + delay);
        var clock = start + Model.Service[stop] + secondsFrom;
        for (var node = Nodes[previous].Next; node < stopCount; node = Nodes[node].Next)
        {
            var (before, after) = (Nodes[node].Departure - BreakSeconds(node) - Model.Service[node], StartOfService(node, clock));
            if (after == before) return cost;
            cost += wishes.CostOfTime(node, after + delay) - wishes.CostOfTime(node, before + delay);
            clock = after + Model.Service[node] + BreakSeconds(node) + Model.SecondsFrom[(node * Model.PlaceCount) + Model.PlaceOf(Nodes[node].Next)];
        }
        return cost;
    }

    /// <summary>Seconds from departure to return, if the vehicle leaves as late as its earliest return allows.</summary>
    public int Working(int vehicle)
    {
        if (!Model.IsTimed || Counts[vehicle] == 0) return 0;
        Waiting(vehicle, out var departure);
        var last = Nodes[stopCount + vehicle].Previous;
        return Nodes[last].Departure + Model.SecondsFrom[(last * Model.PlaceCount) + Model.DepotPlace[vehicle]] - departure;
    }

    /// <summary>Seconds that are neither driven nor served: waiting, and breaks.</summary>
    private int Waiting(int vehicle, out int departure)
    {
        var end = stopCount + vehicle;
        var last = Nodes[end].Previous;
        var travel = Model.SecondsFrom[(last * Model.PlaceCount) + Model.DepotPlace[vehicle]];
        var returned = Nodes[last].Departure + travel;
        var (clock, busy) = (returned - travel, travel);
        for (var stop = last; stop < stopCount; stop = Nodes[stop].Previous)
        {
            travel = Model.SecondsTo[(stop * Model.PlaceCount) + Model.PlaceOf(Nodes[stop].Previous)];
            busy += travel + Model.Service[stop];
            clock = LatestStart(stop, BeforeBreak(stop, clock) - Model.Service[stop]) - travel;
        }
        departure = clock;
        return returned - clock - busy;
    }
}
