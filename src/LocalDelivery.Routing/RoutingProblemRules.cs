namespace LocalDelivery.Routing;

/// <summary>What a problem's stops and vehicles must satisfy.</summary>
internal static class RoutingProblemRules
{
    private const int MostCost = 1_000_000_000;
    private const int MostPriority = 9;
    private const int MostBreaks = 30;
    private const int MostReloads = 9;

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
            Preferences(name, stop);
            if (stop.Priority is < 0 or > MostPriority) throw new ArgumentException($"{name}: Priority is {stop.Priority}, must be from 0 to {MostPriority}");
        }
        foreach (var vehicle in vehicles)
        {
            var name = $"vehicle \"{vehicle.Id}\"";
            Time(name, "Shift.Earliest", vehicle.Shift.Earliest);
            Time(name, "Shift.Latest", vehicle.Shift.Latest);
            Units(name, nameof(Vehicle.Capacity), vehicle.Capacity, dimensions);
            Cost(name, "Cost.Fixed", vehicle.Cost.Fixed);
            Cost(name, "Cost.PerHour", vehicle.Cost.PerHour);
            Cost(name, "Cost.PerKilometer", vehicle.Cost.PerKilometer);
            Breaks(name, vehicle.Breaks);
            Time(name, nameof(Vehicle.ReloadSeconds), vehicle.ReloadSeconds);
            if (vehicle.Reloads is < 0 or > MostReloads) throw new ArgumentException($"{name}: Reloads is {vehicle.Reloads}, must be from 0 to {MostReloads}");
            if (vehicle.MostStops < 1) throw new ArgumentException($"{name}: MostStops is {vehicle.MostStops}, must be at least 1");
        }
        References(stops, vehicles);
    }

    private static void Preferences(string name, Stop stop)
    {
        if (stop.Preferred is { } preferred)
        {
            Time(name, "Preferred.Window.Earliest", preferred.Window.Earliest);
            Time(name, "Preferred.Window.Latest", preferred.Window.Latest);
            Cost(name, "Preferred.EarlyPerHour", preferred.EarlyPerHour);
            Cost(name, "Preferred.LatePerHour", preferred.LatePerHour);
        }
        if (stop.Usual is { } usual) Cost(name, "Usual.CostOfAnother", usual.CostOfAnother);
    }

    /// <summary>What is named exists, and nothing is first on two routes or on one that may not serve it.</summary>
    private static void References(IReadOnlyList<Stop> stops, IReadOnlyList<Vehicle> vehicles)
    {
        var known = vehicles.Select(vehicle => vehicle.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var stop in stops)
        {
            if (stop.Usual is { } usual && !known.Contains(usual.VehicleId)) throw new ArgumentException($"stop \"{stop.Id}\": Usual names vehicle \"{usual.VehicleId}\", which is not there");
            if (stop.OnlyVehicle is { } only && !known.Contains(only)) throw new ArgumentException($"stop \"{stop.Id}\": OnlyVehicle names vehicle \"{only}\", which is not there");
        }
        if (stops.SelectMany(stop => stop.Skills).Distinct(StringComparer.Ordinal).Count() is > ProblemLinks.MostSkills and var skills)
            throw new ArgumentException($"stops ask for {skills} different Skills, at most {ProblemLinks.MostSkills} are possible");
        var byId = stops.ToDictionary(stop => stop.Id, StringComparer.Ordinal);
        var first = new HashSet<string>(StringComparer.Ordinal);
        foreach (var vehicle in vehicles)
            foreach (var id in vehicle.First)
            {
                if (!byId.TryGetValue(id, out var stop)) throw new ArgumentException($"vehicle \"{vehicle.Id}\": First names stop \"{id}\", which is not there");
                if (!first.Add(id)) throw new ArgumentException($"vehicle \"{vehicle.Id}\": First names stop \"{id}\", which is first already");
                if (stop.Skills.Except(vehicle.Skills, StringComparer.Ordinal).FirstOrDefault() is { } missing)
                    throw new ArgumentException($"vehicle \"{vehicle.Id}\": First names stop \"{id}\", which asks for \"{missing}\"");
                if (stop.OnlyVehicle is { } only && only != vehicle.Id) throw new ArgumentException($"vehicle \"{vehicle.Id}\": First names stop \"{id}\", which is kept for vehicle \"{only}\"");
            }
    }

    private static void Cost(string name, string field, int cost)
    {
        if (cost is < 0 or > MostCost) throw new ArgumentException($"{name}: {field} is {cost}, must be from 0 to {MostCost}");
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

    private static void Breaks(string name, IReadOnlyList<DriverBreak> breaks)
    {
        if (breaks.Count > MostBreaks) throw new ArgumentException($"{name}: Breaks has {breaks.Count} entries, at most {MostBreaks} are possible");
        for (var i = 0; i < breaks.Count; i++)
        {
            Time(name, $"Breaks[{i}].Start.Earliest", breaks[i].Start.Earliest);
            Time(name, $"Breaks[{i}].Start.Latest", breaks[i].Start.Latest);
            Time(name, $"Breaks[{i}].Seconds", breaks[i].Seconds);
            if (breaks[i].Seconds == 0) throw new ArgumentException($"{name}: Breaks[{i}].Seconds is 0, must be more");
            if (i > 0 && breaks[i].Start.Earliest < (long)breaks[i - 1].Start.Latest + breaks[i - 1].Seconds)
                throw new ArgumentException($"{name}: Breaks[{i}] may begin at {breaks[i].Start.Earliest}, when Breaks[{i - 1}] may not have ended yet");
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
