namespace LocalDelivery.Routing.Instances;

/// <summary>
/// A published routing problem: one depot, customers, identical vehicles. Read from VRPLIB files (CVRP, VRPTW, CVRPTW) and
/// Solomon's plain text.
/// </summary>
public sealed class VrplibInstance
{
    private readonly int[]? weights; // row-major, where the file gives distances instead of places

    internal VrplibInstance(string name, DistanceRule rule, int capacity, int? vehicleCount, IReadOnlyList<InstanceNode> nodes, int[]? weights = null)
    {
        (Name, Rule, Capacity, VehicleCount, Nodes) = (name, rule, capacity, vehicleCount, nodes);
        this.weights = weights;
    }

    /// <summary>What the instance is called.</summary>
    public string Name { get; }

    /// <summary>How its distances are rounded.</summary>
    public DistanceRule Rule { get; }

    /// <summary>What a vehicle carries, at least 1.</summary>
    public int Capacity { get; }

    /// <summary>How many vehicles there are, at least 1; null for as many as one likes.</summary>
    public int? VehicleCount { get; }

    /// <summary>The depot, then the customers: customer k, as solutions number them, is the k-th.</summary>
    public IReadOnlyList<InstanceNode> Nodes { get; }

    /// <summary>How many customers there are.</summary>
    public int CustomerCount => Nodes.Count - 1;

    /// <summary>Whether places are known by coordinates. If not, they can not be drawn.</summary>
    public bool HasPlaces => weights is null;

    /// <summary>The distance between two nodes in the rule's units, computed from the file's coordinates (or weights) alone.</summary>
    public int Units(int from, int to) =>
        weights?[(from * Nodes.Count) + to] ?? Rule.Units(Nodes[from].X - Nodes[to].X, Nodes[from].Y - Nodes[to].Y);

    /// <summary>A sum of units (or meters of the instance's problem) in the instance's own unit, with the decimals its costs are written with.</summary>
    public decimal CostOf(long units) => Rule.Cost(units);

    /// <summary>The instance as a problem to plan: stop k is customer k, a meter (and, with time windows, a second) is a unit of the rule.</summary>
    public RoutingProblem ToProblem() => InstanceProblem.Of(this);

    /// <summary>Reads an instance, whichever of the formats it is in.</summary>
    /// <exception cref="InstanceFormatException">The file is something else, lacks something or contradicts itself.</exception>
    public static VrplibInstance Read(TextReader file)
    {
        var lines = InstanceLines.Read(file);
        return SolomonReader.Recognizes(lines) ? SolomonReader.Read(lines) : VrplibReader.Read(new InstanceText(lines));
    }
}
