namespace LocalDelivery.Routing.Search;

/// <summary>Where a node stands. 32 bytes, so that all of it comes with one line of the processor's cache.</summary>
internal struct Node
{
    public int Next;
    public int Previous;

    /// <summary>The vehicle, or −1 for a stop on no route.</summary>
    public int Vehicle;

    /// <summary>Cost of the way to <see cref="Next"/>.</summary>
    public int ArcOut;

    /// <summary>Cost of the way from <see cref="Previous"/>.</summary>
    public int ArcIn;

    /// <summary>Earliest departure, everything before being served as early as possible.</summary>
    public int Departure;

    /// <summary>Latest arrival with which everything from here on is still in time.</summary>
    public int LatestArrival;

    /// <summary>Which of the vehicle's breaks is taken behind this stop, from 1 on; 0: none.</summary>
    public int Break;
}

/// <summary>
/// The routes that a search works on, as doubly linked rings through the vehicles' nodes, with the times that let an insertion be judged
/// at once (forward and backward slack: Savelsbergh 1992), and an undo of everything since <see cref="Begin"/>.
/// </summary>
internal sealed partial class Tours
{
    private const long Unknown = -1;

    public readonly SearchModel Model;
    public readonly Node[] Nodes;
    public readonly int[] Loads;
    public readonly int[] Counts;

    /// <summary>The stops on no route: the first <see cref="AbsentCount"/> entries.</summary>
    public readonly int[] Absent;
    public int AbsentCount;

    // Where waiting costs: each node with everything before it on its route, and with everything behind.
    private readonly TimeSegment[] untilNode;
    private readonly TimeSegment[] fromNode;
    private readonly int[] waiting;

    private readonly int stopCount;
    // Where times are wished for: how much later than it could each route left when it was last settled; and room to work in.
    private readonly int[] later;
    private readonly long[] offTimes; // per vehicle: what they cost with that departure, or unknown
    private readonly LaterDeparture.Service[] services;

    private readonly TourMemory memory;
    private readonly long[] settledCost; // waiting and off times, per vehicle

    public Tours(SearchModel model)
    {
        (Model, stopCount) = (model, model.StopCount);
        Nodes = new Node[stopCount + model.VehicleCount];
        Loads = new int[(model.VehicleCount + model.StopCount - model.VisitCount) * model.UnitCount];
        Counts = new int[model.VehicleCount];
        settledCost = new long[model.VehicleCount];
        Absent = new int[stopCount];
        TimeWishes = model.Wishes is { OfTime: true };
        WaitingCosts = model.IsTimed && Array.Exists(model.CostPerSecond, rate => rate > 0) && model.AnyWindow;
        (untilNode, fromNode) = WaitingCosts ? (new TimeSegment[Nodes.Length], new TimeSegment[Nodes.Length]) : ([], []);
        (later, offTimes, services) = TimeWishes ? (new int[model.VehicleCount], new long[model.VehicleCount], new LaterDeparture.Service[stopCount]) : ([], [], []);
        waiting = new int[model.VehicleCount];
        (ready, taken) = model.Breaks is { } breaks ? (new long[1 + breaks.Max(each => each.Length)], new int[stopCount]) : ([], []);
        trips = FirstTrips();
        memory = new TourMemory(this, settledCost);
        Clear();
    }

    /// <summary>Whether anybody may have to wait, and is paid for it.</summary>
    public bool WaitingCosts { get; }

    /// <summary>Whether some costs are known only when a route is complete.</summary>
    public bool CostsAreSettled => WaitingCosts || TimeWishes;

    /// <summary>Whether anybody pays for being early or late.</summary>
    public bool TimeWishes { get; }

    /// <summary>Ways, service, waiting, vehicles, wishes not met and stops left out.</summary>
    public long Cost { get; private set; }

    /// <summary>Vehicles with at least one stop.</summary>
    public int UsedCount { get; private set; }

    public int RoutedCount => Model.VisitCount - AbsentCount;

