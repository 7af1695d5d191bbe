using CsCheck;
using Xunit;
using static LocalDelivery.Ordering.Tests.Given;

namespace LocalDelivery.Ordering.Tests;

public class SubscriptionPriceTests
{
    private static readonly Dictionary<ProductId, Product> Catalog =
        ACatalog(AProduct(Milk, "Whole milk", 120), AProduct(Bread, "Sourdough", 449));

    [Fact]
    public void Two_bottles_three_times_a_week_cost_seven_twenty() =>
        Assert.Equal(Cents(720), PerWeek(ALine(Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday, quantity: 2))); // 6 × 1.20

    [Fact]
    public void Every_other_week_counts_half_and_the_sum_is_rounded_once()
    {
        var bread = ALine(Weekdays.Friday, everyWeeks: 2) with { ProductId = Bread };
        Assert.Equal(Cents(225), PerWeek(bread)); // 4.49 / 2 = 2.245, half away from zero
        Assert.Equal(Cents(449), PerWeek(bread, bread)); // not 2 × 2.25
        Assert.Equal(Cents(345), PerWeek(bread, ALine(Weekdays.Monday))); // 2.245 + 1.20 = 3.445
    }

    [Fact]
    public void Every_third_week_counts_a_third() =>
        Assert.Equal(Cents(150), PerWeek(ALine(Weekdays.Friday, everyWeeks: 3) with { ProductId = Bread })); // 4.49 / 3 = 1.4967

    [Fact]
    public void Only_lines_in_force_count()
    {
        var line = ALine(Weekdays.Monday);
        Assert.Equal(Cents(120), PerWeek(line, line with { StartsOn = Monday.AddDays(1) }, line with { StartsOn = new(2026, 1, 1), EndsOn = Monday.AddDays(-1) }));
    }

    [Fact]
    public void What_will_not_come_costs_nothing()
    {
        var line = ALine(Weekdays.Monday | Weekdays.Tuesday);
        var milk = Catalog[Milk];
        Assert.Equal(Cents(120), PerWeek(ACatalog(milk with { Weekdays = Weekdays.Monday }), line));
        Assert.Equal(Cents(0), PerWeek(ACatalog(milk with { RetiredFrom = Monday }), line));
        Assert.Equal(Cents(0), PerWeek(ACatalog(milk with { Prices = [] }), line));
        Assert.Equal(Cents(0), PerWeek(ACatalog(), line));
    }

    [Fact]
    public void Another_currency_in_the_catalog_is_an_error()
    {
        var euros = Catalog[Milk] with { Prices = [new(new(2026, 1, 1), new(120, Currency.Of("EUR")))] };
        Assert.Throws<InvalidOperationException>(() => PerWeek(ACatalog(euros), ALine(Weekdays.Monday)));
    }

    [Fact]
    public void The_average_times_the_cycle_is_what_the_orders_of_a_cycle_cost_but_for_half_a_cent_a_week() => Gens.Line.Array[1, 4].Sample(lines =>
    {
        const int weeks = 840; // every rhythm from 1 to 8 weeks fits whole
        var open = lines.Select(line => line with { StartsOn = Monday, EndsOn = null }).ToArray();
        var subscription = ASubscription(open);
        var cycle = Enumerable.Range(0, 7 * weeks).Sum(day => subscription.WantedOn(Monday.AddDays(day)).Sum(wanted => 120L * wanted.Quantity));
        return Math.Abs((2 * weeks * PerWeek(open).Minor) - (2 * cycle)) <= weeks;
    }, iter: 30);

    private static Money PerWeek(params SubscriptionLine[] lines) => PerWeek(Catalog, lines);

    private static Money PerWeek(Dictionary<ProductId, Product> catalog, params SubscriptionLine[] lines) =>
        SubscriptionPrice.PerWeek(lines, catalog, Monday, Dollars);
}
