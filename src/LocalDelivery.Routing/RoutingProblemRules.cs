namespace LocalDelivery.Routing;

/// <summary>What a problem's stops and vehicles must satisfy.</summary>
internal static class RoutingProblemRules
{
    public static void Validate(IReadOnlyList<Stop> stops, IReadOnlyList<Vehicle> vehicles)
    {
        Unique("stop", stops.Select(stop => stop.Id));
        Unique("vehicle", vehicles.Select(vehicle => vehicle.Id));
        var dimensions = vehicles.Count > 0 ? vehicles[0].Capacity.Count : stops.Count > 0 ? stops[0].Load.Count : 0;
        foreach (var stop in stops)
        {
            var name = $"stop \"{stop.Id}\"";
            Time(name, nameof(Stop.ServiceSeconds), stop.ServiceSeconds);
            Units(name, nameof(Stop.Load), stop.Load, dimensions);
            Windows(name, stop.Windows);
        }
        foreach (var vehicle in vehicles)
        {
            var name = $"vehicle \"{vehicle.Id}\"";
            Time(name, "Shift.Earliest", vehicle.Shift.Earliest);
            Time(name, "Shift.Latest", vehicle.Shift.Latest);
            Units(name, nameof(Vehicle.Capacity), vehicle.Capacity, dimensions);
        }
    }

    private static void Unique(string kind, IEnumerable<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (string.IsNullOrWhiteSpace(id)) throw new ArgumentException($"a {kind} has no Id");
            if (!seen.Add(id)) throw new ArgumentException($"{kind} \"{id}\": Id is used twice");
        }
    }

    private static void Windows(string name, IReadOnlyList<TimeWindow> windows)
    {
        for (var i = 0; i < windows.Count; i++)
        {
            Time(name, $"Windows[{i}].Earliest", windows[i].Earliest);
            Time(name, $"Windows[{i}].Latest", windows[i].Latest);
            if (i > 0 && windows[i].Earliest <= windows[i - 1].Latest)
                throw new ArgumentException($"{name}: Windows[{i}] starts at {windows[i].Earliest}, not after Windows[{i - 1}] ends at {windows[i - 1].Latest}");
        }
    }

    private static void Units(string name, string field, IReadOnlyList<int> units, int dimensions)
    {
        if (units.Count != dimensions)
            throw new ArgumentException($"{name}: {field} has {units.Count} numbers, others have {dimensions}");
        for (var i = 0; i < dimensions; i++)
            if (units[i] < 0)
                throw new ArgumentException($"{name}: {field}[{i}] is {units[i]}, must not be negative");
    }

    private static void Time(string name, string field, int seconds)
    {
        if (seconds is < 0 or > RoutingProblem.MaxSeconds)
            throw new ArgumentException($"{name}: {field} is {seconds}, must be from 0 to {RoutingProblem.MaxSeconds} seconds");
    }
}
