using CsCheck;
using Xunit;
using static LocalDelivery.Ordering.Tests.Given;

namespace LocalDelivery.Ordering.Tests;

public class MoneyTests
{
    private static readonly Gen<Money> Amount = Gen.Long[-1_000_000_000_000, 1_000_000_000_000].Select(Cents);

    [Fact]
    public void Three_bottles_at_one_twenty_and_a_loaf_at_four_fifty_cost_eight_ten() =>
        Assert.Equal(Cents(810), (Cents(120) * 3) + Cents(450)); // 3.60 + 4.50

    [Fact]
    public void A_refund_may_exceed_what_was_paid() => Assert.Equal(Cents(-30), Cents(120) - Cents(150));

    [Fact]
    public void Two_currencies_never_mix()
    {
        var euros = new Money(100, Currency.Of("EUR"));
        Assert.Throws<InvalidOperationException>(() => Cents(100) + euros);
        Assert.Throws<InvalidOperationException>(() => Cents(100) - euros);
        Assert.Throws<InvalidOperationException>(() => Cents(100) < euros);
        Assert.Throws<InvalidOperationException>(() => new[] { Cents(100), euros }.Sum(Dollars));
        Assert.NotEqual(Cents(100), euros);
    }

    [Fact]
    public void An_amount_that_does_not_fit_is_an_error()
    {
        Assert.Throws<OverflowException>(() => Cents(long.MaxValue) + Cents(1));
        Assert.Throws<OverflowException>(() => Cents(long.MinValue) - Cents(1));
        Assert.Throws<OverflowException>(() => Cents(long.MaxValue) * 2);
        Assert.Throws<OverflowException>(() => -Cents(long.MinValue));
    }

    [Fact]
    public void The_sum_of_nothing_needs_a_currency()
    {
        Assert.Equal(Money.Zero(Dollars), Array.Empty<Money>().Sum(Dollars));
        Assert.Throws<InvalidOperationException>(() => Array.Empty<Money>().Sum());
    }

    [Theory]
    [InlineData(120, "USD", "1.20 USD")]
    [InlineData(-5, "USD", "-0.05 USD")]
    [InlineData(120, "JPY", "120 JPY")]
    [InlineData(1, "KWD", "0.001 KWD")]
    public void A_log_says_the_amount_and_the_code(long minor, string code, string text) =>
        Assert.Equal(text, new Money(minor, Currency.Of(code)).ToString());

    [Fact]
    public void Addition_is_associative_and_commutative() => Gen.Select(Amount, Amount, Amount).Sample((a, b, c) =>
        (a + b) + c == a + (b + c) && a + b == b + a);

    [Fact]
    public void What_is_added_can_be_taken_away() => Gen.Select(Amount, Amount).Sample((a, b) => a + b - b == a && a - a == Money.Zero(Dollars));

    [Fact]
    public void A_quantity_is_repeated_addition() => Gen.Select(Amount, Gen.Int[0, 99]).Sample((price, quantity) =>
        price * quantity == Enumerable.Repeat(price, quantity).Sum(Dollars));

    [Fact]
    public void A_sum_does_not_depend_on_how_it_is_cut() => Gen.Select(Amount.Array[1, 20], Gen.Int[0, 20]).Sample((amounts, cut) =>
        amounts.Take(cut).Sum(Dollars) + amounts.Skip(cut).Sum(Dollars) == amounts.Sum());

    [Fact]
    public void Amounts_are_ordered_as_their_minor_units() => Gen.Select(Amount, Amount).Sample((a, b) =>
        a < b == a.Minor < b.Minor && a > b == a.Minor > b.Minor && a <= b == !(a > b) && a >= b == !(a < b));
}
