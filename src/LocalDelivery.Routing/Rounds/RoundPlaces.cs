using LocalDelivery.Routing.Search;

namespace LocalDelivery.Routing.Rounds;

/// <summary>Who and what is the same on several days: places, each with its visits, and drivers, each with a vehicle per day.</summary>
internal sealed class RoundPlaces
{
    public RoundPlaces(IReadOnlyList<RoutingProblem> days, WholeDay[] whole)
    {
        Whole = whole;
        Models = Array.ConvertAll(whole, day => day.Part(day.Stops, [.. Enumerable.Range(0, day.VehicleCount)]));
        Drivers = [.. days.SelectMany(day => day.Vehicles).Select(vehicle => vehicle.Id).Distinct(StringComparer.Ordinal)];
        VehicleOf = [.. days.Select(day => Drivers.Select(driver => day.Vehicles.ToList().FindIndex(vehicle => vehicle.Id == driver)).ToArray())];
        DriverOf = [.. days.Select(day => day.Vehicles.Select(vehicle => Drivers.IndexOf(vehicle.Id)).ToArray())];
        var visits = days.SelectMany((day, i) => whole[i].Stops.Select((stop, node) => (day.Stops[stop].Location, Visit: new RoundVisit(i, node))));
        Visits = [.. visits.GroupBy(visit => visit.Location, visit => visit.Visit).Select(place => place.ToArray())];
        AreKnown = 2 * Visits.Count(place => place.Any(visit => days[visit.Day].UsualVehicle(whole[visit.Day].Stops[visit.Node]) >= 0)) > Visits.Length;
        PlaceOf = Array.ConvertAll(Models, model => new int[model.StopCount]);
        for (var place = 0; place < Visits.Length; place++)
            foreach (var (day, node) in Visits[place]) PlaceOf[day][node] = place;
    }

    public WholeDay[] Whole { get; }

    /// <summary>Each day whole, for the search.</summary>
    public SearchModel[] Models { get; }

    public List<string> Drivers { get; }

    /// <summary>Per day and driver, the vehicle in that day's model; −1 where the driver is off.</summary>
    public int[][] VehicleOf { get; }

    /// <summary>Per day and vehicle.</summary>
    public int[][] DriverOf { get; }

    /// <summary>Each place's visits on all days.</summary>
    public RoundVisit[][] Visits { get; }

    /// <summary>Whether most places have a usual driver already: a round worth keeping, which would be forgotten in the heat.</summary>
    public bool AreKnown { get; }

    /// <summary>Per day and node of its model.</summary>
    public int[][] PlaceOf { get; }
}

/// <summary>A visit: the day, and the node in its model.</summary>
internal readonly record struct RoundVisit(int Day, int Node);
