using System.Globalization;
using Xunit;
using static LocalDelivery.Ordering.Tests.Given;

namespace LocalDelivery.Ordering.Tests;

public class CatalogTests
{
    private static readonly Product WholeMilk = AProduct(Milk, "Whole milk", 120) with
    {
        Prices = [new(new(2026, 12, 1), Cents(130)), new(new(2026, 1, 1), Cents(120)), new(new(2027, 1, 1), Cents(140))],
    };

    [Theory]
    [InlineData("2026-01-01", 120)]
    [InlineData("2026-11-30", 120)]
    [InlineData("2026-12-01", 130)]
    [InlineData("2026-12-31", 130)]
    [InlineData("2030-01-01", 140)]
    public void The_latest_price_in_effect_holds(string date, long cents) => Assert.Equal(Cents(cents), WholeMilk.PriceOn(DateOnly.Parse(date, CultureInfo.InvariantCulture)));

    [Fact]
    public void Before_the_first_price_there_is_none()
    {
        Assert.Null(WholeMilk.PriceOn(new(2025, 12, 31)));
        Assert.Equal(LineProblemReason.NoPrice, WholeMilk.ProblemOn(new(2025, 12, 31)));
    }

    [Fact]
    public void A_product_is_sold_on_its_weekdays_until_it_is_retired()
    {
        var product = WholeMilk with { Weekdays = Weekdays.Monday, RetiredFrom = Monday.AddDays(7) };
        Assert.True(product.IsSoldOn(Monday));
        Assert.False(product.IsSoldOn(Monday.AddDays(1)));
        Assert.Equal(LineProblemReason.NotSoldThatWeekday, product.ProblemOn(Monday.AddDays(1)));
        Assert.False(product.IsSoldOn(Monday.AddDays(7)));
        Assert.Equal(LineProblemReason.Retired, product.ProblemOn(Monday.AddDays(7)));
        Assert.Equal(LineProblemReason.Retired, product.ProblemOn(Monday.AddDays(8)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_product_has_a_name(string name) => Assert.Throws<ArgumentException>(() => WholeMilk with { Name = name });
}
