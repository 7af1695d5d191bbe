namespace LocalDelivery.Routing.Roads;

/// <summary>
/// States and the steps between them, packed as compressed sparse rows. A state is "at the beginning of an arc, having
/// decided to drive it"; a step drives the arc and turns into the next, so that turn restrictions are kept by leaving steps
/// out (an edge-based graph: Winter, "Modeling Costs of Turns in Route Planning", GeoInformatica 6, 2002).
/// </summary>
internal sealed class RoadGraph
{
    private readonly int[] first;
    private readonly int[] to;
    private readonly RoadCost[] cost;

    public RoadGraph(int count, IReadOnlyList<RoadStep> steps)
    {
        first = new int[count + 1];
        to = new int[steps.Count];
        cost = new RoadCost[steps.Count];
        foreach (var step in steps) first[step.From + 1]++;
        for (var state = 0; state < count; state++) first[state + 1] += first[state];
        var next = first[..count];
        foreach (var step in steps)
        {
            var at = next[step.From]++;
            (to[at], cost[at]) = (step.To, step.Cost);
        }

        LongestStep = steps.Select(step => step.Cost.Milliseconds).DefaultIfEmpty().Max();
    }

    public int Count => first.Length - 1;

    /// <summary>The milliseconds of its longest step.</summary>
    public int LongestStep { get; }

    public ReadOnlySpan<int> Next(int state) => to.AsSpan(first[state]..first[state + 1]);

    public ReadOnlySpan<RoadCost> Costs(int state) => cost.AsSpan(first[state]..first[state + 1]);

    /// <summary>The states that can be reached from those marked, with them.</summary>
    public bool[] ReachedFrom(bool[] marked)
    {
        var reached = (bool[])marked.Clone();
        var open = new Stack<int>(Enumerable.Range(0, Count).Where(state => marked[state]));
        while (open.TryPop(out var state))
        {
            foreach (var next in Next(state))
            {
                if (reached[next]) continue;
                reached[next] = true;
                open.Push(next);
            }
        }

        return reached;
    }
}

/// <summary>One step of a graph.</summary>
internal readonly record struct RoadStep(int From, int To, RoadCost Cost);
