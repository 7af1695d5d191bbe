namespace LocalDelivery.Routing;

/// <summary>
/// Stops, vehicles and the travel between them: immutable and valid. Stops and vehicles are known by their position in
/// the lists; README.md says what the numbers mean.
/// </summary>
public sealed class RoutingProblem
{
    /// <summary>The latest time a problem knows: two days after its zero.</summary>
    public const int MaxSeconds = 172_800;

    private readonly int[] depotRows;
    private readonly ProblemLinks links;

    /// <param name="stops">What to visit.</param>
    /// <param name="vehicles">Who can drive.</param>
    /// <param name="travel">Travel between the rows of <see cref="Locations"/>.</param>
    /// <exception cref="ArgumentException">Something is invalid; the message names the stop or vehicle and the field.</exception>
    public RoutingProblem(IReadOnlyList<Stop> stops, IReadOnlyList<Vehicle> vehicles, Travel travel)
    {
        RoutingProblemRules.Validate(stops, vehicles);
        var depots = Depots(vehicles);
        if (travel.Count != stops.Count + depots.Length)
            throw new ArgumentException(
                $"travel has {travel.Count} rows; {stops.Count} stops and {depots.Length} depots need {stops.Count + depots.Length}", nameof(travel));
        Stops = [.. stops.Select(stop => stop with { Load = [.. stop.Load], Windows = [.. stop.Windows], Skills = [.. stop.Skills] })];
        Vehicles = [.. vehicles.Select(vehicle => vehicle with { Capacity = [.. vehicle.Capacity], Skills = [.. vehicle.Skills], First = [.. vehicle.First], Breaks = [.. vehicle.Breaks] })];
        links = new ProblemLinks(Stops, Vehicles);
        Travel = travel;
        depotRows = [.. vehicles.Select(vehicle => stops.Count + Array.IndexOf(depots, vehicle.Depot))];
        LoadDimensions = Vehicles.Select(vehicle => vehicle.Capacity).Concat(Stops.Select(stop => stop.Load)).FirstOrDefault()?.Count ?? 0;
    }

    /// <summary>What to visit.</summary>
    public IReadOnlyList<Stop> Stops { get; }

    /// <summary>Who can drive.</summary>
    public IReadOnlyList<Vehicle> Vehicles { get; }

    /// <summary>Travel between stops (row = position in <see cref="Stops"/>) and depots (<see cref="DepotRow"/>).</summary>
    public Travel Travel { get; }

    /// <summary>How many units loads and capacities are counted in.</summary>
    public int LoadDimensions { get; }

    /// <summary>A problem whose travel comes from <paramref name="travelTimes"/>.</summary>
    /// <exception cref="ArgumentException">Something is invalid; the message names the stop or vehicle and the field.</exception>
    public static RoutingProblem Create(IReadOnlyList<Stop> stops, IReadOnlyList<Vehicle> vehicles, ITravelTimes travelTimes) =>
        new(stops, vehicles, travelTimes.Between(Locations(stops, vehicles)));

    /// <summary>The places that travel must know, in order: every stop, then every distinct depot.</summary>
    public static IReadOnlyList<Location> Locations(IReadOnlyList<Stop> stops, IReadOnlyList<Vehicle> vehicles) =>
        [.. stops.Select(stop => stop.Location), .. Depots(vehicles)];

    /// <summary>The row of a vehicle's depot in <see cref="Travel"/>.</summary>
    public int DepotRow(int vehicle) => depotRows[vehicle];

    /// <summary>Whether the vehicle has all the stop asks for and is the only one it is kept for, if it is kept for one.</summary>
    public bool MayServe(int vehicle, int stop) => links.MayServe(vehicle, stop);

    /// <summary>The stop's usual vehicle, −1 if it has none.</summary>
    public int UsualVehicle(int stop) => links.Usual(stop);

    /// <summary>The stops that the vehicle visits first, in order.</summary>
    public IReadOnlyList<int> First(int vehicle) => links.First(vehicle);

    /// <summary>Whether a row of <see cref="Travel"/> is a depot's: in an order of stops it means that the vehicle loads again.</summary>
    internal bool IsDepot(int row) => row >= Stops.Count;

    /// <summary>When service may begin at a stop; at a depot at any time.</summary>
    internal IReadOnlyList<TimeWindow> Windows(int row) => IsDepot(row) ? [] : Stops[row].Windows;

    /// <summary>How long the vehicle stands at the stop, or at its depot to load again.</summary>
    internal int ServiceSeconds(int vehicle, int row) => IsDepot(row) ? Vehicles[vehicle].ReloadSeconds : Stops[row].ServiceSeconds;

    /// <summary>Travel from stop to stop.</summary>
    public Leg Between(int fromStop, int toStop) => Travel[fromStop, toStop];

    /// <summary>Travel from a vehicle's depot to a stop.</summary>
    public Leg FromDepot(int vehicle, int stop) => Travel[depotRows[vehicle], stop];

    /// <summary>Travel from a stop back to a vehicle's depot.</summary>
    public Leg ToDepot(int stop, int vehicle) => Travel[stop, depotRows[vehicle]];

    private static Location[] Depots(IReadOnlyList<Vehicle> vehicles) => [.. vehicles.Select(vehicle => vehicle.Depot).Distinct()];
}
