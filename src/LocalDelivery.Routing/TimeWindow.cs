namespace LocalDelivery.Routing;

/// <summary>The earliest and the latest second at which something may begin, both inclusive, from the problem's zero.</summary>
/// <param name="Earliest">First second allowed.</param>
/// <param name="Latest">Last second allowed; not before <paramref name="Earliest"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">The window ends before it starts.</exception>
public readonly record struct TimeWindow(int Earliest, int Latest)
{
    /// <summary>First second allowed.</summary>
    public int Earliest { get; } = Earliest;

    /// <summary>Last second allowed.</summary>
    public int Latest { get; } = Latest >= Earliest
        ? Latest
        : throw new ArgumentOutOfRangeException(nameof(Latest), Latest, $"must not be before Earliest ({Earliest})");

    /// <summary>Whether <paramref name="seconds"/> lies in the window, ends included.</summary>
    public bool Contains(int seconds) => Earliest <= seconds && seconds <= Latest;
}
