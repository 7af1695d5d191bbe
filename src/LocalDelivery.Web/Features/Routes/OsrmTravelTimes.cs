using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>
/// Travel as an OSRM server knows it, asked for in blocks that the server takes. A block that can not be had ends the whole: there is no
/// table of which a part is guessed.
/// </summary>
public sealed class OsrmTravelTimes(OsrmServer server, IOptions<RoutingOptions> options, TimeProvider time) : ITravelTimes, ILegTable
{
    /// <summary>The server does not say when it gets another map, so what is remembered is asked for anew each day.</summary>
    public string MapVersion => $"{options.Value.OsrmBase} {Iso.Date(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))}";

    /// <inheritdoc/>
    /// <exception cref="MapOutage">The server does not answer, or not with a table.</exception>
    public Travel Between(IReadOnlyList<Location> locations)
    {
        var legs = Legs(locations, locations);
        return TravelMatrix.Build(locations.Count, (from, to) => legs[from, to]);
    }

    /// <inheritdoc/>
    /// <exception cref="MapOutage">The server does not answer, or not with a table.</exception>
    public Leg[,] Legs(IReadOnlyList<Location> from, IReadOnlyList<Location> to) => Task.Run(() => InTime(from, to)).GetAwaiter().GetResult();

    /// <summary>A server that answers, but so slowly that the vans would be gone, is none.</summary>
    private async Task<Leg[,]> InTime(IReadOnlyList<Location> from, IReadOnlyList<Location> to)
    {
        var seconds = options.Value.OsrmNightSeconds;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), time);
        try
        {
            return await InBlocks(from, to, deadline.Token);
        }
        catch (OperationCanceledException late) when (deadline.IsCancellationRequested)
        {
            throw new MapOutage($"{options.Value.OsrmBase}: not done after {seconds} s", late);
        }
    }

    /// <summary>Starts and ends count together against the size, which is the strictest way a server may count; few of one leave room for many of the other.</summary>
    private async Task<Leg[,]> InBlocks(IReadOnlyList<Location> from, IReadOnlyList<Location> to, CancellationToken deadline)
    {
        var legs = new Leg[from.Count, to.Count];
        if (legs.Length == 0) return legs;
        var size = options.Value.OsrmTableSize;
        var rows = Math.Min(from.Count, Math.Max(size / 2, size - to.Count));
        var columns = Math.Min(to.Count, size - rows);
        for (var row = 0; row < from.Count; row += rows)
            for (var column = 0; column < to.Count; column += columns)
                Copy(await server.Table([.. from.Skip(row).Take(rows)], [.. to.Skip(column).Take(columns)], deadline), legs, row, column);
        return legs;
    }

    private static void Copy(Leg[,] block, Leg[,] into, int row, int column)
    {
        for (var from = 0; from < block.GetLength(0); from++)
            for (var to = 0; to < block.GetLength(1); to++) into[row + from, column + to] = block[from, to];
    }
}
