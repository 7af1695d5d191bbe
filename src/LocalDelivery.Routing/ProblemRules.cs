namespace LocalDelivery.Routing;

/// <summary>What a problem must satisfy before anybody plans it.</summary>
internal static class ProblemRules
{
    public static void Check(IReadOnlyList<Stop> stops, IReadOnlyList<Vehicle> vehicles)
    {
        Unique(stops.Select(stop => stop.Id), "stop");
        Unique(vehicles.Select(vehicle => vehicle.Id), "vehicle");
        var units = vehicles.Count > 0 ? vehicles[0].Capacity.Count : stops.Count > 0 ? stops[0].Load.Count : 0;
        foreach (var vehicle in vehicles)
        {
            Require(vehicle.Capacity.Count == units, $"Vehicle {vehicle.Id}: Capacity has {vehicle.Capacity.Count} units, others have {units}.");
            Require(vehicle.Capacity.All(amount => amount >= 0), $"Vehicle {vehicle.Id}: Capacity is negative.");
            Require(IsInHorizon(vehicle.Shift), $"Vehicle {vehicle.Id}: Shift is not within 0 and {RoutingProblem.Horizon} seconds.");
        }

        foreach (var stop in stops) CheckStop(stop, units);
    }

    private static void CheckStop(Stop stop, int units)
    {
        Require(stop.ServiceSeconds is >= 0 and <= RoutingProblem.Horizon, $"Stop {stop.Id}: ServiceSeconds is not within 0 and {RoutingProblem.Horizon}.");
        Require(stop.Load.Count == units, $"Stop {stop.Id}: Load has {stop.Load.Count} units, vehicles have {units}.");
        Require(stop.Load.All(amount => amount >= 0), $"Stop {stop.Id}: Load is negative.");
        Require(stop.Windows.All(IsInHorizon), $"Stop {stop.Id}: Windows are not within 0 and {RoutingProblem.Horizon} seconds.");
        Require(stop.Windows.Zip(stop.Windows.Skip(1)).All(pair => pair.First.Latest < pair.Second.Earliest), $"Stop {stop.Id}: Windows overlap or are not in order.");
    }

    private static bool IsInHorizon(TimeWindow window) => window.Earliest >= 0 && window.Latest <= RoutingProblem.Horizon;

    private static void Unique(IEnumerable<string> ids, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids) Require(seen.Add(id), $"Two {what}s have the id {id}.");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new ArgumentException(otherwise);
    }
}
