using CsCheck;

namespace LocalDelivery.Routing.Tests;

/// <summary>Small random days: windows, shifts, several units and depots, one-way streets, places without a way, demands and wishes.</summary>
internal static class RandomProblem
{
    private static readonly Gen<TimeWindow> Window =
        from earliest in Gen.Int[0, 3000]
        from length in Gen.Int[0, 1500]
        select new TimeWindow(earliest, earliest + length);

    private static readonly Gen<TimeWindow[]> Windows = Gen.Frequency(
        (3, Gen.Const(Array.Empty<TimeWindow>())),
        (2, Window.Select(window => new[] { window })),
        (1, Gen.Select(Window, Window).Select((a, b) => a.Latest < b.Earliest ? new[] { a, b } : [a])));

    private static readonly Gen<Location> Place = Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20]).Select((x, y) => new Location(x / 1000.0, y / 1000.0));

    public static readonly Gen<RoutingProblem> Any = Of(fewest: 0, mostStops: 10, mostVehicles: 4);

    /// <summary>With a vehicle, and no more than can be planned by trying everything; no detour is quicker than the direct way, as the planner expects.</summary>
    public static readonly Gen<RoutingProblem> Tiny = Of(fewest: 1, mostStops: 5, mostVehicles: 2).Where(IsDirect).Where(LeavesRoomForBreaks);

    private static Gen<RoutingProblem> Of(int fewest, int mostStops, int mostVehicles) =>
        from dimensions in Gen.Int[0, 2]
        from stops in Stop(dimensions).Array[fewest, mostStops]
        from vehicles in Vehicle(dimensions).Array[fewest, mostVehicles]
        from waysSeed in Gen.Int[0, 3]
        from wishes in Gen.Bool
        select Make(stops, wishes ? vehicles : [.. vehicles.Select(vehicle => vehicle with { Skills = [], MostStops = null, Breaks = [], Reloads = 0 })], waysSeed, wishes);

    private static Gen<Stop> Stop(int dimensions) =>
        from place in Place
        from service in Gen.Int[0, 300]
        from load in Gen.Int[0, 6].Array[dimensions]
        from windows in Windows
        from preferred in Gen.Select(Window, Gen.Int[0, 3], Gen.Int[0, 3], (window, early, late) => new SoftWindow(window, 7200 * early, 7200 * late))
        from who in Gen.Int[0, 15]
        from priority in Gen.Int[-3, 2]
        select new Stop("", place, service, load, windows)
        {
            Preferred = who % 2 == 0 ? preferred : null,
            Usual = who % 4 == 1 ? new UsualVehicle($"V{who % 3}", 200 * who) : null,
            OnlyVehicle = who == 15 ? "V0" : null,
            Skills = who == 14 ? ["key"] : who == 12 ? ["key", "cooler"] : [],
            Priority = Math.Max(0, priority),
        };

    private static Gen<Vehicle> Vehicle(int dimensions) =>
        from depot in Gen.Int[0, 1]
        from shift in Window
        from capacity in Gen.Int[0, 20].Array[dimensions]
        from skills in Gen.Int[0, 2]
        from most in Gen.Int[1, 8]
        from reloads in Gen.Select(Gen.Int[-2, 2], Gen.Int[0, 200])
        from rest in Gen.Select(Gen.Int[-1500, 3000], Gen.Int[0, 900], Gen.Int[1, 600])
        select new Vehicle("", new Location(0, depot / 100.0), new TimeWindow(shift.Earliest, shift.Latest + 1000), capacity)
        {
            Skills = new[] { "key", "cooler" }[..skills],
            MostStops = most < 6 ? most : null,
            Reloads = Math.Max(0, reloads.Item1),
            ReloadSeconds = reloads.Item2,
            Breaks = rest is ( >= 0, _, _) ? [new DriverBreak(new TimeWindow(rest.Item1, rest.Item1 + rest.Item2), rest.Item3)] : [],
        };

    /// <summary>Whoever could rest only at another stop on the way is tried last, and not with everything.</summary>
    private static bool LeavesRoomForBreaks(RoutingProblem problem)
    {
        var restless = new RoutingProblem(problem.Stops, [.. problem.Vehicles.Select(vehicle => vehicle with { Breaks = [] })], problem.Travel);
        return Enumerable.Range(0, problem.Stops.Count).All(stop => LoneStop.WhyNot(restless, stop) is not null || LoneStop.WhyNot(problem, stop) is null);
    }

    private static bool IsDirect(RoutingProblem problem)
    {
        var (travel, rows) = (problem.Travel, Enumerable.Range(0, problem.Travel.Count).ToList());
        return rows.TrueForAll(from => rows.TrueForAll(to => rows.TrueForAll(by =>
            travel[from, to].Exists && travel.Seconds(from, to) <= (long)travel.Seconds(from, by) + travel.Seconds(by, to))));
    }

    /// <summary>Only of vehicles that are there.</summary>
    private static Stop Wishing(Stop stop, Vehicle[] vehicles) => stop with
    {
        Usual = stop.Usual is { } usual && vehicles.Any(vehicle => vehicle.Id == usual.VehicleId) ? usual : null,
        OnlyVehicle = vehicles.Length > 0 ? stop.OnlyVehicle : null,
    };

    private static RoutingProblem Make(Stop[] stops, Vehicle[] vehicles, int waysSeed, bool wishes)
    {
        vehicles = [.. vehicles.Select((vehicle, i) => vehicle with { Id = $"V{i}" })];
        stops = [.. stops.Select((stop, i) => (wishes ? Wishing(stop, vehicles) : new Stop("", stop.Location, stop.ServiceSeconds, stop.Load, stop.Windows)) with { Id = $"S{i}" })];
        var straight = RoutingProblem.Create(stops, vehicles, new StraightLineTravelTimes());
        if (waysSeed == 0) return straight;
        var random = new Random(waysSeed);
        return new RoutingProblem(stops, vehicles, TravelMatrix.Build(straight.Travel.Count, (from, to) =>
            random.Next(12) == 0 ? new Leg(Travel.Unreachable, 0) : straight.Travel[from, to] with { Seconds = straight.Travel.Seconds(from, to) + random.Next(60) }));
    }
}
