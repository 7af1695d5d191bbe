using LocalDelivery.Routing;
using LocalDelivery.Routing.Roads;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>The roads of the settings' file, read when they are first needed and once: whoever comes meanwhile waits. A failed reading is tried again.</summary>
public sealed class RoadMap(IOptions<RoutingOptions> options) : ITravelTimes
{
    private readonly Lock gate = new();
    private (RoadNetwork Network, CachedTravelTimes Times)? read;

    /// <exception cref="MapOutage">The file can not be read.</exception>
    public RoadNetwork Network => Read().Network;

    /// <inheritdoc/>
    public Travel Between(IReadOnlyList<Location> locations) => Read().Times.Between(locations);

    private (RoadNetwork Network, CachedTravelTimes Times) Read()
    {
        lock (gate)
        {
            if (read is { } known) return known;
            var network = FromFile(options.Value.RoadsFile);
            read = (network, new CachedTravelTimes(new RoadTravelTimes(network)));
            return read.Value;
        }
    }

    private static RoadNetwork FromFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return OsmRoadReader.Read(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new MapOutage($"{path}: {failure.Message}", failure);
        }
    }
}
