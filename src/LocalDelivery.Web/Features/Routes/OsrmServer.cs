using System.Text.Json;
using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>An OSRM server's table of driving times and distances (project-osrm.org, API v1). Only reads, so it asks again where that may help.</summary>
public sealed class OsrmServer(IHttpClientFactory http, IOptions<RoutingOptions> options, TimeProvider time)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    /// <exception cref="MapOutage">It does not answer, or not with such a table.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was requested.</exception>
    public async Task<Leg[,]> Table(IReadOnlyList<Location> from, IReadOnlyList<Location> to, CancellationToken cancellation)
    {
        var address = Address(from, to);
        for (var tried = 0; ; tried++)
        {
            try
            {
                return (await Ask(address, cancellation)).Legs(from.Count, to.Count);
            }
            catch (Exception failure) when (MayPass(failure) && tried < Pauses.Length && !cancellation.IsCancellationRequested)
            {
                await Task.Delay(Pauses[tried], time, cancellation);
            }
            catch (Exception failure) when (MayPass(failure) && !cancellation.IsCancellationRequested)
            {
                throw new MapOutage($"{options.Value.OsrmBase}: {failure.Message}", failure);
            }
        }
    }

    private string Address(IReadOnlyList<Location> from, IReadOnlyList<Location> to)
    {
        var places = string.Join(';', from.Concat(to).Select(place => FormattableString.Invariant($"{place.Longitude:0.######},{place.Latitude:0.######}")));
        var (sources, destinations) = (Enumerable.Range(0, from.Count), Enumerable.Range(from.Count, to.Count));
        return $"{options.Value.OsrmBase.TrimEnd('/')}/table/v1/driving/{places}"
            + $"?sources={string.Join(';', sources)}&destinations={string.Join(';', destinations)}&annotations=duration,distance";
    }

    private async Task<OsrmTable> Ask(string address, CancellationToken cancellation)
    {
        using var client = http.CreateClient(nameof(OsrmServer));
        using var response = await client.GetAsync(new Uri(address), cancellation);
        if ((int)response.StatusCode is 408 or 429 or >= 500) response.EnsureSuccessStatusCode();
        var table = JsonSerializer.Deserialize<OsrmTable>(await response.Content.ReadAsStringAsync(cancellation), JsonSerializerOptions.Web);
        return table is { Code: "Ok" } ? table : throw new MapOutage($"{options.Value.OsrmBase}: {(int)response.StatusCode} {table?.Code} {table?.Message}");
    }

    /// <summary>A server that restarts or is busy, an answer cut short: not what it says about the request.</summary>
    private static bool MayPass(Exception failure) => failure is HttpRequestException or OperationCanceledException or IOException or JsonException;
}
