using System.Runtime.CompilerServices;

namespace LocalDelivery.Routing.Search;

/// <summary>
/// Greedy insertion with blinks: the absent stops, in one of several orders, each go where they add least; now and then a place is
/// overlooked, so that the same hole is not always filled the same way (Christiaens and Vanden Berghe 2020, section 5.2).
/// </summary>
internal sealed partial class GreedyInsertion
{
    private const int MostRetried = 20;
    private const long NoLimit = long.MaxValue / 4;

    private readonly Tours tours;
    private readonly SearchModel model;
    private readonly Rng rng;
    private readonly InsertionOrder order;
    private readonly int neighborCount;
    private readonly Near[] near;      // per stop, in rows of neighborCount
    private readonly int[] triedFor;   // per node: the last stop that was tried behind it
    private readonly double blinkScale;
    private int trial;
    private int untilBlink;

    // The best place found so far for the stop being inserted.
    private long bestCost;
    private int bestPrevious;
    private int bestReload; // the node behind or before which a new trip would begin there; -1: on one that there is

    public GreedyInsertion(Tours tours, SearchSettings settings, Rng rng)
    {
        (this.tours, model, this.rng) = (tours, tours.Model, rng);
        order = new InsertionOrder(tours.Model, rng);
        neighborCount = Math.Min(model.NeighborCount, settings.InsertionNeighbors);
        near = new Near[model.StopCount * neighborCount];
        for (var i = 0; i < near.Length; i++) near[i] = Near.Of(model, i / neighborCount, model.Neighbors[(i / neighborCount * model.NeighborCount) + (i % neighborCount)]);
        triedFor = new int[tours.Nodes.Length];
        blinkScale = 1 / Math.Log(1 - settings.BlinkRate);
        untilBlink = NextBlink();
    }

    /// <summary>Inserts every absent stop that fits somewhere.</summary>
    public void InsertAll() => InsertFrom(0, NoLimit);

    /// <summary>
    /// Inserts what this step removed, and tries a few of the <paramref name="before"/> stops that were absent already: on a day that cannot take
    /// all of them, trying each in every step would leave no time for anything else.
    /// </summary>
    /// <param name="limit">False, with the rest left out, as soon as the routes are sure to cost as much: most steps end so.</param>
    public bool InsertRemoved(int before, long limit)
    {
        var retried = Math.Min(before, MostRetried);
        for (var i = 0; retried < before && i < retried; i++)
        {
            var (chosen, last) = (rng.Next(before - i), before - i - 1);
            (tours.Absent[chosen], tours.Absent[last]) = (tours.Absent[last], tours.Absent[chosen]);
        }
        return InsertFrom(before - retried, limit);
    }

    private bool InsertFrom(int first, long limit)
    {
        order.Sort(tours.Absent.AsSpan(first, tours.AbsentCount - first));
        var left = first;
        var room = limit - tours.Cost; // for what the insertions may add, if nobody still to come were to add anything
        for (var i = first; i < tours.AbsentCount; i++) room += model.AbsentCost[tours.Absent[i]];
        for (var i = first; i < tours.AbsentCount; i++)
        {
            var stop = tours.Absent[i];
            var found = FindPlace(stop, tours.CostsAreSettled ? NoLimit : room);
            room -= found ? bestCost : model.AbsentCost[stop];
            if (room <= 0 && !tours.CostsAreSettled) return false;
            if (found && bestReload >= 0) tours.InsertTrip(stop, bestPrevious, bestReload);
            else if (found) tours.Insert(stop, bestPrevious);
            else tours.Absent[left++] = stop;
        }
        tours.AbsentCount = left;
        return true;
    }

    private bool FindPlace(int stop, long limit)
    {
        (bestCost, bestPrevious, bestReload) = (limit, -1, -1);
        trial++;
        var at = new Place(model, stop, 0);
        TryNearStops(stop, at);
        if (bestPrevious < 0) TryAllRoutes(stop);
        TryEmptyVehicles(stop);
        if (model.Reloads is not null) TryNewTrips(stop);
        return bestPrevious >= 0;
    }

