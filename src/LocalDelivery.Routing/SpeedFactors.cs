namespace LocalDelivery.Routing;

/// <summary>
/// How much slower or faster one gets along at each hour of the day than the map says: 0.8 is four fifths of its speed. One
/// factor counts for a whole travel, that of the hour in which most of it is driven; so no detour becomes quicker than the way.
/// </summary>
public sealed class SpeedFactors
{
    /// <summary>The map's own speeds all day.</summary>
    public static readonly SpeedFactors None = new([.. Enumerable.Repeat(1.0, 24)]);

    private readonly double[] byHour;

    /// <param name="byHour">24 factors, from the hour after midnight on, each from 0.1 to 10.</param>
    /// <exception cref="ArgumentException">There are not 24 of them, or one is out of its range.</exception>
    public SpeedFactors(IReadOnlyList<double> byHour)
    {
        if (byHour.Count != 24) throw new ArgumentException($"{byHour.Count} factors; a day has 24 hours", nameof(byHour));
        foreach (var factor in byHour)
            if (factor is not (>= 0.1 and <= 10)) throw new ArgumentOutOfRangeException(nameof(byHour), factor, "must be from 0.1 to 10");
        this.byHour = [.. byHour];
    }

    /// <summary>The travel as it is in the hour of <paramref name="time"/> (local): seconds over the factor, rounded up; meters as they are.</summary>
    public Travel At(TimeOnly time, Travel travel)
    {
        var factor = byHour[time.Hour];
        return factor == 1 ? travel : new ComputedTravel(travel.Count, (from, to) => Slowed(travel[from, to], factor));
    }

    private static Leg Slowed(Leg leg, double factor) =>
        leg.Exists ? leg with { Seconds = (int)Math.Min(Travel.Unreachable - 1, Math.Ceiling(leg.Seconds / factor)) } : leg;
}
