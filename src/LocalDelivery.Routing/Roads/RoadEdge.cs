namespace LocalDelivery.Routing.Roads;

/// <summary>
/// A piece of one way between two junctions. It has two arcs: number 2e drives it in the order of its line, 2e + 1 against it.
/// </summary>
/// <param name="From">The junction where its line begins.</param>
/// <param name="To">The junction where its line ends.</param>
/// <param name="Way">The map's id of its way.</param>
/// <param name="Kind">What may be driven how.</param>
/// <param name="Line">Its places, at least two.</param>
/// <param name="Along">For each place of the line, the cost from its beginning, the signals on the way included.</param>
internal sealed record RoadEdge(int From, int To, long Way, DrivableWay Kind, Location[] Line, RoadCost[] Along)
{
    public RoadCost Whole => Along[^1];

    public bool Allows(bool against) => against ? Kind.Backward : Kind.Forward;

    public int Tail(bool against) => against ? To : From;

    public int Head(bool against) => against ? From : To;

    /// <summary>Degrees of the compass in which one sets out on it.</summary>
    public double HeadingOut(bool against) => against ? Heading(Line[^1], Line[^2]) : Heading(Line[0], Line[1]);

    /// <summary>Degrees of the compass in which one arrives at its end.</summary>
    public double HeadingIn(bool against) => against ? Heading(Line[1], Line[0]) : Heading(Line[^2], Line[^1]);

    private static double Heading(Location from, Location to)
    {
        var east = (to.Longitude - from.Longitude) * Math.Cos(double.DegreesToRadians(from.Latitude));
        return double.RadiansToDegrees(Math.Atan2(east, to.Latitude - from.Latitude));
    }
}
