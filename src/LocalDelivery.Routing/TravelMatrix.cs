namespace LocalDelivery.Routing;

/// <summary>Travel kept as a table of every pair: 8 bytes each, so 64 MB for 2,800 places.</summary>
public sealed class TravelMatrix : Travel
{
    private readonly int[] seconds;
    private readonly int[] meters;

    /// <summary>Takes (a copy of) row-major arrays of <paramref name="count"/> × <paramref name="count"/> numbers.</summary>
    /// <exception cref="ArgumentException">An array has another length or holds a negative number.</exception>
    public TravelMatrix(int count, ReadOnlySpan<int> seconds, ReadOnlySpan<int> meters)
        : base(count)
    {
        this.seconds = Square(seconds, nameof(seconds));
        this.meters = Square(meters, nameof(meters));
    }

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

    internal override Leg Between(int from, int to) => new(seconds[(from * Count) + to], meters[(from * Count) + to]);

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
