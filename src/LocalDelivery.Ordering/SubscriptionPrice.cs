namespace LocalDelivery.Ordering;

/// <summary>What a subscription costs, for telling people; what they pay is on their orders.</summary>
public static class SubscriptionPrice
{
    // The least common multiple of 1 to 8: every rhythm divides it, so sums of shares of a week stay whole numbers.
    private const int Shares = 840;

    /// <summary>The price of one line in a week in which it comes: quantity × price on every day the product is sold.</summary>
    /// <param name="line">The line.</param>
    /// <param name="catalog">The products; an unknown, retired or unpriced one costs nothing, because it will not come.</param>
    /// <param name="on">The date whose prices hold.</param>
    /// <param name="currency">The business's currency.</param>
    public static Money OfLine(SubscriptionLine line, IReadOnlyDictionary<ProductId, Product> catalog, DateOnly on, Currency currency)
    {
        var product = catalog.GetValueOrDefault(line.ProductId);
        if (product is null || on >= product.RetiredFrom || product.PriceOn(on) is not { } price) return Money.Zero(currency);

        var quantity = product.Weekdays.Days().Sum(day => line.Quantities[day]);
        return Money.Zero(currency) + price * quantity;
    }

    /// <summary>The average price of a week of these lines, as far as they are in force on the date.</summary>
    /// <remarks>
    /// A line that comes every N weeks counts one Nth. If all come weekly this is the exact price of a week. Otherwise it may
    /// not be a whole number of minor units, and here is the one rounding rule of the whole product: the sum, not each line,
    /// is rounded to the minor unit, half away from zero. It is shown as "about" and never charged. Before a subscription
    /// starts, ask for its first date.
    /// </remarks>
    /// <param name="lines">The lines of a subscription.</param>
    /// <param name="catalog">The products; an unknown, retired or unpriced one costs nothing, because it will not come.</param>
    /// <param name="on">The date whose prices hold.</param>
    /// <param name="currency">The business's currency.</param>
    public static Money PerWeek(
        IEnumerable<SubscriptionLine> lines, IReadOnlyDictionary<ProductId, Product> catalog, DateOnly on, Currency currency)
    {
        var shares = lines
            .Where(line => line.IsInForceOn(on))
            .Sum(line => (decimal)OfLine(line, catalog, on, currency).Minor * (Shares / line.EveryWeeks));
        return new((long)decimal.Round(shares / Shares, MidpointRounding.AwayFromZero), currency);
    }
}
