using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Tests.Features.Shared;

public sealed class WordingTests(AppFixture app) : IClassFixture<AppFixture>
{
    private Wording Say => In("en-US");

    private Wording In(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        return app.Get<Wording>();
    }

    [Theory]
    [InlineData("2026-11-27", "Friday, November 27", "Fri, Nov 27")]
    [InlineData("2027-02-01", "Monday, February 1", "Mon, Feb 1")]
    [InlineData("2027-11-27", "Saturday, November 27, 2027", "Sat, Nov 27, 2027")]
    [InlineData("2040-01-01", "Sunday, January 1, 2040", "Sun, Jan 1, 2040")]
    public void A_year_is_said_where_it_is_not_clear(string date, string longDate, string shortDate)
    {
        var day = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        Assert.Equal((longDate, shortDate), (Say.LongDate(day), Say.ShortDate(day)));
    }

    [Fact]
    public void Where_the_pages_are_in_English_so_are_their_dates_and_the_clock_stays_the_businesss()
    {
        var (say, thursday) = (In("de-DE"), new DateOnly(2026, 11, 26));

        Assert.Equal("Thursday, 26 November", say.LongDate(thursday));
        Assert.Equal("Thu, 26 Nov", say.ShortDate(thursday));
        Assert.Equal("Thursday, 26 November 2026", say.FullDate(thursday));
        Assert.Equal(("Nov", "18:00"), (say.ShortMonthName(11), say.Time(new TimeOnly(18, 0))));
    }

    [Theory]
    [InlineData(1, "bags", "1 bag")]
    [InlineData(2, "bags", "2 bags")]
    [InlineData(1, "cool boxes", "1 cool box")]
    [InlineData(1, "crate places", "1 crate place")]
    [InlineData(1, "Kisten", "1 Kisten")]
    public void One_of_a_load_unit_is_said_without_its_s(int amount, string unit, string said) => Assert.Equal(said, Say.Load(amount, unit));

    [Fact]
    public void In_a_list_every_time_has_its_minutes() =>
        Assert.Equal("6:00 am", Say.TimeInList(new DateTimeOffset(2026, 11, 25, 6, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc));

    [Theory]
    [InlineData("05:30", "06:30", "5:30 and 6:30 am")]
    [InlineData("11:45", "12:30", "11:45 am and 12:30 pm")]
    public void After_between_a_window_is_said_with_and(string from, string until, string said) =>
        Assert.Equal(said, Say.Between(TimeOnly.Parse(from, null), TimeOnly.Parse(until, null)));

    [Theory]
    [InlineData(Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday, "Monday, Wednesday and Friday")]
    [InlineData(Weekdays.All & ~Weekdays.Sunday, "Mon–Sat")]
    [InlineData(Weekdays.All & ~Weekdays.Wednesday, "Mon, Tue, Thu, Fri, Sat, Sun")]
    [InlineData(Weekdays.All, "every day")]
    public void More_than_three_days_are_said_shortly(Weekdays days, string said) => Assert.Equal(said, Say.Days(days));
}
