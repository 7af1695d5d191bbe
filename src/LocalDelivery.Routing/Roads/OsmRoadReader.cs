using System.Security.Cryptography;
using OsmSharp;
using OsmSharp.Streams;
using OsmSharp.Tags;

namespace LocalDelivery.Routing.Roads;

/// <summary>
/// Reads the roads of an OpenStreetMap extract (.osm.pbf, nodes before ways before relations, as all tools write it). All
/// nodes are held in memory while reading: a town or a region, not a country.
/// </summary>
public static class OsmRoadReader
{
    /// <summary>The road network of the extract; its version is the digest of the file.</summary>
    /// <param name="pbf">The file, from its beginning to its end; must be seekable.</param>
    /// <param name="driving">How the van gets along; null: as usual.</param>
    /// <exception cref="InvalidDataException">It is no such file, or has no roads.</exception>
    public static RoadNetwork Read(Stream pbf, VanDriving? driving = null)
    {
        var version = Convert.ToHexStringLower(SHA256.HashData(pbf));
        pbf.Position = 0;
        var builder = new RoadNetworkBuilder(driving ?? new VanDriving());
        try
        {
            using var map = new PBFOsmStreamSource(pbf);
            foreach (var thing in map) Add(builder, thing);
        }
        catch (Exception failure) when (failure is not (InvalidDataException or IOException or OutOfMemoryException))
        {
            throw new InvalidDataException("This is not an OpenStreetMap extract in PBF format.", failure);
        }

        return builder.Build(version);
    }

    private static void Add(RoadNetworkBuilder builder, OsmGeo thing)
    {
        switch (thing)
        {
            case Node { Id: { } id, Latitude: { } latitude, Longitude: { } longitude } node when Location.TryCreate(latitude, longitude, out var place):
                builder.Node(id, place, Tags(node.Tags));
                break;
            case Way { Id: { } id, Nodes: not null } way:
                builder.Way(id, way.Nodes, Tags(way.Tags));
                break;
            case Relation { Members: not null } relation:
                builder.Relation([.. relation.Members.Select(member => new MapMember(member.Role ?? "", Kind(member.Type), member.Id))], Tags(relation.Tags));
                break;
        }
    }

    private static Dictionary<string, string> Tags(TagsCollectionBase? tags) =>
        tags?.GroupBy(tag => tag.Key).ToDictionary(tag => tag.Key, tag => tag.First().Value, StringComparer.Ordinal) ?? [];

    private static MapMemberKind Kind(OsmGeoType type) => type switch
    {
        OsmGeoType.Node => MapMemberKind.Node,
        OsmGeoType.Way => MapMemberKind.Way,
        OsmGeoType.Relation => MapMemberKind.Relation,
    };
}