    /// <summary>
    /// Behind and before each near stop. A place between two stops adds at least twice what the nearer of them is farther away than
    /// they are from each other (triangle inequality), which mostly tells without looking at the other one that it is no better.
    /// </summary>
    private void TryNearStops(int stop, in Place at)
    {
        foreach (ref readonly var way in near.AsSpan(stop * neighborCount, neighborCount))
        {
            if (way.Stop < 0) return;
            if (tours.Nodes[way.Stop].Vehicle >= 0) TryBeside(stop, way, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TryBeside(int stop, in Near way, in Place at)
    {
        var other = way.Stop;
        ref var node = ref tours.Nodes[other];
        var vehicle = node.Vehicle;
        var limit = bestCost - at.ServiceCost;
        if (tours.CostsAreSettled) limit += tours.MostSaved(vehicle);
        if (model.Wishes is { } wishes) limit -= wishes.CostOfDriver(vehicle, stop);
        var behind = 2 * ((long)way.Arc - node.ArcOut) < limit && node.Departure + way.SecondsTo <= model.Latest[stop] && triedFor[other] != trial;
        var before = 2 * ((long)way.Arc - node.ArcIn) < limit && model.Earliest[stop] + model.Service[stop] + way.SecondsFrom <= node.LatestArrival && triedFor[node.Previous] != trial;
        if ((!behind && !before) || !tours.HasRoom(vehicle, tours.TripOf(other), stop)) return;
        if (model.ArcsFrom.Length == 1)
        {
            if (behind) Try(stop, other, at);
            if (before) Try(stop, node.Previous, at);
        }
        else
        {
            var own = new Place(model, stop, model.RateClass[vehicle]);
            if (behind) Try(stop, other, own);
            if (before) Try(stop, node.Previous, own);
        }
    }

    private void TryAllRoutes(int stop)
    {
        for (var vehicle = 0; vehicle < model.VehicleCount; vehicle++)
            if (tours.Counts[vehicle] > 0) TryRoute(stop, vehicle);
    }

    private void TryRoute(int stop, int vehicle)
    {
        var at = new Place(model, stop, model.RateClass[vehicle]);
        var (node, trip, hasRoom) = (model.StopCount + vehicle, vehicle, tours.HasRoom(vehicle, vehicle, stop));
        if (!hasRoom && model.Reloads is null) return;
        do
        {
            if (tours.TripOf(node) is var next && next != trip) (trip, hasRoom) = (next, tours.HasRoom(vehicle, next, stop));
            if (hasRoom && triedFor[node] != trial) Try(stop, node, at);
            node = tours.Nodes[node].Next;
        }
        while (node < model.StopCount);
    }

    /// <summary>One empty vehicle of each kind; they come last among the vehicles of a kind. With breaks overlooked now and then like any place, since what it costs beside one is only guessed.</summary>
    private void TryEmptyVehicles(int stop)
    {
        var tried = -1;
        for (var vehicle = model.VehicleCount - 1; vehicle >= 0; vehicle--)
        {
            if (tours.Counts[vehicle] > 0 || model.Kind[vehicle] == tried || !tours.HasRoom(vehicle, vehicle, stop)) continue;
            tried = model.Kind[vehicle];
            if (model.Breaks is not null && --untilBlink == 0) untilBlink = NextBlink();
            else TryEmpty(stop, vehicle);
        }
    }

    private void TryEmpty(int stop, int vehicle)
    {
        var (node, depot) = (model.StopCount + vehicle, model.DepotPlace[vehicle]);
        var at = new Place(model, stop, model.RateClass[vehicle]);
        var cost = at.ServiceCost + at.ArcsTo[depot] + at.ArcsFrom[depot] + model.FixedCost[vehicle];
        if (model.Wishes is { } wishes) cost += wishes.CostOfDriver(vehicle, stop) + (tours.TimeWishes ? tours.OffTimeAlone(stop, vehicle, at.SecondsTo[depot], at.SecondsFrom[depot]) : 0);
        if (cost < bestCost && IsInTime(stop, ref tours.Nodes[node], depot, depot, at)) (bestCost, bestPrevious) = (cost, node);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Try(int stop, int previous, in Place at)
    {
        triedFor[previous] = trial;
        if (model.Demands is { } demands && tours.Nodes[previous].Next is var next && next < model.StopCount && demands.IsFirst(next)) return;
        if (--untilBlink == 0) untilBlink = NextBlink();
        else Evaluate(stop, previous, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Evaluate(int stop, int previous, in Place at)
    {
        ref var before = ref tours.Nodes[previous];
        var (from, to) = (model.PlaceOf(previous), model.PlaceOf(before.Next));
        var cost = at.ServiceCost + at.ArcsTo[from] + at.ArcsFrom[to] - before.ArcOut;
        if (model.Wishes is { } wishes) cost += wishes.CostOfDriver(before.Vehicle, stop);
        if (cost - (tours.CostsAreSettled ? tours.MostSaved(before.Vehicle) : 0) >= bestCost || !IsInTime(stop, ref before, from, to, at)) return;
        if (tours.TimeWishes) cost += tours.OffTimesWith(stop, previous, before.Departure + at.SecondsTo[from], at.SecondsFrom[to]);
        if (tours.WaitingCosts) cost += tours.WaitingWith(stop, previous, at.SecondsTo[from], at.SecondsFrom[to]);
        if (cost < bestCost) (bestCost, bestPrevious) = (cost, previous);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsInTime(int stop, ref Node before, int from, int to, in Place at)
    {
        if (!model.IsTimed) return true;
        var arrival = before.Departure + at.SecondsTo[from];
        if (arrival > model.Latest[stop]) return false;
        var departure = tours.StartOfService(stop, arrival) + model.Service[stop];
        return departure + at.SecondsFrom[to] <= tours.Nodes[before.Next].LatestArrival;
    }

    /// <summary>How many places are looked at until one is overlooked: geometrically distributed, drawn once instead of a draw per place.</summary>
    private int NextBlink() => 1 + (int)Math.Min(1_000_000, Math.Log(1 - rng.NextDouble()) * blinkScale);

    /// <summary>A near stop with the ways there and back, all that mostly tells that it is no place: in one line of the processor's cache.</summary>
    private readonly record struct Near(int Stop, int Arc, int SecondsTo, int SecondsFrom)
    {
        public static Near Of(SearchModel model, int stop, int near)
        {
            var way = (stop * model.PlaceCount) + near;
            return near < 0 ? new Near(-1, 0, 0, 0)
                : model.IsTimed ? new Near(near, model.ArcsTo[0][way], model.SecondsTo[way], model.SecondsFrom[way])
                : new Near(near, model.ArcsTo[0][way], 0, 0);
        }
    }

    /// <summary>A stop's rows of the tables: the ways to it and from it.</summary>
    private readonly ref struct Place
    {
        public readonly ReadOnlySpan<int> ArcsFrom;
        public readonly ReadOnlySpan<int> ArcsTo;
        public readonly ReadOnlySpan<int> SecondsFrom;
        public readonly ReadOnlySpan<int> SecondsTo;

        /// <summary>What the visit itself costs: only of interest between vehicles of different rates.</summary>
        public readonly long ServiceCost;

        public Place(SearchModel model, int stop, int rate)
        {
            ServiceCost = (long)model.CostPerSecond[rate] * model.Service[stop];
            var (row, count) = (stop * model.PlaceCount, model.PlaceCount);
            ArcsFrom = model.ArcsFrom[rate].AsSpan(row, count);
            ArcsTo = model.ArcsTo[rate].AsSpan(row, count);
            if (!model.IsTimed) return;
            SecondsFrom = model.SecondsFrom.AsSpan(row, count);
            SecondsTo = model.SecondsTo.AsSpan(row, count);
        }
    }
}
