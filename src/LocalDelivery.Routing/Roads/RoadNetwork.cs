namespace LocalDelivery.Routing.Roads;

/// <summary>The roads of a map as a van may drive them; immutable. Made by <see cref="RoadNetworkBuilder"/>.</summary>
public sealed class RoadNetwork
{
    /// <summary>How far a door may be from the nearest road, in meters as the crow flies; farther ones are unreachable.</summary>
    public const double MaxMetersToRoad = 1000;

    private readonly IReadOnlyList<RoadEdge> edges;
    private readonly RoadStates states;
    private readonly RoadGrid grid;
    private readonly VanDriving driving;

    internal RoadNetwork(string version, IReadOnlyList<RoadEdge> edges, TurnRules turns, VanDriving driving)
    {
        (Version, this.edges, this.driving) = (version, edges, driving);
        states = new RoadStates(edges, turns);
        grid = new RoadGrid(edges, Enumerable.Range(0, edges.Count).Where(edge => edges[edge].Kind.HasDoors && Connected(edge)));
    }

    /// <summary>Names the map: other roads, other version.</summary>
    public string Version { get; }

    /// <summary>Number of road pieces between junctions.</summary>
    public int EdgeCount => edges.Count;

    /// <summary>Turn restrictions that are not obeyed, because their sign or their members are not understood or another way lies between.</summary>
    public int RestrictionsNotHandled { get; internal init; }

    /// <summary>Whether a road is near enough that vans can get there and away.</summary>
    public bool Reaches(Location place) => Find(place) is not null;

    internal RoadGraph Onward => states.Onward;

    internal RoadGraph Mirrored => states.Mirrored;

    /// <summary>Where the door meets the nearest road of the main part, or null if it is too far off.</summary>
    internal RoadPlace? Find(Location door)
    {
        if (grid.Nearest(door, MaxMetersToRoad) is not { } nearest) return null;
        var along = edges[nearest.Edge].Along;
        var piece = along[nearest.Piece + 1] - along[nearest.Piece];
        var meters = edges[nearest.Edge].Line[nearest.Piece].MetersTo(edges[nearest.Edge].Line[nearest.Piece + 1]) * nearest.Share;
        // The signal at a piece's end counts only where it is passed.
        var driven = RoadCost.Of(meters / edges[nearest.Edge].Kind.MetersPerSecond, meters);
        return new RoadPlace(
            nearest.Edge, along[nearest.Piece] + (driven < piece ? driven : piece), RoadCost.Of(nearest.Meters / driving.DoorMetersPerSecond, nearest.Meters));
    }

    /// <summary>The arcs on which one may set out from a place.</summary>
    internal IEnumerable<RoadStand> Departures(RoadPlace place) =>
        from arc in Arcs(place.Edge)
        where states.CanDepart[arc]
        select Stand(place, arc, arc, open: true);

    /// <summary>The arcs on which one may come to a place; twice where one may come from outside or stay behind the sign.</summary>
    internal IEnumerable<RoadStand> Arrivals(RoadPlace place) =>
        from arc in Arcs(place.Edge)
        where states.CanArrive[states.Arrived(arc)]
        from state in new[] { states.Arrived(arc), arc }.Distinct()
        select Stand(place, state, arc, open: state == states.Arrived(arc));

    private static IEnumerable<int> Arcs(int edge) => [2 * edge, (2 * edge) + 1];

    private bool Connected(int edge) => Arcs(edge).Any(arc => states.CanDepart[arc]) && Arcs(edge).Any(arc => states.CanArrive[states.Arrived(arc)]);

    private RoadStand Stand(RoadPlace place, int state, int arc, bool open)
    {
        var rest = edges[place.Edge].Whole - place.Along;
        return TurnRules.IsAgainst(arc) ? new RoadStand(state, arc, rest, place.Along, open) : new RoadStand(state, arc, place.Along, rest, open);
    }
}
