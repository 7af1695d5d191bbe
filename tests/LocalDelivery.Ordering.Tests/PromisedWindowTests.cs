using CsCheck;
using Xunit;
using static LocalDelivery.Ordering.Tests.Given;

namespace LocalDelivery.Ordering.Tests;

public class PromisedWindowTests
{
    private static readonly TimeSpan TwentyMinutes = TimeSpan.FromMinutes(20);

    [Fact]
    public void Arrival_at_6_07_give_or_take_20_minutes_is_promised_from_5_45_to_6_30()
    {
        // 5:47 is widened to 5:45, 6:27 to 6:30.
        var window = PromisedWindow.Around(Berlin.ToInstant(Monday, new(6, 7)), TwentyMinutes, Berlin);
        Assert.Equal((new TimeOnly(5, 45), new TimeOnly(6, 30)), window.Local(Berlin));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 4, 45, 0, TimeSpan.Zero), window.From);
    }

    [Fact]
    public void Ends_on_the_quarter_hour_stay_there()
    {
        var window = PromisedWindow.Around(Berlin.ToInstant(Monday, new(6, 0)), TimeSpan.FromMinutes(15), Berlin);
        Assert.Equal((new TimeOnly(5, 45), new TimeOnly(6, 15)), window.Local(Berlin));
    }

    [Fact]
    public void A_window_may_span_midnight()
    {
        var window = PromisedWindow.Around(Berlin.ToInstant(Monday, new(0, 5)), TwentyMinutes, Berlin);
        Assert.Equal((new TimeOnly(23, 45), new TimeOnly(0, 30)), window.Local(Berlin));
        Assert.Equal(TimeSpan.FromMinutes(45), window.Until - window.From);
    }

    [Fact]
    public void A_window_over_the_skipped_hour_is_shorter_than_the_clock_says()
    {
        // Arrival at 03:05, five minutes after the clocks left 02:00 behind: from 01:45 until 03:30 by the clock, 45 minutes.
        var window = PromisedWindow.Around(Berlin.ToInstant(new(2026, 3, 29), new(3, 5)), TwentyMinutes, Berlin);
        Assert.Equal((new TimeOnly(1, 45), new TimeOnly(3, 30)), window.Local(Berlin));
        Assert.Equal(TimeSpan.FromMinutes(45), window.Until - window.From);
    }

    [Fact]
    public void Windows_of_one_instant_are_equal_however_it_is_written()
    {
        var utc = new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero);
        Assert.Equal(new PromisedWindow(utc, utc), new PromisedWindow(utc.ToOffset(TimeSpan.FromHours(1)), utc.ToOffset(TimeSpan.FromHours(-5))));
        Assert.Equal(TimeSpan.Zero, new PromisedWindow(utc.ToOffset(TimeSpan.FromHours(1)), utc.AddHours(1)).From.Offset);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PromisedWindow(Now, Now.AddTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PromisedWindow.Around(Now, TimeSpan.FromTicks(-1), Berlin));
    }

    [Fact]
    public void A_window_holds_the_margin_ends_on_quarter_hours_and_is_no_wider_than_it_must_be() =>
        Gen.Select(Gens.ZoneAndInstant, Gen.Int[0, 4 * 3600]).Sample((near, marginSeconds) =>
        {
            var margin = TimeSpan.FromSeconds(marginSeconds);
            var window = PromisedWindow.Around(near.At, margin, near.Zone);
            var (from, until) = window.Local(near.Zone);
            return window.From <= near.At - margin
                && window.Until >= near.At + margin
                && window.Until - window.From < (2 * margin) + TimeSpan.FromMinutes(30)
                && IsQuarter(from) && IsQuarter(until);
        });

    private static bool IsQuarter(TimeOnly time) => time.Ticks % TimeSpan.FromMinutes(15).Ticks == 0;
}
