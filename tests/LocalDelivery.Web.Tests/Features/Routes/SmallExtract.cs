using LocalDelivery.Routing;
using OsmSharp;
using OsmSharp.Streams;
using OsmSharp.Tags;

namespace LocalDelivery.Web.Tests.Features.Routes;

/// <summary>Draws a few streets around the town hall and writes them as OpenStreetMap's tools do. Places are meters east and north of it.</summary>
public sealed class SmallExtract
{
    private readonly List<Node> nodes = [];
    private readonly List<Way> ways = [];

    public static Location At(double east, double north) => new(
        Math.Round(Given.TownHall.Latitude + north / 111_195, 6), Math.Round(Given.TownHall.Longitude + east / 111_195 / Math.Cos(double.DegreesToRadians(Given.TownHall.Latitude)), 6));

    public SmallExtract Street(params (double East, double North)[] places)
    {
        ways.Add(Drawn(new Way { Id = ways.Count + 1, Nodes = [.. places.Select(place => Node(At(place.East, place.North)))], Tags = new TagsCollection(new Tag("highway", "residential")) }));
        return this;
    }

    public void Write(string path)
    {
        using var file = File.Create(path);
        var extract = new PBFOsmStreamTarget(file);
        extract.RegisterSource(nodes.Cast<OsmGeo>().Concat(ways));
        extract.Pull();
    }

    private long Node(Location place)
    {
        var found = nodes.Find(node => node.Latitude == place.Latitude && node.Longitude == place.Longitude);
        if (found is null) nodes.Add(found = Drawn(new Node { Id = nodes.Count + 1, Latitude = place.Latitude, Longitude = place.Longitude, Tags = new TagsCollection() }));
        return found.Id!.Value;
    }

    /// <summary>The writer wants to know who drew it when.</summary>
    private static T Drawn<T>(T thing) where T : OsmGeo
    {
        (thing.Version, thing.ChangeSetId, thing.UserId, thing.UserName, thing.TimeStamp, thing.Visible) = (1, 1, 1, "", DateTime.UnixEpoch, true);
        return thing;
    }
}
