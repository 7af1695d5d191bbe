namespace LocalDelivery.Ordering;

/// <summary>The hours of the day in which nobody is texted.</summary>
/// <param name="From">When they begin on the wall clock, inclusive.</param>
/// <param name="Until">When they end, exclusive; before <paramref name="From"/> they span midnight, equal to it there are none.</param>
/// <param name="Zone">The business's time zone.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until, TimeZoneInfo Zone)
{
    /// <summary>Whether the wall clock shows a quiet hour at this instant.</summary>
    public bool Cover(DateTimeOffset at) => From != Until && Zone.TimeAt(at).IsBetween(From, Until);

    /// <summary>The instant itself if a text may go out then; otherwise the end of the quiet hours.</summary>
    /// <remarks>An end that the clocks skip in spring moves forward by the gap, as in <see cref="LocalTime.ToInstant"/>.</remarks>
    public DateTimeOffset NextAllowed(DateTimeOffset at)
    {
        // Again if need be: after a clock change the end may itself show a quiet hour.
        while (Cover(at)) at = EndAfter(at);
        return at;
    }

    private DateTimeOffset EndAfter(DateTimeOffset at)
    {
        var (date, time) = (Zone.DateAt(at), Zone.TimeAt(at));
        var end = Zone.ToInstant(time < Until ? date : date.AddDays(1), Until);

        // In the second pass of an autumn hour, its first pass has gone: the end is as far away as the clock says.
        return end > at ? end : at + (Until - time);
    }
}
