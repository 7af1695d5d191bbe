using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Tests.Features.Shared;

public sealed class WordingTests(AppFixture app) : IClassFixture<AppFixture>
{
    private Wording Say
    {
        get
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
            return app.Get<Wording>();
        }
    }

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