    /// <summary>Starts anew with these orders of stops, one per vehicle; they are taken to be feasible.</summary>
    public void Load(IReadOnlyList<IReadOnlyList<int>> orders)
    {
        Clear();
        for (var vehicle = 0; vehicle < orders.Count; vehicle++)
        {
            if (orders[vehicle].Count == 0) continue;
            Open(vehicle);
            var previous = stopCount + vehicle;
            foreach (var stop in orders[vehicle])
            {
                Link(stop, previous, vehicle);
                previous = stop;
            }
            if (Model.Breaks is not null) PlaceBreaks(vehicle);
            if (Model.IsTimed) TimeAll(vehicle);
            if (CostsAreSettled) Settle(vehicle);
        }
        AbsentCount = 0;
        for (var stop = 0; stop < Model.VisitCount; stop++)
            if (Nodes[stop].Vehicle < 0) Absent[AbsentCount++] = stop;
    }

    /// <summary>From here on everything can be undone.</summary>
    public void Begin() => memory.Begin(Cost, UsedCount);

    /// <summary>The vehicle's route is about to change.</summary>
    public void Touch(int vehicle)
    {
        memory.Keep(vehicle);
        if (TimeWishes) offTimes[vehicle] = Unknown;
    }

    /// <summary>The changes since <see cref="Begin"/> are complete: what depends on a whole route is counted.</summary>
    public void Settle()
    {
        if (Model.Breaks is not null)
            foreach (var vehicle in memory.Kept)
                if (PlaceBreaks(vehicle)) TimeAll(vehicle);
        if (!CostsAreSettled) return;
        foreach (var vehicle in memory.Kept) Settle(vehicle);
    }

    /// <summary>The vehicles whose routes have changed since <see cref="Begin"/>.</summary>
    public ReadOnlySpan<int> Touched => memory.Kept;

    /// <summary>Whoever was absent and has been inserted is absent no more.</summary>
    public void ForgetInserted()
    {
        var left = 0;
        for (var i = 0; i < AbsentCount; i++)
            if (Nodes[Absent[i]].Vehicle < 0) Absent[left++] = Absent[i];
        AbsentCount = left;
    }

    /// <summary>Everything as it was at <see cref="Begin"/>.</summary>
    public void Undo()
    {
        (Cost, UsedCount) = memory.Restore();
        if (Model.Reloads is not null)
            foreach (var vehicle in memory.Kept) CountTrips(vehicle);
        if (TimeWishes)
            foreach (var vehicle in memory.Kept) offTimes[vehicle] = Unknown;
        if (!WaitingCosts) return;
        foreach (var vehicle in memory.Kept) TimeSegments(vehicle);
    }

    /// <summary>Takes the stop off its route; <see cref="Join"/> closes the gap.</summary>
    public void Drop(int stop)
    {
        ref var node = ref Nodes[stop];
        var (vehicle, trip) = (node.Vehicle, TripOf(stop));
        Cost += Model.AbsentCost[stop] - node.ArcOut - Model.VisitCost(vehicle, stop);
        (node.Vehicle, node.Break) = (-1, 0);
        Absent[AbsentCount++] = stop;
        if (--Counts[vehicle] == 0) Close(vehicle);
        for (var unit = 0; unit < Model.UnitCount; unit++) Loads[(trip * Model.UnitCount) + unit] -= Model.Load[(stop * Model.UnitCount) + unit];
    }

    /// <summary>Takes one stop off its route; false if the route can not be driven without it (no way, or none in time).</summary>
    public bool TakeOut(int stop)
    {
        var (vehicle, before, after) = (Nodes[stop].Vehicle, Nodes[stop].Previous, Nodes[stop].Next);
        Touch(vehicle);
        Drop(stop);
        Join(before, after);
        return Retime(vehicle, before, after);
    }

    /// <summary>Lets <paramref name="next"/> follow <paramref name="previous"/>; the stops between have been dropped.</summary>
    public void Join(int previous, int next)
    {
        ref var node = ref Nodes[previous];
        if (node.Next == next) return;
        var arc = previous >= stopCount && next >= stopCount ? 0 : Arc(Nodes[next].Vehicle, previous, next);
        Cost += arc - node.ArcOut;
        node.Next = next;
        node.ArcOut = arc;
        Nodes[next].Previous = previous;
        Nodes[next].ArcIn = arc;
    }

