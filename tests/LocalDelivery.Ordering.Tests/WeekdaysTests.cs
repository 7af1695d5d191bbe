using System.Globalization;
using CsCheck;
using Xunit;

namespace LocalDelivery.Ordering.Tests;

public class WeekdaysTests
{
    [Fact]
    public void The_week_begins_on_monday() =>
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Sunday], (Weekdays.Sunday | Weekdays.Wednesday | Weekdays.Monday).Days());

    [Fact]
    public void Every_day_is_its_own_namesake() =>
        Assert.All(Week.MondayFirst, day => Assert.Equal(day.ToString(), day.ToWeekdays().ToString()));

    [Fact]
    public void All_days_make_the_whole_week()
    {
        Assert.Equal(Week.MondayFirst, Weekdays.All.Days());
        Assert.Empty(Weekdays.None.Days());
    }

    [Fact]
    public void A_set_is_made_of_its_days() => Gen.Int[0, 127].Select(bits => (Weekdays)bits).Sample(weekdays =>
        weekdays.Days().Aggregate(Weekdays.None, (set, day) => set | day.ToWeekdays()) == weekdays
        && Week.MondayFirst.All(day => weekdays.Contains(day) == weekdays.Days().Contains(day)));

    [Theory]
    [InlineData("2026-11-23", "2026-11-23")] // a Monday
    [InlineData("2026-11-29", "2026-11-23")] // the Sunday of that week
    [InlineData("2027-01-01", "2026-12-28")] // the week spans the year's end
    public void A_date_belongs_to_the_monday_before_it(string date, string monday) =>
        Assert.Equal(DateOnly.Parse(monday, CultureInfo.InvariantCulture), Week.MondayOf(DateOnly.Parse(date, CultureInfo.InvariantCulture)));

    [Fact]
    public void The_monday_of_a_date_is_a_monday_at_most_six_days_earlier() => Gens.Date.Sample(date =>
        Week.MondayOf(date).DayOfWeek == DayOfWeek.Monday && date.DayNumber - Week.MondayOf(date).DayNumber is >= 0 and <= 6);
}
