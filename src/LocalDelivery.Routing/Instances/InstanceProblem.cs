using System.Globalization;

namespace LocalDelivery.Routing.Instances;

/// <summary>Turns an instance into a problem that the planner takes.</summary>
internal static class InstanceProblem
{
    private const int MostTabled = 3_000; // 72 MB

    public static RoutingProblem Of(VrplibInstance instance)
    {
        var locations = instance.HasPlaces
            ? InstanceMap.Locations([.. instance.Nodes.Select(node => (node.X, node.Y))])
            : InstanceMap.Circle(instance.Nodes.Count);
        var stops = instance.Nodes.Skip(1).Select((node, at) => new Stop(
            Id(at + 1), locations[at + 1], node.Service, [node.Demand], node.Window is { } window ? [window] : [])).ToList();
        var count = instance.VehicleCount ?? VehiclesFor(instance.Nodes.Sum(node => (long)node.Demand), instance.Capacity, stops.Count);
        var shift = instance.Nodes[0].Window ?? new TimeWindow(0, RoutingProblem.MaxSeconds);
        return new RoutingProblem(stops, Fleet(count, locations[0], shift, instance.Capacity), TravelOf(instance));
    }

    /// <summary>Identical vehicles in one depot that cost what they drive.</summary>
    public static IReadOnlyList<Vehicle> Fleet(int count, Location depot, TimeWindow shift, int capacity) =>
        [.. Enumerable.Range(1, count).Select(number => new Vehicle(Id(number), depot, shift, [capacity]) { Cost = VehicleCost.DistanceOnly })];

    /// <summary>
    /// Enough vehicles where there may be any number: a third more than the load fills, and some, for the best plans drive
    /// few more than that; more of them would only slow the search.
    /// </summary>
    public static int VehiclesFor(long load, int capacity, int customers) =>
        (int)Math.Clamp((long)(Math.Ceiling((double)load / capacity) * 1.3) + 5, 1, Math.Max(customers, 1));

    /// <summary>Travel between rows, which are the customers and then the depot.</summary>
    public static Travel TravelBetween(int count, Func<int, int, Leg> legOfNodes)
    {
        return count <= MostTabled ? TravelMatrix.Build(count, Leg) : new ComputedTravel(count, Leg);

        Leg Leg(int from, int to) => legOfNodes(Node(from), Node(to));

        int Node(int row) => row == count - 1 ? 0 : row + 1;
    }

    private static Travel TravelOf(VrplibInstance instance)
    {
        var takesTime = instance.Rule == DistanceRule.Tenths;
        return TravelBetween(instance.Nodes.Count, (from, to) => instance.Units(from, to) is var units && takesTime ? new Leg(units, units) : new Leg(0, units));
    }

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);
}
