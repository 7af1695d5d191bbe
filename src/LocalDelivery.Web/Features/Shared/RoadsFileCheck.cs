using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>A file of roads that is not there, or is something else, is said at the start and not in the night.</summary>
public sealed class RoadsFileCheck : IValidateOptions<RoutingOptions>
{
    public ValidateOptionsResult Validate(string? name, RoutingOptions options)
    {
        if (options.Source != TravelSource.Roads) return ValidateOptionsResult.Skip;
        if (options.RoadsFile.Length == 0)
            return ValidateOptionsResult.Fail("Routing:RoadsFile must name an OpenStreetMap extract (.osm.pbf) when Routing:Source is Roads.");
        try
        {
            using var file = File.OpenRead(options.RoadsFile);
            return BeginsLikeAnExtract(file)
                ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail($"Routing:RoadsFile: {options.RoadsFile} is no OpenStreetMap extract (.osm.pbf).");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"Routing:RoadsFile: {failure.Message}");
        }
    }

    /// <summary>Four bytes of length, then the first block's kind (wiki.openstreetmap.org/wiki/PBF_Format).</summary>
    private static bool BeginsLikeAnExtract(FileStream file)
    {
        Span<byte> start = stackalloc byte[15];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start[4..].SequenceEqual("\n\tOSMHeader"u8);
    }
}
