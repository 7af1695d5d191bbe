using System.Globalization;
using CsCheck;
using Xunit;
using static LocalDelivery.Ordering.Tests.Given;

namespace LocalDelivery.Ordering.Tests;

public class LocalTimeTests
{
    [Theory]
    [InlineData("2026-03-29", "01:59", "2026-03-29 00:59")] // still winter: UTC+1
    [InlineData("2026-03-29", "02:00", "2026-03-29 01:00")] // skipped: becomes 03:00 summer time
    [InlineData("2026-03-29", "02:30", "2026-03-29 01:30")] // skipped: becomes 03:30 summer time
    [InlineData("2026-03-29", "03:00", "2026-03-29 01:00")] // summer: UTC+2
    [InlineData("2026-10-25", "01:59", "2026-10-24 23:59")]
    [InlineData("2026-10-25", "02:00", "2026-10-25 00:00")] // shown twice: the first, in summer time
    [InlineData("2026-10-25", "02:59", "2026-10-25 00:59")]
    [InlineData("2026-10-25", "03:00", "2026-10-25 02:00")] // winter: UTC+1
    public void Berlin_changes_its_clocks_at_one_in_the_morning_utc(string date, string time, string utc) =>
        Assert.Equal(Utc(utc), Berlin.ToInstant(Date(date), Time(time)));

    [Theory]
    [InlineData("2026-03-08", "01:59", "2026-03-08 06:59")] // UTC-5
    [InlineData("2026-03-08", "02:30", "2026-03-08 07:30")] // skipped: becomes 03:30, UTC-4
    [InlineData("2026-03-08", "03:00", "2026-03-08 07:00")]
    [InlineData("2026-11-01", "01:00", "2026-11-01 05:00")] // shown twice: the first, UTC-4
    [InlineData("2026-11-01", "01:59", "2026-11-01 05:59")]
    [InlineData("2026-11-01", "02:00", "2026-11-01 07:00")] // UTC-5
    public void New_york_changes_its_clocks_at_two_in_the_morning(string date, string time, string utc) =>
        Assert.Equal(Utc(utc), NewYork.ToInstant(Date(date), Time(time)));

    [Fact]
    public void An_instant_is_given_in_utc() => Assert.Equal(TimeSpan.Zero, Berlin.ToInstant(Monday, new(18, 0)).Offset);

    [Fact]
    public void Late_in_the_evening_it_is_tomorrow_further_east()
    {
        var at = Utc("2026-11-23 23:30");
        Assert.Equal((new DateOnly(2026, 11, 24), new TimeOnly(0, 30)), (Berlin.DateAt(at), Berlin.TimeAt(at)));
        Assert.Equal((new DateOnly(2026, 11, 23), new TimeOnly(18, 30)), (NewYork.DateAt(at), NewYork.TimeAt(at)));
    }

    [Fact]
    public void Every_wall_time_leads_to_the_first_instant_that_shows_it_or_past_the_gap() => Gens.ZoneAndInstant.Sample((zone, near) =>
    {
        var wall = near.UtcDateTime;
        var at = zone.ToInstant(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
        var moved = TimeZoneInfo.ConvertTime(at, zone).DateTime - wall;
        var shown = InstantsShowing(zone, near);
        return shown.Count > 0 ? at == shown.Min() && moved == TimeSpan.Zero : moved > TimeSpan.Zero && moved <= TimeSpan.FromHours(1);
    });

    [Fact]
    public void The_wall_clock_read_at_an_instant_leads_back_to_it_or_to_its_first_pass() => Gens.ZoneAndInstant.Sample((zone, at) =>
    {
        var back = zone.ToInstant(zone.DateAt(at), zone.TimeAt(at));
        return back <= at && at - back <= TimeSpan.FromHours(1) && zone.TimeAt(back) == zone.TimeAt(at);
    });

    // By trying every offset the zone has within a day and a half.
    private static List<DateTimeOffset> InstantsShowing(TimeZoneInfo zone, DateTimeOffset wall) =>
    [
        .. Enumerable.Range(-36, 73)
            .Select(hours => zone.GetUtcOffset(wall.AddHours(hours)))
            .Distinct()
            .Where(offset => zone.GetUtcOffset(wall - offset) == offset)
            .Select(offset => wall - offset),
    ];

    private static DateTimeOffset Utc(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);
}
