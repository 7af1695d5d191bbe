using LocalDelivery.Routing;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>The answer as it comes. A null among the durations means that there is no way.</summary>
public sealed record OsrmTable(string? Code, string? Message, double?[]?[]? Durations, double?[]?[]? Distances)
{
    private const double Most = 100_000_000;   // seconds or meters: more than the earth has

    /// <summary>Rounded up, so that the direct way stays the shortest.</summary>
    /// <exception cref="MapOutage">It is no table of that many rows and columns.</exception>
    public Leg[,] Legs(int rows, int columns)
    {
        if (!HasShape(Durations, rows, columns) || !HasShape(Distances, rows, columns)) throw new MapOutage("The map server's table has another shape than was asked for.");
        var legs = new Leg[rows, columns];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++) legs[row, column] = Leg(Durations![row]![column], Distances![row]![column]);
        return legs;
    }

    private static bool HasShape(double?[]?[]? table, int rows, int columns) => table?.Length == rows && Array.TrueForAll(table, row => row?.Length == columns);

    private static Leg Leg(double? seconds, double? meters) => (seconds, meters) switch
    {
        (null, _) => new Leg(Travel.Unreachable, 0),
        ( >= 0 and <= Most, >= 0 and <= Most) => new Leg((int)Math.Ceiling(seconds.Value), (int)Math.Ceiling(meters.Value)),
        _ => throw new MapOutage("The map server's table holds what is no time or no distance."),
    };
}
