namespace LocalDelivery.Routing.Roads;

/// <summary>From each arc into which others one may go at its end, and how long that takes.</summary>
internal sealed class TurnRules
{
    private const double StraightDegrees = 45;

    private readonly RoadPieces pieces;
    private readonly VanDriving driving;
    private readonly List<int>[] leaving;
    private readonly int[] ends;
    private readonly Dictionary<int, List<TurnRestriction>> restrictions = [];

    public TurnRules(RoadPieces pieces, IEnumerable<TurnRestriction> restrictions, VanDriving driving)
    {
        (this.pieces, this.driving) = (pieces, driving);
        leaving = [.. Enumerable.Range(0, pieces.JunctionCount).Select(_ => new List<int>())];
        ends = new int[pieces.JunctionCount];
        for (var arc = 0; arc < 2 * pieces.Edges.Count; arc++)
        {
            var edge = pieces.Edges[arc >> 1];
            ends[edge.Tail(IsAgainst(arc))]++;
            if (edge.Allows(IsAgainst(arc))) leaving[edge.Tail(IsAgainst(arc))].Add(arc);
        }

        foreach (var restriction in restrictions)
            if (pieces.JunctionAt(restriction.Via) is { } junction) At(junction).Add(restriction);
    }

    public static bool IsAgainst(int arc) => (arc & 1) == 1;

    /// <summary>Every arc that may follow <paramref name="arc"/>, with the cost of the whole arc and the turn.</summary>
    public IEnumerable<(int Arc, RoadCost Cost)> After(int arc)
    {
        var edge = pieces.Edges[arc >> 1];
        if (!edge.Allows(IsAgainst(arc))) yield break;
        var junction = edge.Head(IsAgainst(arc));
        var obeyed = restrictions.TryGetValue(junction, out var signs) ? signs.FindAll(sign => !sign.Only || LeadsOn(junction, sign)) : [];
        foreach (var next in leaving[junction])
        {
            var way = pieces.Edges[next >> 1].Way;
            if (!obeyed.Exists(sign => sign.Forbids(edge.Way, way, back: next == (arc ^ 1))))
                yield return (next, edge.Whole + RoadCost.Of(Seconds(arc, next, junction), 0));
        }
    }

    /// <summary>A sign that allows only a road which is not (any more) there would close the junction.</summary>
    private bool LeadsOn(int junction, TurnRestriction sign) => leaving[junction].Exists(arc => sign.To.Contains(pieces.Edges[arc >> 1].Way));

    private double Seconds(int arc, int next, int junction)
    {
        var signal = pieces.HasSignal(junction) ? driving.SignalSeconds : 0;
        if (next == (arc ^ 1)) return signal + driving.UTurnSeconds;
        var degrees = Math.Abs(pieces.Edges[next >> 1].HeadingOut(IsAgainst(next)) - pieces.Edges[arc >> 1].HeadingIn(IsAgainst(arc)));
        return ends[junction] > 2 && Math.Min(degrees, 360 - degrees) > StraightDegrees ? signal + driving.TurnSeconds : signal;
    }

    private List<TurnRestriction> At(int junction) =>
        restrictions.TryGetValue(junction, out var known) ? known : restrictions[junction] = [];
}
