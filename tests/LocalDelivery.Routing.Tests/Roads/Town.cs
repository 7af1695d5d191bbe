using LocalDelivery.Routing.Roads;

namespace LocalDelivery.Routing.Tests.Roads;

/// <summary>
/// Small maps drawn by hand on the equator: a place is (x, y) in meters, nearly. Roads are driven at 36 km/h, ten meters a
/// second, and turns cost nothing unless a test says otherwise.
/// </summary>
internal sealed class Town(VanDriving? driving = null)
{
    public static readonly VanDriving Plain = new(ShareOfLimit: 1, TurnSeconds: 0, SignalSeconds: 0, UTurnSeconds: 0, DoorMetersPerSecond: 1);

    private readonly RoadNetworkBuilder builder = new(driving ?? Plain);
    private long lastWay;

    /// <summary>A place so many meters east and north of zero.</summary>
    public static Location At(double east, double north) => new(north / 111_195.08, east / 111_195.08);

    public Town Node(long id, double east, double north, params string[] tags)
    {
        builder.Node(id, At(east, north), Tags(tags));
        return this;
    }

    /// <summary>A residential road unless its tags say otherwise; ways are numbered from 1.</summary>
    public Town Road(long[] nodes, params string[] tags)
    {
        var all = Tags(["highway=residential", "maxspeed=36"]);
        foreach (var (key, value) in Tags(tags)) all[key] = value;
        builder.Way(++lastWay, nodes, all);
        return this;
    }

    public Town Sign(string restriction, long fromWay, long viaNode, long toWay, params string[] tags) =>
        Relation([new("from", MapMemberKind.Way, fromWay), new("via", MapMemberKind.Node, viaNode), new("to", MapMemberKind.Way, toWay)], ["type=restriction", $"restriction={restriction}", .. tags]);

    public Town Relation(MapMember[] members, params string[] tags)
    {
        builder.Relation(members, Tags(tags));
        return this;
    }

    public RoadNetwork Network => builder.Build("test");

    public RoadTravelTimes Times => new(Network);

    public int Seconds(Location from, Location to) => Times.Between([from, to]).Seconds(0, 1);

    private static Dictionary<string, string> Tags(string[] tags) => tags.Select(tag => tag.Split('=')).ToDictionary(tag => tag[0], tag => tag[1]);
}
