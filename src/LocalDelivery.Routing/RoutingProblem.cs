namespace LocalDelivery.Routing;

/// <summary>A day to plan: immutable, and checked when it is made.</summary>
public sealed class RoutingProblem
{
    /// <summary>The latest second a time may name: two days.</summary>
    public const int Horizon = 172_800;

    private readonly Dictionary<string, int> stopIndex;
    private readonly int[] depotNode;

    /// <param name="stops">With unique ids.</param>
    /// <param name="vehicles">With unique ids.</param>
    /// <param name="travel">Between the stops, in their order, and after them the vehicles' distinct depots, in the order they first appear.</param>
    /// <exception cref="ArgumentException">Something does not fit; the message names the stop or vehicle and the field.</exception>
    public RoutingProblem(IReadOnlyList<Stop> stops, IReadOnlyList<Vehicle> vehicles, TravelMatrix travel)
    {
        Stops = [.. stops];
        Vehicles = [.. vehicles];
        Travel = travel;
        ProblemRules.Check(Stops, Vehicles);
        stopIndex = Stops.Select((stop, index) => (stop.Id, index)).ToDictionary(stop => stop.Id, stop => stop.index, StringComparer.Ordinal);
        var depots = Depots(Vehicles);
        depotNode = [.. Vehicles.Select(vehicle => Stops.Count + depots.IndexOf(vehicle.Depot))];
        if (travel.Count != Stops.Count + depots.Count)
            throw new ArgumentException($"{Stops.Count} stops and {depots.Count} depots need as many rows of travel times, not {travel.Count}.", nameof(travel));
    }

    /// <summary>The stops.</summary>
    public IReadOnlyList<Stop> Stops { get; }

    /// <summary>The vehicles.</summary>
    public IReadOnlyList<Vehicle> Vehicles { get; }

    /// <summary>Travel between nodes: a stop's node is its index, a vehicle's is <see cref="DepotNode"/>.</summary>
    public TravelMatrix Travel { get; }

    /// <summary>How many load units there are.</summary>
    public int Units => Vehicles.Count > 0 ? Vehicles[0].Capacity.Count : Stops.Count > 0 ? Stops[0].Load.Count : 0;

    /// <summary>A problem with its travel times looked up.</summary>
    /// <exception cref="ArgumentException">As in the constructor.</exception>
    public static RoutingProblem Create(IReadOnlyList<Stop> stops, IReadOnlyList<Vehicle> vehicles, ITravelTimes travelTimes) =>
        new(stops, vehicles, travelTimes.Between([.. stops.Select(stop => stop.Location), .. Depots(vehicles)]));

    /// <summary>The node of a vehicle's depot.</summary>
    public int DepotNode(int vehicle) => depotNode[vehicle];

    /// <summary>The node of a stop.</summary>
    /// <exception cref="KeyNotFoundException">There is no such stop.</exception>
    public int Node(string stopId) => stopIndex[stopId];

    /// <summary>The stop with this id.</summary>
    /// <exception cref="KeyNotFoundException">There is no such stop.</exception>
    public Stop Stop(string stopId) => Stops[stopIndex[stopId]];

    private static List<Location> Depots(IEnumerable<Vehicle> vehicles) => [.. vehicles.Select(vehicle => vehicle.Depot).Distinct()];
}