    /// <summary>Puts the stop behind <paramref name="previous"/>, where it was found to fit.</summary>
    public void Insert(int stop, int previous)
    {
        var vehicle = Nodes[previous].Vehicle;
        Touch(vehicle);
        if (Counts[vehicle] == 0) Open(vehicle);
        Link(stop, previous, vehicle);
        if (!Model.IsTimed) return;
        if (Model.Breaks is not null)
        {
            PlaceBreaks(vehicle, isGrowing: true); // there is a way: the present places are one
            TimeAll(vehicle);
            return;
        }
        TimeFrom(stop, stop);
        TimeBack(stop, stop);
        if (WaitingCosts) TimeSegments(vehicle);
    }

    /// <summary>Whether the vehicle may take the stop, and can carry it beside what it has on the trip.</summary>
    public bool HasRoom(int vehicle, int trip, int stop)
    {
        if (Model.Demands is { } demands && !demands.Allow(vehicle, stop, Counts[vehicle])) return false;
        for (var unit = 0; unit < Model.UnitCount; unit++)
            if (Loads[(trip * Model.UnitCount) + unit] + Model.Load[(stop * Model.UnitCount) + unit] > Model.Capacity[(vehicle * Model.UnitCount) + unit]) return false;
        return true;
    }

    private void Link(int stop, int previous, int vehicle)
    {
        ref var before = ref Nodes[previous];
        ref var node = ref Nodes[stop];
        ref var after = ref Nodes[before.Next];
        (node.Previous, node.Next, node.Vehicle) = (previous, before.Next, vehicle);
        Cost -= before.ArcOut + Model.AbsentCost[stop];
        before.ArcOut = node.ArcIn = Arc(vehicle, previous, stop);
        node.ArcOut = after.ArcIn = Arc(vehicle, stop, before.Next);
        before.Next = after.Previous = stop;
        Cost += node.ArcIn + node.ArcOut + Model.VisitCost(vehicle, stop);
        if (stop < Model.VisitCount) Counts[vehicle]++;
        if (Model.Reloads is not null && stop < Model.VisitCount) trips[stop] = trips[previous];
        var trip = TripOf(stop);
        for (var unit = 0; unit < Model.UnitCount; unit++) Loads[(trip * Model.UnitCount) + unit] += Model.Load[(stop * Model.UnitCount) + unit];
    }

    private void Open(int vehicle)
    {
        UsedCount++;
        Cost += Model.FixedCost[vehicle];
    }

    private void Close(int vehicle)
    {
        UsedCount--;
        Cost -= Model.FixedCost[vehicle];
    }

    public int Arc(int vehicle, int from, int to) =>
        Model.ArcsFrom[Model.RateClass[vehicle]][(Model.PlaceOf(from) * Model.PlaceCount) + Model.PlaceOf(to)];

    private void Clear()
    {
        (Cost, UsedCount, AbsentCount) = (0, 0, Model.VisitCount);
        Array.Clear(Loads);
        Array.Clear(Counts);
        Array.Clear(settledCost);
        Array.Clear(waiting);
        Array.Fill(offTimes, Unknown);
        for (var vehicle = 0; vehicle < Model.VehicleCount; vehicle++)
        {
            var end = stopCount + vehicle;
            Nodes[end] = new Node { Next = end, Previous = end, Vehicle = vehicle, Departure = Model.ShiftFrom[vehicle], LatestArrival = Model.ShiftUntil[vehicle] };
            if (WaitingCosts) untilNode[end] = fromNode[end] = new TimeSegment(0, 0, Model.ShiftFrom[vehicle], Model.ShiftUntil[vehicle]);
        }
        for (var stop = 0; stop < stopCount; stop++)
        {
            (Nodes[stop].Vehicle, Nodes[stop].Break) = (-1, 0);
            if (stop >= Model.VisitCount) continue;
            Absent[stop] = stop;
            Cost += Model.AbsentCost[stop];
        }
    }
}
