using System.Runtime.InteropServices;

namespace LocalDelivery.Routing;

/// <summary>Orders of stops being made up, one per vehicle, with the room that is left in each trip.</summary>
internal sealed class RouteDraft
{
    private readonly RoutingProblem problem;
    private readonly List<int>[] orders;
    private readonly List<int[]>[] rooms;

    public RouteDraft(RoutingProblem problem, IReadOnlyList<IReadOnlyList<int>> orders)
    {
        this.problem = problem;
        this.orders = [.. orders.Select(order => order.ToList())];
        rooms = [.. this.orders.Select((order, vehicle) => Trips.Rooms(problem, vehicle, order))];
    }

    /// <summary>A draft without any stop.</summary>
    public RouteDraft(RoutingProblem problem)
        : this(problem, [.. problem.Vehicles.Select(_ => Array.Empty<int>())])
    {
    }

    /// <summary>Every stop on a route.</summary>
    public IEnumerable<int> Stops => orders.SelectMany(order => order).Where(row => !problem.IsDepot(row));

    /// <summary>The stops of a vehicle in order, and its depot where it loads again.</summary>
    public IReadOnlyList<int> Order(int vehicle) => orders[vehicle];

    /// <summary>Puts the stop where it adds least working time; false if it fits nowhere.</summary>
    public bool Insert(int stop)
    {
        var place = Places(stop).Where(place => place.Fault is null).MinBy(place => place.AddedSeconds);
        if (place is null) return false;
        orders[place.Vehicle].InsertRange(place.Position, place.Rows);
        rooms[place.Vehicle] = Trips.Rooms(problem, place.Vehicle, orders[place.Vehicle]);
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
            return LoneStop.NoCapacity(problem.Stops[stop], able.SelectMany(vehicle => rooms[vehicle]));
        if (!able.Exists(vehicle => HasRoom(vehicle, stop) && HasStopLeft(vehicle))) return new UnassignedStop(problem.Stops[stop].Id, UnassignedReason.TooManyStops);
        var overrun = Places(stop).Where(place => place.Fault?.Reason == UnassignedReason.OutsideShift).Min(place => place.Fault!.ShortBySeconds);
        return new UnassignedStop(problem.Stops[stop].Id, UnassignedReason.NoRoom, overrun);
    }

    private IEnumerable<Place> Places(int stop) =>
        from vehicle in Enumerable.Range(0, rooms.Length)
        where problem.MayServe(vehicle, stop) && HasRoom(vehicle, stop) && HasStopLeft(vehicle)
        let duration = Duration(vehicle)
        from place in PlacesOn(vehicle, stop)
        select Try(vehicle, place.Position, place.Rows, duration);

    /// <summary>Everywhere on the trips that have room for it, and a trip of its own before the first or behind any.</summary>
    private IEnumerable<(int Position, int[] Rows)> PlacesOn(int vehicle, int stop)
    {
        var (order, first, trip, depot) = (orders[vehicle], problem.First(vehicle).Count, 0, problem.DepotRow(vehicle));
        var mayReload = order.Count > 0 && MayReload(vehicle) && HasRoom(stop, problem.Vehicles[vehicle].Capacity);
        if (mayReload && first == 0) yield return (0, [stop, depot]);
        for (var position = 0; position <= order.Count; position++)
        {
            var isEnd = position == order.Count || problem.IsDepot(order[position]);
            if (position >= first && HasRoom(stop, rooms[vehicle][trip])) yield return (position, [stop]);
            if (isEnd && mayReload) yield return (position, [depot, stop]);
            if (isEnd) trip++;
        }
    }

    private Place Try(int vehicle, int position, int[] rows, long duration)
    {
        var order = CollectionsMarshal.AsSpan(orders[vehicle]);
        Span<int> longer = new int[order.Length + rows.Length];
        order[..position].CopyTo(longer);
        rows.CopyTo(longer[position..]);
        order[position..].CopyTo(longer[(position + rows.Length)..]);
        var fault = RouteClock.Schedule(problem, vehicle, longer, out var departure, out var returned);
        return new Place(vehicle, position, rows, returned - departure - duration, fault);
    }

    private long Duration(int vehicle)
    {
        if (orders[vehicle].Count == 0) return 0;
        RouteClock.Schedule(problem, vehicle, CollectionsMarshal.AsSpan(orders[vehicle]), out var departure, out var returned);
        return returned - departure;
    }

    private bool HasRoom(int vehicle, int stop) =>
        rooms[vehicle].Exists(room => HasRoom(stop, room)) || (MayReload(vehicle) && HasRoom(stop, problem.Vehicles[vehicle].Capacity));

    private bool HasRoom(int stop, IReadOnlyList<int> room) => LoneStop.Shortage(problem.Stops[stop].Load, room) is null;

    private bool MayReload(int vehicle) => rooms[vehicle].Count <= problem.Vehicles[vehicle].Reloads;

    private bool HasStopLeft(int vehicle) => orders[vehicle].Count - rooms[vehicle].Count + 1 < (problem.Vehicles[vehicle].MostStops ?? int.MaxValue);

    private sealed record Place(int Vehicle, int Position, int[] Rows, long AddedSeconds, RouteFault? Fault);
}
