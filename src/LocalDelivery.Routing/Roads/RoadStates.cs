namespace LocalDelivery.Routing.Roads;

/// <summary>
/// The arcs as a graph that keeps vans from driving through where only residents and deliveries may. Each arc is the state
/// of its number; an arc open to ends only has a second one. Its first is "not yet out on open roads", its second "arrived
/// behind the sign": from an open road one comes only into the second, and from the second out again never.
/// </summary>
internal sealed class RoadStates
{
    private readonly IReadOnlyList<RoadEdge> edges;
    private readonly int[] arrived; // arc → its state for who comes from outside

    public RoadStates(IReadOnlyList<RoadEdge> edges, TurnRules turns)
    {
        this.edges = edges;
        var arcs = 2 * edges.Count;
        var count = arcs;
        arrived = [.. Enumerable.Range(0, arcs).Select(arc => EndsOnly(arc) ? count++ : arc)];
        var main = MainPart(arcs, turns);
        var steps = Steps(arcs, turns).ToList();
        Onward = new RoadGraph(count, steps);
        var whole = new RoadCost[count];
        for (var arc = 0; arc < arcs; arc++) whole[arc] = whole[arrived[arc]] = edges[arc >> 1].Whole;
        Mirrored = new RoadGraph(count, steps.ConvertAll(step => new RoadStep(step.To, step.From, step.Cost - whole[step.From] + whole[step.To])));
        var marks = new bool[count];
        main.CopyTo(marks, 0);
        CanArrive = Onward.ReachedFrom(marks);
        CanDepart = Mirrored.ReachedFrom(marks);
    }

    /// <summary>The steps as they are driven.</summary>
    public RoadGraph Onward { get; }

    /// <summary>Every step turned round: a state is then "at the end of an arc", and a step makes the turn and drives the arc after it.</summary>
    public RoadGraph Mirrored { get; }

    /// <summary>The states that can be reached from the main part.</summary>
    public bool[] CanArrive { get; }

    /// <summary>The states from which the main part can be reached.</summary>
    public bool[] CanDepart { get; }

    public int Arrived(int arc) => arrived[arc];

    /// <summary>Of the roads open to all, the largest part in which one gets from everywhere to everywhere.</summary>
    private bool[] MainPart(int arcs, TurnRules turns)
    {
        var open = Enumerable.Range(0, arcs).Where(arc => !EndsOnly(arc))
            .SelectMany(arc => turns.After(arc).Where(next => !EndsOnly(next.Arc)).Select(next => new RoadStep(arc, next.Arc, next.Cost))).ToList();
        if (open.Count == 0) throw new InvalidDataException("The map has no roads on which a van could drive round.");
        return LargestPart.Of(new RoadGraph(arcs, open));
    }

    private IEnumerable<RoadStep> Steps(int arcs, TurnRules turns)
    {
        for (var arc = 0; arc < arcs; arc++)
        {
            foreach (var (next, cost) in turns.After(arc))
            {
                if (EndsOnly(next))
                {
                    yield return new RoadStep(arrived[arc], arrived[next], cost);
                    if (EndsOnly(arc)) yield return new RoadStep(arc, next, cost);
                }
                else yield return new RoadStep(arc, next, cost);
            }
        }
    }

    private bool EndsOnly(int arc) => edges[arc >> 1].Kind.EndsOnly;
}
