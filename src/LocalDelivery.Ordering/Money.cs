using System.Globalization;

namespace LocalDelivery.Ordering;

/// <summary>An exact amount in the minor unit of its currency: cents, øre, yen.</summary>
/// <remarks>
/// Nothing here rounds. Prices are whole minor units and are only added and multiplied by whole quantities, so every
/// charge is exact. The one place that rounds is <see cref="SubscriptionPrice.PerWeek"/>, which says so and charges nobody.
/// All arithmetic is checked: an amount that does not fit throws <see cref="OverflowException"/>. Two currencies never mix:
/// adding or comparing them throws <see cref="InvalidOperationException"/>.
/// </remarks>
/// <param name="Minor">The amount in minor units; negative for what is owed the other way.</param>
/// <param name="Currency">The currency.</param>
public readonly partial record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>Nothing, in this currency.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    public static Money operator +(Money left, Money right) => new(checked(left.Minor + right.MinorIn(left.Currency)), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Minor - right.MinorIn(left.Currency)), left.Currency);

    public static Money operator -(Money money) => new(checked(-money.Minor), money.Currency);

    public static Money operator *(Money price, int quantity) => new(checked(price.Minor * quantity), price.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public int CompareTo(Money other) => Minor.CompareTo(other.MinorIn(Currency));

    /// <summary>For logs and tests, "1.20 USD"; people are shown <see cref="Format"/>.</summary>
    public override string ToString() =>
        Currency == default ? $"{Minor} {Currency}" : $"{Units.ToString($"F{Currency.MinorDigits}", CultureInfo.InvariantCulture)} {Currency}";

    private decimal Units => new decimal(Minor) / Currency.MinorPerUnit;

    private long MinorIn(Currency expected) => Currency == expected
        ? Minor
        : throw new InvalidOperationException($"{this} cannot be added to or compared with an amount in {expected}.");
}

/// <summary>Sums of money.</summary>
public static class MoneySum
{
    /// <summary>The sum of these amounts; nothing when there are none.</summary>
    /// <param name="amounts">Amounts, all in the one currency.</param>
    /// <param name="currency">The currency of the sum.</param>
    /// <exception cref="InvalidOperationException">An amount is in another currency.</exception>
    public static Money Sum(this IEnumerable<Money> amounts, Currency currency) =>
        amounts.Aggregate(Money.Zero(currency), (sum, amount) => sum + amount);

    /// <summary>The sum of at least one amount.</summary>
    /// <exception cref="InvalidOperationException">There are none, so the currency is unknown; or currencies are mixed.</exception>
    public static Money Sum(this IEnumerable<Money> amounts) => amounts.Aggregate((sum, amount) => sum + amount);
}
