using CsCheck;
using Xunit;
using static LocalDelivery.Ordering.Tests.Given;

namespace LocalDelivery.Ordering.Tests;

public class CutoffTests
{
    private static readonly Cutoff EightInTheEvening = new(new(20, 0), 1, Berlin);

    private static readonly Gen<Cutoff> AnyCutoff = Gen.Select(Gens.Time, Gen.Int[0, 4], Gens.Zone, (time, days, zone) => new Cutoff(time, days, zone));

    [Fact]
    public void Tuesdays_delivery_closes_on_monday_evening_local_time()
    {
        var cutoff = EightInTheEvening.InstantFor(Monday.AddDays(1));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 19, 0, 0, TimeSpan.Zero), cutoff); // 20:00 in Berlin's winter
        Assert.Equal(new DateTimeOffset(2026, 6, 15, 18, 0, 0, TimeSpan.Zero), EightInTheEvening.InstantFor(new(2026, 6, 16)));
    }

    [Fact]
    public void At_the_instant_itself_it_has_passed()
    {
        var cutoff = EightInTheEvening.InstantFor(Monday);
        Assert.False(EightInTheEvening.HasPassed(Monday, cutoff.AddTicks(-1)));
        Assert.True(EightInTheEvening.HasPassed(Monday, cutoff));
    }

    [Fact]
    public void The_first_open_date_moves_on_at_the_cutoff()
    {
        var cutoff = EightInTheEvening.InstantFor(Monday);
        Assert.Equal(Monday, EightInTheEvening.FirstOpenDate(cutoff.AddTicks(-1)));
        Assert.Equal(Monday.AddDays(1), EightInTheEvening.FirstOpenDate(cutoff));
    }

    [Fact]
    public void A_cutoff_on_the_delivery_day_itself_is_possible()
    {
        var cutoff = new Cutoff(new(3, 0), 0, Berlin);
        Assert.Equal(Monday, cutoff.FirstOpenDate(Berlin.ToInstant(Monday, new(2, 59))));
        Assert.Equal(Monday.AddDays(1), cutoff.FirstOpenDate(Berlin.ToInstant(Monday, new(3, 0))));
    }

    [Fact]
    public void A_cutoff_in_the_skipped_hour_comes_an_hour_of_clock_later_that_day_only()
    {
        var cutoff = new Cutoff(new(2, 30), 0, Berlin);
        var gaps = Enumerable.Range(28, 3).Select(day => cutoff.InstantFor(new(2026, 3, day))).ToList();
        // March 28 at 01:30 UTC, March 29 at 01:30 UTC (shown as 03:30), March 30 at 00:30 UTC.
        Assert.Equal([TimeSpan.FromHours(24), TimeSpan.FromHours(23)], gaps.Zip(gaps.Skip(1), (one, next) => next - one));
    }

    [Fact]
    public void A_cutoff_in_the_repeated_hour_is_the_first_of_the_two()
    {
        var cutoff = new Cutoff(new(1, 30), 0, NewYork);
        var first = new DateTimeOffset(2026, 11, 1, 5, 30, 0, TimeSpan.Zero);
        Assert.Equal(first, cutoff.InstantFor(new(2026, 11, 1)));
        Assert.Equal(new DateOnly(2026, 11, 2), cutoff.FirstOpenDate(first.AddHours(1))); // the clock shows 01:30 again
    }

    [Fact]
    public void A_clock_change_at_midnight_can_carry_a_cutoff_into_the_next_day()
    {
        // Nuuk went from 23:00 to 00:00 on March 30, 2024: the cutoff at 23:30 came at 00:30 on the 31st.
        var nuuk = TimeZoneInfo.FindSystemTimeZoneById("America/Nuuk");
        var cutoff = new Cutoff(new(23, 30), 0, nuuk);
        Assert.Equal(new DateOnly(2024, 3, 30), cutoff.FirstOpenDate(nuuk.ToInstant(new(2024, 3, 31), new(0, 15))));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(31)]
    public void A_cutoff_after_the_delivery_or_over_a_month_before_is_refused(int daysBefore) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cutoff(new(20, 0), daysBefore, Berlin));

    [Fact]
    public void Cutoffs_follow_each_other_as_the_dates_do() => Gen.Select(AnyCutoff, Gens.Date).Sample((cutoff, date) =>
        Enumerable.Range(0, 366).Select(date.AddDays).All(day => cutoff.InstantFor(day) < cutoff.InstantFor(day.AddDays(1))), iter: 50);

    [Fact]
    public void The_first_open_date_is_open_and_the_one_before_is_not() => Gen.Select(AnyCutoff, Gens.ZoneAndInstant).Sample((any, near) =>
    {
        var cutoff = any with { Zone = near.Zone };
        var first = cutoff.FirstOpenDate(near.At);
        return !cutoff.HasPassed(first, near.At) && cutoff.HasPassed(first.AddDays(-1), near.At);
    });

    [Fact]
    public void The_first_open_date_holds_at_every_minute_around_both_clock_changes()
    {
        foreach (var zone in new[] { Berlin, NewYork })
        foreach (var season in new[] { new DateOnly(2026, 1, 1), new DateOnly(2026, 7, 1) })
        foreach (var time in new[] { new TimeOnly(0, 0), new(1, 30), new(2, 0), new(2, 30), new(3, 0), new(23, 59) })
        {
            var cutoff = new Cutoff(time, 1, zone);
            var change = Gens.ChangeAfter(zone, season);
            Assert.All(Enumerable.Range(-1500, 3000), minutes =>
            {
                var now = change.AddMinutes(minutes);
                var first = cutoff.FirstOpenDate(now);
                Assert.False(cutoff.HasPassed(first, now));
                Assert.True(cutoff.HasPassed(first.AddDays(-1), now));
            });
        }
    }
}
