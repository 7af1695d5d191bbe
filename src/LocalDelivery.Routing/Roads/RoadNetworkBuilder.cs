using System.Collections.ObjectModel;

namespace LocalDelivery.Routing.Roads;

/// <summary>
/// Takes a map's nodes, ways and turn restrictions, with the tags of OpenStreetMap, and makes a road network of those that
/// concern a van. Nodes first, then ways; a way's nodes that were not given are where the map is cut off.
/// </summary>
/// <param name="driving">How the van gets along.</param>
public sealed class RoadNetworkBuilder(VanDriving driving)
{
    private readonly Dictionary<long, Location> places = [];
    private readonly HashSet<long> signals = [];
    private readonly HashSet<long> barriers = [];
    private readonly List<(long Id, DrivableWay Kind, long[] Nodes)> ways = [];
    private readonly List<TurnRestriction> restrictions = [];
    private int notUnderstood;

    /// <summary>A builder of a network for a van as usual.</summary>
    public RoadNetworkBuilder()
        : this(new VanDriving())
    {
    }

    /// <summary>Adds a node; the last one with the same id counts.</summary>
    public RoadNetworkBuilder Node(long id, Location place, IReadOnlyDictionary<string, string>? tags = null)
    {
        places[id] = place;
        tags ??= ReadOnlyDictionary<string, string>.Empty;
        if (tags.GetValueOrDefault("highway") == "traffic_signals" || tags.GetValueOrDefault("crossing") == "traffic_signals") signals.Add(id);
        if (CarAccess.Stops(tags)) barriers.Add(id);
        return this;
    }

    /// <summary>Adds a way if a van may be on it.</summary>
    public RoadNetworkBuilder Way(long id, IReadOnlyList<long> nodes, IReadOnlyDictionary<string, string> tags)
    {
        if (DrivableWay.Of(tags, driving) is { } kind) ways.Add((id, kind, [.. nodes]));
        return this;
    }

    /// <summary>Adds a relation if it is a turn restriction for a van. One by way of another way, not of a node, is counted as not handled.</summary>
    public RoadNetworkBuilder Relation(IReadOnlyList<MapMember> members, IReadOnlyDictionary<string, string> tags)
    {
        if (!TurnRestriction.Concerns(tags)) return this;
        if (TurnRestriction.Read(tags, members) is { } restriction) restrictions.Add(restriction);
        else notUnderstood++;
        return this;
    }

    /// <summary>The network of what was added.</summary>
    /// <param name="version">Names the map: other roads, other version.</param>
    /// <exception cref="InvalidDataException">There is no road in it on which a van could drive round.</exception>
    public RoadNetwork Build(string version)
    {
        var pieces = new RoadPieces(places, signals, barriers, driving);
        foreach (var (_, _, nodes) in ways) pieces.Count(nodes);
        foreach (var (id, kind, nodes) in ways) pieces.Cut(id, kind, nodes);
        var turns = new TurnRules(pieces, restrictions, driving);
        return new RoadNetwork(version, pieces.Edges, turns, driving) { RestrictionsNotHandled = notUnderstood };
    }
}
