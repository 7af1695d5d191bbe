using CsCheck;
using Xunit;
using static LocalDelivery.Ordering.Tests.Given;

namespace LocalDelivery.Ordering.Tests;

public class QuietHoursTests
{
    private static readonly QuietHours Night = new(new(21, 0), new(8, 0), Berlin);

    private static readonly Gen<(QuietHours Quiet, DateTimeOffset At)> AnyQuietHours =
        Gen.Select(Gens.Time, Gens.Time, Gens.ZoneAndInstant, (from, until, near) => (new QuietHours(from, until, near.Zone), near.At));

    [Theory]
    [InlineData(20, 59, 0, 20, 59)]
    [InlineData(21, 0, 1, 8, 0)] // the evening's text waits for the next morning
    [InlineData(23, 30, 1, 8, 0)]
    [InlineData(0, 30, 0, 8, 0)] // after midnight, for the same one
    [InlineData(7, 59, 0, 8, 0)]
    [InlineData(8, 0, 0, 8, 0)]
    public void A_text_waits_for_the_end_of_the_night(int hour, int minute, int daysLater, int thenHour, int thenMinute) => Assert.Equal(
        Berlin.ToInstant(Monday.AddDays(daysLater), new(thenHour, thenMinute)),
        Night.NextAllowed(Berlin.ToInstant(Monday, new(hour, minute))));

    [Fact]
    public void Quiet_hours_may_lie_within_a_day()
    {
        var siesta = new QuietHours(new(13, 0), new(15, 0), Berlin);
        Assert.Equal(Berlin.ToInstant(Monday, new(15, 0)), siesta.NextAllowed(Berlin.ToInstant(Monday, new(14, 0))));
        Assert.Equal(Berlin.ToInstant(Monday, new(12, 0)), siesta.NextAllowed(Berlin.ToInstant(Monday, new(12, 0))));
    }

    [Fact]
    public void Equal_ends_mean_no_quiet_hours()
    {
        var none = new QuietHours(new(8, 0), new(8, 0), Berlin);
        Assert.All(Enumerable.Range(0, 24), hours => Assert.Equal(Now.AddHours(hours), none.NextAllowed(Now.AddHours(hours))));
    }

    [Fact]
    public void In_the_second_pass_of_an_autumn_hour_the_end_is_still_ahead()
    {
        var quiet = new QuietHours(new(22, 0), new(2, 30), Berlin);
        var secondPass = new DateTimeOffset(2026, 10, 25, 1, 10, 0, TimeSpan.Zero); // the clock shows 02:10 again, UTC+1
        Assert.Equal(secondPass.AddMinutes(20), quiet.NextAllowed(secondPass));
    }

    [Fact]
    public void An_end_in_the_skipped_hour_moves_forward()
    {
        var quiet = new QuietHours(new(22, 0), new(2, 30), Berlin);
        var before = Berlin.ToInstant(new(2026, 3, 29), new(1, 0));
        Assert.Equal(Berlin.ToInstant(new(2026, 3, 29), new(3, 30)), quiet.NextAllowed(before));
    }

    [Fact]
    public void An_end_moved_into_the_next_quiet_hours_waits_for_their_end()
    {
        // Quiet but from 02:30 to 03:15, and 02:30 is skipped: 03:30 is quiet again, so it is 02:30 a day later.
        var quiet = new QuietHours(new(3, 15), new(2, 30), Berlin);
        var before = Berlin.ToInstant(new(2026, 3, 29), new(1, 0));
        Assert.Equal(Berlin.ToInstant(new(2026, 3, 30), new(2, 30)), quiet.NextAllowed(before));
    }

    [Fact]
    public void The_next_allowed_instant_is_never_quiet_and_never_earlier() => AnyQuietHours.Sample((quiet, at) =>
    {
        var next = quiet.NextAllowed(at);
        return next >= at && !IsQuiet(quiet, next);
    });

    [Fact]
    public void An_allowed_instant_is_its_own_next() => AnyQuietHours.Sample((quiet, at) => IsQuiet(quiet, at) || quiet.NextAllowed(at) == at);

    [Fact]
    public void Without_clock_changes_nothing_allowed_lies_before_the_next_allowed_instant() => AnyQuietHours.Sample((any, at) =>
    {
        var quiet = any with { Zone = TimeZoneInfo.Utc };
        var next = quiet.NextAllowed(at);
        return next == at || (IsQuiet(quiet, next.AddTicks(-1)) && next - at <= (quiet.Until - quiet.From));
    });

    // Written another way than the product does: by counting minutes of the day around the clock.
    private static bool IsQuiet(QuietHours quiet, DateTimeOffset at)
    {
        var day = TimeSpan.FromDays(1).Ticks;
        var sinceFrom = ((TimeZoneInfo.ConvertTime(at, quiet.Zone).TimeOfDay.Ticks - quiet.From.Ticks) + day) % day;
        var length = ((quiet.Until.Ticks - quiet.From.Ticks) + day) % day;
        return sinceFrom < length;
    }
}
