namespace LocalDelivery.Routing;

/// <summary>
/// Knows the travel from some places to some others, without that between all of them. What can do that may be asked for
/// tomorrow's new doors only (<see cref="CachedTravelTimes"/>).
/// </summary>
public interface ILegTable
{
    /// <summary>Names the map the legs come from: while it stays the same, so do they.</summary>
    string MapVersion { get; }

    /// <summary>The legs from each of <paramref name="from"/> (rows) to each of <paramref name="to"/> (columns).</summary>
    Leg[,] Legs(IReadOnlyList<Location> from, IReadOnlyList<Location> to);
}
