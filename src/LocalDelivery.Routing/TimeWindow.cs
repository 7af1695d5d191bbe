namespace LocalDelivery.Routing;

/// <summary>Earliest and latest start of service, or a vehicle's earliest departure and latest return. Both ends are inside.</summary>
public readonly record struct TimeWindow
{
    /// <param name="earliest">Seconds from the problem's zero.</param>
    /// <param name="latest">Seconds from the problem's zero, not before <paramref name="earliest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window ends before it begins.</exception>
    public TimeWindow(int earliest, int latest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latest, earliest);
        Earliest = earliest;
        Latest = latest;
    }

    /// <summary>Seconds, inclusive.</summary>
    public int Earliest { get; }

    /// <summary>Seconds, inclusive.</summary>
    public int Latest { get; }

    /// <summary>Whether an instant lies inside.</summary>
    public bool Contains(int seconds) => seconds >= Earliest && seconds <= Latest;
}
