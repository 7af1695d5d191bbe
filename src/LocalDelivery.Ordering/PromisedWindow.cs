namespace LocalDelivery.Ordering;

/// <summary>What the text says: between when and when the delivery arrives. Instants, so that midnight and clock changes are clear.</summary>
/// <param name="From">The earliest arrival, kept in UTC.</param>
/// <param name="Until">The latest arrival, inclusive, kept in UTC.</param>
/// <exception cref="ArgumentException">The window ends before it begins.</exception>
public sealed record PromisedWindow(DateTimeOffset From, DateTimeOffset Until)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>The earliest arrival, in UTC.</summary>
    public DateTimeOffset From { get; } = From.ToUniversalTime();

    /// <summary>The latest arrival, inclusive, in UTC.</summary>
    public DateTimeOffset Until { get; } = Until >= From
        ? Until.ToUniversalTime()
        : throw new ArgumentException("A window cannot end before it begins.", nameof(Until));

    /// <summary>The arrival give or take the margin, widened to the quarter hours the local clock shows.</summary>
    /// <param name="arrival">The planned arrival.</param>
    /// <param name="margin">How much earlier or later it may be; not negative.</param>
    /// <param name="zone">The business's time zone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin is negative.</exception>
    public static PromisedWindow Around(DateTimeOffset arrival, TimeSpan margin, TimeZoneInfo zone)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(margin, TimeSpan.Zero);
        var earliest = TimeZoneInfo.ConvertTime(arrival - margin, zone);
        var latest = TimeZoneInfo.ConvertTime(arrival + margin, zone);
        return new(earliest - PastQuarter(earliest), latest + UntilQuarter(latest));
    }

    /// <summary>What the clock on the wall shows at either end.</summary>
    public (TimeOnly From, TimeOnly Until) Local(TimeZoneInfo zone) => (zone.TimeAt(From), zone.TimeAt(Until));

    private static TimeSpan PastQuarter(DateTimeOffset local) => new(local.TimeOfDay.Ticks % Quarter.Ticks);

    private static TimeSpan UntilQuarter(DateTimeOffset local) =>
        PastQuarter(local) == TimeSpan.Zero ? TimeSpan.Zero : Quarter - PastQuarter(local);
}
