namespace LocalDelivery.Routing;

/// <summary>Travel from one place to another.</summary>
/// <param name="Seconds">Driving time, or <see cref="TravelMatrix.Unreachable"/>.</param>
/// <param name="Meters">Distance driven; without meaning where there is no way.</param>
public readonly record struct Leg(int Seconds, int Meters)
{
    /// <summary>Whether there is a way at all.</summary>
    public bool Exists => Seconds != TravelMatrix.Unreachable;
}

/// <summary>
/// Immutable travel times and distances between places known by their row. There and back may differ. Times are expected
/// to be those of the shortest way: going by a third place is never faster than going directly.
/// </summary>
public sealed class TravelMatrix
{
    /// <summary>The seconds between two places that no way connects.</summary>
    public const int Unreachable = int.MaxValue;

    private readonly int[] seconds;
    private readonly int[] meters;

    /// <summary>Takes (a copy of) row-major arrays of <paramref name="count"/> × <paramref name="count"/> numbers.</summary>
    /// <exception cref="ArgumentException">An array has another length or holds a negative number.</exception>
    public TravelMatrix(int count, ReadOnlySpan<int> seconds, ReadOnlySpan<int> meters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
        this.seconds = Square(seconds, nameof(seconds));
        this.meters = Square(meters, nameof(meters));
    }

    /// <summary>Number of places.</summary>
    public int Count { get; }

    /// <summary>Seconds and meters from row <paramref name="from"/> to row <paramref name="to"/>.</summary>
    public Leg this[int from, int to] => new(Seconds(from, to), Meters(from, to));

    /// <summary>Asks <paramref name="leg"/> for every pair of different places; from a place to itself is zero.</summary>
    public static TravelMatrix Build(int count, Func<int, int, Leg> leg)
    {
        var allSeconds = new int[count * count];
        var allMeters = new int[count * count];
        for (var from = 0; from < count; from++)
            for (var to = 0; to < count; to++)
                if (from != to)
                    (allSeconds[(from * count) + to], allMeters[(from * count) + to]) = leg(from, to);
        return new TravelMatrix(count, allSeconds, allMeters);
    }

    /// <summary>Driving seconds, or <see cref="Unreachable"/>.</summary>
    public int Seconds(int from, int to) => seconds[Cell(from, to)];

    /// <summary>Distance in meters; without meaning where the place is unreachable.</summary>
    public int Meters(int from, int to) => meters[Cell(from, to)];

    private int Cell(int from, int to) =>
        (uint)from < (uint)Count && (uint)to < (uint)Count
            ? (from * Count) + to
            : throw new ArgumentOutOfRangeException(nameof(to), $"from {from} to {to}: the matrix has {Count} rows");

    private int[] Square(ReadOnlySpan<int> values, string name)
    {
        if (values.Length != (long)Count * Count)
            throw new ArgumentException($"{name} has {values.Length} numbers; {Count} places need {(long)Count * Count}", name);
        foreach (var value in values)
            if (value < 0)
                throw new ArgumentException($"{name} holds {value}; travel is never negative", name);
        return values.ToArray();
    }
}
