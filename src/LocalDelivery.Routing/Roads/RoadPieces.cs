namespace LocalDelivery.Routing.Roads;

/// <summary>Cuts ways at their junctions and barriers into edges.</summary>
internal sealed class RoadPieces(Dictionary<long, Location> places, HashSet<long> signals, HashSet<long> barriers, VanDriving driving)
{
    private readonly Dictionary<long, int> uses = [];
    private readonly Dictionary<long, int> junctions = [];
    private readonly List<bool> signalAt = [];

    public List<RoadEdge> Edges { get; } = [];

    public int JunctionCount => signalAt.Count;

    public bool HasSignal(int junction) => signalAt[junction];

    /// <summary>The junction at a map's node, if roads meet there.</summary>
    public int? JunctionAt(long node) => junctions.TryGetValue(node, out var junction) ? junction : null;

    /// <summary>Has to see every way before the first is cut.</summary>
    public void Count(long[] nodes)
    {
        foreach (var node in nodes) uses[node] = uses.GetValueOrDefault(node) + 1;
    }

    public void Cut(long way, DrivableWay kind, long[] nodes)
    {
        var piece = new List<long>();
        foreach (var node in nodes)
        {
            if (!places.ContainsKey(node)) // the map is cut off here
            {
                Add(way, kind, piece);
                piece.Clear();
                continue;
            }

            if (piece.Count > 0 && piece[^1] == node) continue;
            piece.Add(node);
            if (piece.Count == 1 || !(uses[node] > 1 || barriers.Contains(node))) continue;
            Add(way, kind, piece);
            piece = [node];
        }

        Add(way, kind, piece);
    }

    private void Add(long way, DrivableWay kind, List<long> nodes)
    {
        if (nodes.Count < 2) return;
        var line = nodes.Select(node => places[node]).ToArray();
        var along = new RoadCost[line.Length];
        for (var i = 1; i < line.Length; i++)
        {
            var meters = line[i - 1].MetersTo(line[i]);
            along[i] = along[i - 1] + RoadCost.Of(meters / kind.MetersPerSecond, meters);
            if (i < line.Length - 1 && signals.Contains(nodes[i])) along[i] += RoadCost.Of(driving.SignalSeconds, 0);
        }

        Edges.Add(new RoadEdge(Junction(nodes[0]), Junction(nodes[^1]), way, kind, line, along));
    }

    /// <summary>A barrier is an end for each road that comes to it: nothing connects them.</summary>
    private int Junction(long node)
    {
        if (!barriers.Contains(node) && junctions.TryGetValue(node, out var known)) return known;
        if (!barriers.Contains(node)) junctions[node] = signalAt.Count;
        signalAt.Add(signals.Contains(node));
        return signalAt.Count - 1;
    }
}
