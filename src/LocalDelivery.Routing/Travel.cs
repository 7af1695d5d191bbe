namespace LocalDelivery.Routing;

/// <summary>
/// Immutable travel times and distances between places known by their row. There and back may differ. Times are expected
/// to be those of the shortest way: going by a third place is never faster than going directly.
/// </summary>
public abstract class Travel
{
    /// <summary>The seconds between two places that no way connects.</summary>
    public const int Unreachable = int.MaxValue;

    /// <param name="count">Number of places.</param>
    private protected Travel(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
    }

    /// <summary>Number of places.</summary>
    public int Count { get; }

    /// <summary>Seconds and meters from row <paramref name="from"/> to row <paramref name="to"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Leg this[int from, int to] => (uint)from < (uint)Count && (uint)to < (uint)Count
        ? Between(from, to)
        : throw new ArgumentOutOfRangeException(nameof(to), $"from {from} to {to}: there are {Count} places");

    /// <summary>Driving seconds, or <see cref="Unreachable"/>.</summary>
    public int Seconds(int from, int to) => this[from, to].Seconds;

    /// <summary>Distance in meters; without meaning where the place is unreachable.</summary>
    public int Meters(int from, int to) => this[from, to].Meters;

    /// <summary>The leg between two rows that exist.</summary>
    internal abstract Leg Between(int from, int to);
}
