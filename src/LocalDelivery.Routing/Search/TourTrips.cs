namespace LocalDelivery.Routing.Search;

/// <summary>
/// Vehicles that come back to load again: for each time they may there is a node at their depot, which stands in the ring where they do. What a trip carries
/// is counted with the node that it begins behind, the vehicle's or that one.
/// </summary>
internal sealed partial class Tours
{
    private readonly int[] trips; // per node, where anybody loads again

    /// <summary>The trip that a stop behind the node would be carried on, as a position in <see cref="Loads"/>.</summary>
    public int TripOf(int node) => Model.Reloads is null ? Nodes[node].Vehicle : trips[node];

    /// <summary>A node with which the vehicle could load once more; −1 if it may not.</summary>
    public int IdleReload(int vehicle)
    {
        foreach (var node in Model.Reloads![vehicle])
            if (Nodes[node].Vehicle < 0) return node;
        return -1;
    }

    /// <summary>How many stops the stop's trip has.</summary>
    public int CountOfTrip(int stop)
    {
        var count = 1;
        for (var node = Nodes[stop].Previous; node < Model.VisitCount; node = Nodes[node].Previous) count++;
        for (var node = Nodes[stop].Next; node < Model.VisitCount; node = Nodes[node].Next) count++;
        return count;
    }

    /// <summary>Puts the stop on a trip of its own: behind <paramref name="previous"/>, the last of another trip, or before all others if that is the vehicle's node.</summary>
    public void InsertTrip(int stop, int previous, int reload)
    {
        var vehicle = Nodes[previous].Vehicle;
        Touch(vehicle);
        Link(previous >= stopCount ? stop : reload, previous, vehicle);
        if (previous >= stopCount) Link(reload, stop, vehicle);
        else Link(stop, reload, vehicle);
        CountTrips(vehicle);
        if (!Model.IsTimed) return;
        if (Model.Breaks is not null) PlaceBreaks(vehicle, isGrowing: true);
        TimeAll(vehicle);
    }

    /// <summary>Nobody comes back to load for nothing; false if there was no such trip.</summary>
    private bool DropIdleTrips(int vehicle)
    {
        var (end, dropped) = (stopCount + vehicle, false);
        for (var (node, next) = (Nodes[end].Next, 0); node != end; node = next)
        {
            next = Nodes[node].Next;
            if (node < Model.VisitCount || (Nodes[node].Previous < stopCount && next < Model.VisitCount)) continue;
            Cost -= Nodes[node].ArcOut + Model.VisitCost(vehicle, node);
            Join(Nodes[node].Previous, next);
            dropped = true;
        }
        if (dropped) CountTrips(vehicle);
        return dropped;
    }

    /// <summary>What each trip carries, anew.</summary>
    private void CountTrips(int vehicle)
    {
        var (trip, units) = (vehicle, Model.UnitCount);
        Array.Clear(Loads, trip * units, units);
        foreach (var reload in Model.Reloads![vehicle])
        {
            (Nodes[reload].Vehicle, Nodes[reload].Break) = (-1, 0);
            Array.Clear(Loads, trips[reload] * units, units);
        }
        for (var node = Nodes[stopCount + vehicle].Next; node < stopCount; node = Nodes[node].Next)
        {
            if (node >= Model.VisitCount) (trip, Nodes[node].Vehicle) = (trips[node], vehicle);
            else trips[node] = trip;
            for (var unit = 0; unit < units; unit++) Loads[(trip * units) + unit] += Model.Load[(node * units) + unit];
        }
    }

    /// <summary>The trip that begins behind each node that does not change: the vehicles' and those for loading again.</summary>
    private int[] FirstTrips()
    {
        if (Model.Reloads is null) return [];
        var first = new int[Nodes.Length];
        for (var node = Model.VisitCount; node < stopCount; node++) first[node] = Model.VehicleCount + node - Model.VisitCount;
        for (var vehicle = 0; vehicle < Model.VehicleCount; vehicle++) first[stopCount + vehicle] = vehicle;
        return first;
    }
}
