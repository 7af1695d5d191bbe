namespace LocalDelivery.Routing.Roads;

/// <summary>
/// The largest part of a graph in which every state can be reached from every other (Tarjan, "Depth-First Search and Linear
/// Graph Algorithms", SIAM Journal on Computing 1, 1972; without recursion, for streets are long).
/// </summary>
internal sealed class LargestPart
{
    private readonly RoadGraph graph;
    private readonly int[] seen; // 0: not yet; otherwise the order in which states were found
    private readonly int[] low;
    private readonly bool[] open;
    private readonly Stack<int> path = new();
    private readonly Stack<(int State, int Next)> work = new();
    private List<int> largest = [];
    private int found;

    private LargestPart(RoadGraph graph)
    {
        this.graph = graph;
        (seen, low, open) = (new int[graph.Count], new int[graph.Count], new bool[graph.Count]);
    }

    /// <summary>Marks its states; of equally large parts the first found.</summary>
    public static bool[] Of(RoadGraph graph)
    {
        var parts = new LargestPart(graph);
        for (var state = 0; state < graph.Count; state++)
            if (parts.seen[state] == 0) parts.Search(state);
        var marks = new bool[graph.Count];
        foreach (var state in parts.largest) marks[state] = true;
        return marks;
    }

    private void Search(int start)
    {
        Enter(start);
        while (work.TryPop(out var at))
        {
            var next = graph.Next(at.State);
            if (at.Next > 0) low[at.State] = Math.Min(low[at.State], Low(next[at.Next - 1]));
            if (at.Next == next.Length) Leave(at.State);
            else
            {
                work.Push((at.State, at.Next + 1));
                if (seen[next[at.Next]] == 0) Enter(next[at.Next]);
            }
        }
    }

    /// <summary>A state of a part that is already closed says nothing about this one.</summary>
    private int Low(int state) => open[state] ? low[state] : int.MaxValue;

    private void Enter(int state)
    {
        seen[state] = low[state] = ++found;
        open[state] = true;
        path.Push(state);
        work.Push((state, 0));
    }

    private void Leave(int state)
    {
        if (low[state] != seen[state]) return;
        var part = new List<int>();
        do
        {
            part.Add(path.Peek());
            open[path.Peek()] = false;
        }
        while (path.Pop() != state);
        if (part.Count > largest.Count) largest = part;
    }
}
