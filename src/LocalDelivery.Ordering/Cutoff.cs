namespace LocalDelivery.Ordering;

/// <summary>The rule for the instant after which a delivery may not change.</summary>
/// <param name="Time">The time of day, on the wall clock of <paramref name="Zone"/>.</param>
/// <param name="DaysBefore">How many days before the delivery date: 0 to 30.</param>
/// <param name="Zone">The business's time zone.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="DaysBefore"/> is not within 0 to 30.</exception>
public sealed record Cutoff(TimeOnly Time, int DaysBefore, TimeZoneInfo Zone)
{
    /// <summary>The earliest a cutoff can be, in days before the delivery date.</summary>
    public const int MostDaysBefore = 30;

    /// <summary>How many days before the delivery date: 0 to 30.</summary>
    public int DaysBefore { get; init => field = Checked(value); } = Checked(DaysBefore);

    /// <summary>The cutoff of a delivery date, in UTC; clock changes as in <see cref="LocalTime.ToInstant"/>.</summary>
    public DateTimeOffset InstantFor(DateOnly deliveryDate) => Zone.ToInstant(deliveryDate.AddDays(-DaysBefore), Time);

    /// <summary>Whether the delivery may no longer change; at the very instant it has passed.</summary>
    public bool HasPassed(DateOnly deliveryDate, DateTimeOffset now) => now >= InstantFor(deliveryDate);

    /// <summary>The earliest delivery date that may still change.</summary>
    public DateOnly FirstOpenDate(DateTimeOffset now)
    {
        // A day back, because a clock change at midnight can carry yesterday's cutoff into today.
        var date = Zone.DateAt(now).AddDays(DaysBefore - 1);
        while (HasPassed(date, now)) date = date.AddDays(1);
        return date;
    }

    private static int Checked(int daysBefore)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(daysBefore);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(daysBefore, MostDaysBefore);
        return daysBefore;
    }
}
