namespace LocalDelivery.Routing.Roads;

/// <summary>
/// The best ways from one place to all states (Dijkstra, "A Note on Two Problems in Connexion with Graphs", Numerische
/// Mathematik 1, 1959). Kept by one thread for many searches, so that its arrays are made once.
/// </summary>
/// <param name="wanted">The states somebody will ask for; the search ends when they are all known.</param>
internal sealed class RoadSearch(RoadGraph graph, bool[] wanted)
{
    private readonly RoadCost[] best = new RoadCost[graph.Count];
    private readonly RoadCost[] expanded = new RoadCost[graph.Count];
    private readonly RoadQueue queue = new(graph.LongestStep);
    private readonly int wantedCount = wanted.Count(each => each);
    private int left;

    /// <summary>The cost of the best way to the beginning of a state's arc, or <see cref="RoadCost.None"/>.</summary>
    public RoadCost this[int state] => best[state];

    /// <param name="starts">States on whose arcs the way begins, and how much of each arc is spared.</param>
    public void Run(IEnumerable<(int State, RoadCost Spared)> starts)
    {
        Array.Fill(best, RoadCost.None);
        Array.Fill(expanded, RoadCost.None);
        queue.Clear();
        left = wantedCount;
        foreach (var (state, spared) in starts) Follow(state, default, spared);
        do
        {
            while (queue.TryTake(out var state)) Expand(state);
        }
        while (left > 0 && queue.Advance());
    }

    private void Expand(int state)
    {
        var cost = best[state];
        if (expanded[state] == cost) return;
        if (wanted[state] && expanded[state] == RoadCost.None) left--;
        expanded[state] = cost;
        Follow(state, cost, default);
    }

    private void Follow(int state, RoadCost before, RoadCost spared)
    {
        var next = graph.Next(state);
        var costs = graph.Costs(state);
        for (var i = 0; i < next.Length; i++)
        {
            var cost = before + costs[i] - spared;
            if (cost >= best[next[i]]) continue;
            best[next[i]] = cost;
            queue.Add(next[i], cost);
        }
    }
}
