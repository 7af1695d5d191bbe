namespace LocalDelivery.Routing.Search;

/// <summary>The best place on each vehicle's route, for whoever chooses the vehicle by more than what it adds: a round keeps one driver for all of a neighbor's days.</summary>
internal sealed partial class GreedyInsertion
{
    /// <summary>The best place for the stop on one vehicle's route, behind <paramref name="previous"/>, and what it adds; false if there is none.</summary>
    public bool FindPlaceOn(int vehicle, int stop, out int previous, out long cost)
    {
        (bestCost, bestPrevious) = (NoLimit, -1);
        trial++;
        if (tours.Counts[vehicle] > 0) TryRoute(stop, vehicle);
        else if (tours.HasRoom(vehicle, vehicle, stop)) TryEmpty(stop, vehicle);
        (previous, cost) = (bestPrevious, bestCost);
        return previous >= 0;
    }

    /// <summary>
    /// The best place for the stop on each vehicle's route, beside one of its near stops or on an empty vehicle: behind <paramref name="previous"/>, which is −1 where
    /// nothing near was found, and what it adds. False if there is none at all.
    /// </summary>
    public bool FindPlaces(int stop, int[] previous, long[] costs)
    {
        trial++;
        Array.Fill(costs, NoLimit);
        Array.Fill(previous, -1);
        var at = new Place(model, stop, 0);
        foreach (ref readonly var way in near.AsSpan(stop * neighborCount, neighborCount))
        {
            if (way.Stop < 0) break;
            var vehicle = tours.Nodes[way.Stop].Vehicle;
            if (vehicle < 0) continue;
            (bestCost, bestPrevious) = (costs[vehicle], previous[vehicle]);
            TryBeside(stop, way, at);
            (costs[vehicle], previous[vehicle]) = (bestCost, bestPrevious);
        }
        for (var vehicle = 0; vehicle < model.VehicleCount; vehicle++)
        {
            if (tours.Counts[vehicle] > 0 || !tours.HasRoom(vehicle, vehicle, stop)) continue;
            (bestCost, bestPrevious) = (NoLimit, -1);
            TryEmpty(stop, vehicle);
            (costs[vehicle], previous[vehicle]) = (bestCost, bestPrevious);
        }
        return Array.Exists(previous, node => node >= 0);
    }
}
