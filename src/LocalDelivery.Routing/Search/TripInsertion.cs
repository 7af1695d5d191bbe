namespace LocalDelivery.Routing.Search;

/// <summary>Trips of their own for stops, where a vehicle may come back and load once more.</summary>
internal sealed partial class GreedyInsertion
{
    private void TryNewTrips(int stop)
    {
        for (var vehicle = 0; vehicle < model.VehicleCount; vehicle++)
        {
            if (tours.Counts[vehicle] == 0 || tours.IdleReload(vehicle) is not (>= 0 and var reload) || !tours.HasRoom(vehicle, tours.TripOf(reload), stop)) continue;
            var at = new Place(model, stop, model.RateClass[vehicle]);
            var (end, depot, stands) = (model.StopCount + vehicle, model.DepotPlace[vehicle], model.Service[reload]);
            if (model.Demands is null || model.Demands.FirstCount(vehicle) == 0)
                TryTrip(stop, end, reload, at, 0, !model.IsTimed ? 0 : stands + model.SecondsFrom[(depot * model.PlaceCount) + tours.Nodes[end].Next]);
            for (var node = tours.Nodes[end].Next; node < model.StopCount; node = tours.Nodes[node].Next)
                if (tours.Nodes[node].Next >= model.VisitCount)
                    TryTrip(stop, node, reload, at, !model.IsTimed ? 0 : stands + model.SecondsFrom[(node * model.PlaceCount) + depot], 0);
        }
    }

    /// <param name="before">Seconds from <paramref name="previous"/> until the trip begins.</param>
    /// <param name="behind">Seconds from when it ends until what comes next.</param>
    private void TryTrip(int stop, int previous, int reload, in Place at, int before, int behind)
    {
        ref var node = ref tours.Nodes[previous];
        var (vehicle, depot) = (node.Vehicle, model.DepotPlace[node.Vehicle]);
        var cost = at.ServiceCost + at.ArcsTo[depot] + at.ArcsFrom[depot] + ((long)model.CostPerSecond[model.RateClass[vehicle]] * model.Service[reload]);
        if (model.Wishes is { } wishes) cost += wishes.CostOfDriver(vehicle, stop);
        if (cost >= bestCost) return;
        if (model.IsTimed)
        {
            var arrival = node.Departure + before + at.SecondsTo[depot];
            if (arrival > model.Latest[stop]) return;
            var departure = tours.StartOfService(stop, arrival) + model.Service[stop];
            if (departure + at.SecondsFrom[depot] + behind > tours.Nodes[node.Next].LatestArrival) return;
            if (tours.TimeWishes) cost += tours.OffTimesWith(stop, previous, arrival, at.SecondsFrom[depot] + behind);
        }
        if (cost < bestCost) (bestCost, bestPrevious, bestReload) = (cost, previous, reload);
    }
}
