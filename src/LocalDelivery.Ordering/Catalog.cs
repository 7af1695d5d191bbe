namespace LocalDelivery.Ordering;

/// <summary>A price and the first delivery date it holds for; it holds until the next one does.</summary>
/// <param name="EffectiveOn">The first delivery date at this price.</param>
/// <param name="Price">The price of one unit, tax included.</param>
public readonly record struct PriceFrom(DateOnly EffectiveOn, Money Price);

/// <summary>Something the business sells.</summary>
/// <param name="Id">The product.</param>
/// <param name="Name">What people call it; never blank.</param>
/// <param name="Unit">What one of it is: "1 l bottle".</param>
/// <param name="Weekdays">The days on which it is delivered.</param>
/// <param name="Prices">Its prices, one per date, in any order.</param>
/// <param name="RetiredFrom">The first date on which it is no longer sold; null while it is.</param>
/// <exception cref="ArgumentException"><paramref name="Name"/> is blank.</exception>
public sealed record Product(
    ProductId Id,
    string Name,
    string Unit,
    Weekdays Weekdays,
    IReadOnlyList<PriceFrom> Prices,
    DateOnly? RetiredFrom)
{
    /// <summary>What people call it; never blank.</summary>
    public string Name { get; init => field = Checked(value); } = Checked(Name);

    /// <summary>The price of one on this date: the latest that has come into effect; null before the first.</summary>
    public Money? PriceOn(DateOnly date) => Prices
        .Where(price => price.EffectiveOn <= date)
        .OrderByDescending(price => price.EffectiveOn)
        .Select(price => (Money?)price.Price)
        .FirstOrDefault();

    /// <summary>Whether it can be delivered on this date.</summary>
    public bool IsSoldOn(DateOnly date) => ProblemOn(date) is null;

    /// <summary>Why it cannot be delivered on this date; null if it can. A retired product is that before anything else.</summary>
    public LineProblemReason? ProblemOn(DateOnly date)
    {
        if (date >= RetiredFrom) return LineProblemReason.Retired;
        if (!Weekdays.Contains(date.DayOfWeek)) return LineProblemReason.NotSoldThatWeekday;
        return PriceOn(date) is null ? LineProblemReason.NoPrice : null;
    }

    private static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name;
    }
}
