namespace LocalDelivery.Ordering;

/// <summary>Between instants and what the clock on the wall of a time zone shows.</summary>
public static class LocalTime
{
    /// <summary>The instant, in UTC, at which the wall clock shows this date and time.</summary>
    /// <remarks>
    /// A time the clocks skip in spring moves forward by the gap: 02:30 becomes 03:30. A time they show twice in autumn is the
    /// first, earlier, of the two. These are the rules RFC 5545 gives for calendars (section 3.3.5).
    /// </remarks>
    public static DateTimeOffset ToInstant(this TimeZoneInfo zone, DateOnly date, TimeOnly time)
    {
        // No zone is a day away from UTC, and none changes twice within two days: these are the offsets around any change.
        var wall = new DateTimeOffset(date.ToDateTime(time), TimeSpan.Zero);
        var before = zone.GetUtcOffset(wall.AddDays(-1));
        var after = zone.GetUtcOffset(wall.AddDays(1));

        // Shown twice, both offsets hold and the one before the change is the earlier; skipped, neither does.
        var afterTheChange = zone.GetUtcOffset(wall - before) != before && zone.GetUtcOffset(wall - after) == after;
        return wall - (afterTheChange ? after : before);
    }

    /// <summary>The date in the zone at this instant.</summary>
    public static DateOnly DateAt(this TimeZoneInfo zone, DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The time of day in the zone at this instant.</summary>
    public static TimeOnly TimeAt(this TimeZoneInfo zone, DateTimeOffset instant) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
