namespace LocalDelivery.Routing.Search;

/// <summary>Where drivers rest. A place for a stop is judged with the breaks where they are; after each change they find their places anew.</summary>
internal sealed partial class Tours
{
    private readonly long[] ready; // per number of breaks behind
    private readonly int[] taken;  // per node: a bit for each number of breaks behind with which it is left after one
    private bool isForced;

    /// <summary>
    /// Places the vehicle's breaks so that it is back as early as can be (see <see cref="BreakPlaces"/>); the times are then to be reckoned anew. False if there is no
    /// way to take them.
    /// </summary>
    /// <param name="isGrowing">Stops are to come in: every other time a break is taken that would not be due yet, so that there may be more of them.</param>
    private bool PlaceBreaks(int vehicle, bool isGrowing = false)
    {
        var (breaks, end) = (Model.Breaks![vehicle], stopCount + vehicle);
        (Nodes[end].Departure, Nodes[end].LatestArrival) = (Model.ShiftFrom[vehicle], Model.ShiftUntil[vehicle]);
        if (breaks.Length == 0 || Nodes[end].Next == end) return true;
        FollowBreaks(vehicle, breaks);
        var last = Nodes[end].Previous;
        var home = Model.SecondsFrom[(last * Model.PlaceCount) + Model.DepotPlace[vehicle]];
        isForced = isGrowing && !isForced;
        var best = -1;
        for (var done = 0; done <= breaks.Length; done++)
        {
            var until = done < breaks.Length ? Math.Min(Model.ShiftUntil[vehicle], breaks[done].Start.Latest) : Model.ShiftUntil[vehicle];
            if (ready[done] + home <= until && (best < 0 || isForced || ready[done] < ready[best])) best = done;
        }
        if (best < 0) return false;
        if (best < breaks.Length) Nodes[end].LatestArrival = Math.Min(Model.ShiftUntil[vehicle], breaks[best].Start.Latest);
        for (var node = last; node < stopCount; node = Nodes[node].Previous)
        {
            Nodes[node].Break = best > 0 && (taken[node] & (1 << best)) != 0 ? best-- : 0;
        }
        if (best > 0) Nodes[end].Departure = Math.Max(Model.ShiftFrom[vehicle], breaks[best - 1].NotDueFrom);
        return true;
    }

    private void FollowBreaks(int vehicle, DriverBreak[] breaks)
    {
        var end = stopCount + vehicle;
        for (var done = 0; done <= breaks.Length; done++) ready[done] = done == 0 ? Model.ShiftFrom[vehicle] : Math.Max(Model.ShiftFrom[vehicle], breaks[done - 1].NotDueFrom);
        for (var (node, before) = (Nodes[end].Next, end); node != end; (node, before) = (Nodes[node].Next, node))
        {
            var (travel, latest) = (Model.SecondsTo[(node * Model.PlaceCount) + Model.PlaceOf(before)], Model.Latest[node]);
            for (var done = 0; done <= breaks.Length; done++)
                ready[done] = ready[done] + travel <= latest ? StartOfService(node, (int)ready[done] + travel) + Model.Service[node] : int.MaxValue;
            taken[node] = 0;
            if (node >= Model.VisitCount) continue; // a break belongs to a stop
            for (var done = breaks.Length - 1; done >= 0; done--)
            {
                if (breaks[done].BeginAt(ready[done]) is not { } begin || begin + breaks[done].Seconds >= ready[done + 1]) continue;
                ready[done + 1] = begin + breaks[done].Seconds;
                taken[node] |= 1 << (done + 1);
            }
        }
    }

    /// <summary>When the vehicle leaves, for one that is ready then.</summary>
    private int AfterBreak(int node, int clock) =>
        Nodes[node].Break == 0 ? clock : Math.Max(clock, BreakAt(node).Start.Earliest) + BreakAt(node).Seconds;

    /// <summary>By when the stop must be done, if the vehicle must leave by then.</summary>
    private int BeforeBreak(int node, int clock) =>
        Nodes[node].Break == 0 ? clock : Math.Min(clock - BreakAt(node).Seconds, BreakAt(node).Start.Latest);

    private int BreakSeconds(int node) => Nodes[node].Break == 0 ? 0 : BreakAt(node).Seconds;

    private ref readonly DriverBreak BreakAt(int node) => ref Model.Breaks![Nodes[node].Vehicle][Nodes[node].Break - 1];
}
