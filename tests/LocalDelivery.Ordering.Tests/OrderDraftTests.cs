using Xunit;
using static LocalDelivery.Ordering.Tests.Given;

namespace LocalDelivery.Ordering.Tests;

public class OrderDraftTests
{
    private static readonly Product WholeMilk = AProduct(Milk, "Whole milk", 120);
    private static readonly Product Sourdough = AProduct(Bread, "Sourdough", 450);
    private static readonly PlannedDelivery TwoMilkAndALoaf = new(Monday, [new(Milk, 2), new(Bread, 1)], DeliveryState.Coming);

    [Fact]
    public void Two_bottles_and_a_loaf_cost_six_ninety()
    {
        var draft = OrderDraft.For(TwoMilkAndALoaf, ACatalog(WholeMilk, Sourdough));
        Assert.Equal([new(Milk, "Whole milk", "1 l bottle", 2, Cents(120)), new(Bread, "Sourdough", "1 l bottle", 1, Cents(450))], draft.Lines);
        Assert.Equal([Cents(240), Cents(450)], draft.Lines.Select(line => line.Total));
        Assert.Equal(Cents(690), draft.Total(Dollars));
        Assert.Empty(draft.Problems);
    }

    [Fact]
    public void The_price_is_that_of_the_delivery_date()
    {
        var dearer = WholeMilk with { Prices = [.. WholeMilk.Prices, new(Monday, Cents(130)), new(Monday.AddDays(1), Cents(999))] };
        Assert.Equal(Cents(710), OrderDraft.For(TwoMilkAndALoaf, ACatalog(dearer, Sourdough)).Total(Dollars)); // 2 × 1.30 + 4.50
    }

    [Fact]
    public void Every_product_that_cannot_come_says_why()
    {
        Assert.Equal(LineProblemReason.UnknownProduct, ReasonFor());
        Assert.Equal(LineProblemReason.Retired, ReasonFor(Sourdough with { RetiredFrom = Monday }));
        Assert.Equal(LineProblemReason.NotSoldThatWeekday, ReasonFor(Sourdough with { Weekdays = Weekdays.Saturday }));
        Assert.Equal(LineProblemReason.NoPrice, ReasonFor(Sourdough with { Prices = [] }));
    }

    [Fact]
    public void A_draft_without_lines_costs_nothing()
    {
        var draft = OrderDraft.For(TwoMilkAndALoaf, ACatalog());
        Assert.Empty(draft.Lines);
        Assert.Equal(Money.Zero(Dollars), draft.Total(Dollars));
    }

    private static LineProblemReason ReasonFor(params Product[] bread)
    {
        var draft = OrderDraft.For(TwoMilkAndALoaf, ACatalog([WholeMilk, .. bread]));
        Assert.Equal(Milk, Assert.Single(draft.Lines).ProductId);
        var problem = Assert.Single(draft.Problems);
        Assert.Equal(Bread, problem.ProductId);
        return problem.Reason;
    }
}
