using CsCheck;
using Xunit;
using static LocalDelivery.Ordering.Tests.Given;

namespace LocalDelivery.Ordering.Tests;

public class SubscriptionLineTests
{
    [Fact]
    public void Every_other_wednesday_skips_the_wednesdays_between()
    {
        var line = ALine(Weekdays.Wednesday, quantity: 2, everyWeeks: 2); // from the week of Monday, November 23
        Assert.Equal(2, line.QuantityOn(new(2026, 11, 25)));
        Assert.Equal(0, line.QuantityOn(new(2026, 12, 2)));
        Assert.Equal(2, line.QuantityOn(new(2026, 12, 9)));
        Assert.Equal(0, line.QuantityOn(new(2026, 12, 10)));
    }

    [Fact]
    public void The_rhythm_runs_through_a_year_of_53_weeks()
    {
        // 2026 has 53 ISO weeks: December 30 lies in week 53 and January 6 in week 1, both odd.
        var line = ALine(Weekdays.Wednesday, everyWeeks: 2) with { FirstWeekOf = new(2026, 12, 16) };
        Assert.Equal(1, line.QuantityOn(new(2026, 12, 30)));
        Assert.Equal(0, line.QuantityOn(new(2027, 1, 6)));
        Assert.Equal(1, line.QuantityOn(new(2027, 1, 13)));
    }

    [Fact]
    public void Any_date_of_the_first_week_sets_the_same_rhythm()
    {
        var byMonday = ALine(Weekdays.Tuesday, everyWeeks: 3);
        var bySunday = byMonday with { FirstWeekOf = Monday.AddDays(6) };
        Assert.Equal(Dates(byMonday, 100), Dates(bySunday, 100));
    }

    [Fact]
    public void The_first_and_the_last_date_count()
    {
        var line = ALine(Weekdays.All) with { StartsOn = new(2026, 11, 25), EndsOn = new(2026, 11, 27) };
        Assert.Equal([new(2026, 11, 25), new(2026, 11, 26), new(2026, 11, 27)], Dates(line, 30));
    }

    [Fact]
    public void A_line_that_ends_before_it_starts_delivers_nothing() =>
        Assert.Empty(Dates(ALine(Weekdays.All) with { EndsOn = Monday.AddDays(-1) }, 30));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(9)]
    public void A_rhythm_outside_1_to_8_weeks_is_refused(int everyWeeks)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ALine(Weekdays.Monday, everyWeeks: everyWeeks));
        Assert.Throws<ArgumentOutOfRangeException>(() => ALine(Weekdays.Monday) with { EveryWeeks = everyWeeks });
    }

    [Fact]
    public void Every_n_weeks_is_exactly_7_n_days_apart_over_many_years() =>
        Gen.Select(Gens.Date, Gen.Int[1, 8], Gen.Int[0, 6]).Sample(
            (start, everyWeeks, weekday) =>
            {
                var day = Week.MondayFirst[weekday];
                var line = ALine(day.ToWeekdays(), everyWeeks: everyWeeks) with { FirstWeekOf = start, StartsOn = start };
                var dates = Dates(line, 12 * 365);
                return dates.Count >= 12 * 365 / (7 * everyWeeks) - 1
                    && dates.Zip(dates.Skip(1)).All(pair => pair.Second.DayNumber - pair.First.DayNumber == 7 * everyWeeks)
                    && dates.All(date => date.DayOfWeek == day);
            },
            iter: 50);

    private static List<DateOnly> Dates(SubscriptionLine line, int days) =>
        [.. Enumerable.Range(0, days).Select(line.StartsOn.AddDays).Where(date => line.QuantityOn(date) > 0)];
}
