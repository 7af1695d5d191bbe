using System.Runtime.InteropServices;

namespace LocalDelivery.Routing;

/// <summary>Orders of stops being made up, one per vehicle, with the room that is left in each.</summary>
internal sealed class RouteDraft
{
    private readonly RoutingProblem problem;
    private readonly List<int>[] orders;
    private readonly int[][] rooms;

    public RouteDraft(RoutingProblem problem, IReadOnlyList<IReadOnlyList<int>> orders)
    {
        this.problem = problem;
        this.orders = [.. orders.Select(order => order.ToList())];
        rooms = [.. problem.Vehicles.Select(vehicle => vehicle.Capacity.ToArray())];
        for (var vehicle = 0; vehicle < rooms.Length; vehicle++)
            foreach (var stop in this.orders[vehicle]) Load(vehicle, stop);
    }

    /// <summary>A draft without any stop.</summary>
    public RouteDraft(RoutingProblem problem)
        : this(problem, [.. problem.Vehicles.Select(_ => Array.Empty<int>())])
    {
    }

    /// <summary>Every stop on a route.</summary>
    public IEnumerable<int> Stops => orders.SelectMany(order => order);

    /// <summary>The stops of a vehicle in order.</summary>
    public IReadOnlyList<int> Order(int vehicle) => orders[vehicle];

    /// <summary>Puts the stop where it adds least working time; false if it fits nowhere.</summary>
    public bool Insert(int stop)
    {
        var place = Places(stop).Where(place => place.Fault is null).MinBy(place => place.AddedSeconds);
        if (place is null) return false;
        orders[place.Vehicle].Insert(place.Position, stop);
        Load(place.Vehicle, stop);
        return true;
    }

    /// <summary>Inserts each of the stops that is on no route where it adds least, until none is left that fits.</summary>
    public void InsertMissing(IEnumerable<int> stops, CancellationToken cancellation)
    {
        var missing = stops.Except(Stops).ToList();
        var inserted = 1;
        while (inserted > 0)
            inserted = missing.RemoveAll(stop =>
            {
                cancellation.ThrowIfCancellationRequested();
                return Insert(stop);
            });
    }

    /// <summary>Why a stop that would fit alone does not fit beside the others.</summary>
    public UnassignedStop WhyNot(int stop)
    {
        var able = Enumerable.Range(0, rooms.Length).Where(vehicle => LoneStop.Fits(problem, vehicle, stop)).ToList();
        if (!able.Exists(vehicle => HasRoom(vehicle, stop)))
            return LoneStop.NoCapacity(problem.Stops[stop], able.Select(vehicle => rooms[vehicle]));
        if (!able.Exists(vehicle => HasRoom(vehicle, stop) && HasStopLeft(vehicle))) return new UnassignedStop(problem.Stops[stop].Id, UnassignedReason.TooManyStops);
        var overrun = Places(stop).Where(place => place.Fault?.Reason == UnassignedReason.OutsideShift).Min(place => place.Fault!.ShortBySeconds);
        return new UnassignedStop(problem.Stops[stop].Id, UnassignedReason.NoRoom, overrun);
    }

    private IEnumerable<Place> Places(int stop) =>
        from vehicle in Enumerable.Range(0, rooms.Length)
        where problem.MayServe(vehicle, stop) && HasRoom(vehicle, stop) && HasStopLeft(vehicle)
        let duration = Duration(vehicle)
        let first = problem.First(vehicle).Count
        from position in Enumerable.Range(first, orders[vehicle].Count + 1 - first)
        select Try(vehicle, position, stop, duration);

    private Place Try(int vehicle, int position, int stop, long duration)
    {
        var order = CollectionsMarshal.AsSpan(orders[vehicle]);
        Span<int> longer = new int[order.Length + 1];
        order[..position].CopyTo(longer);
        longer[position] = stop;
        order[position..].CopyTo(longer[(position + 1)..]);
        var fault = RouteClock.Schedule(problem, vehicle, longer, out var departure, out var returned);
        return new Place(vehicle, position, returned - departure - duration, fault);
    }

    private long Duration(int vehicle)
    {
        if (orders[vehicle].Count == 0) return 0;
        RouteClock.Schedule(problem, vehicle, CollectionsMarshal.AsSpan(orders[vehicle]), out var departure, out var returned);
        return returned - departure;
    }

    private bool HasRoom(int vehicle, int stop) => LoneStop.Shortage(problem.Stops[stop].Load, rooms[vehicle]) is null;

    private bool HasStopLeft(int vehicle) => orders[vehicle].Count < (problem.Vehicles[vehicle].MostStops ?? int.MaxValue);

    private void Load(int vehicle, int stop)
    {
        for (var i = 0; i < rooms[vehicle].Length; i++) rooms[vehicle][i] -= problem.Stops[stop].Load[i];
    }

    private sealed record Place(int Vehicle, int Position, long AddedSeconds, RouteFault? Fault);
}
