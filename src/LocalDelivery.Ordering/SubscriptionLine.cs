namespace LocalDelivery.Ordering;

/// <summary>A standing request for one product: so many on these weekdays, every so many weeks.</summary>
/// <param name="Id">The line.</param>
/// <param name="ProductId">The product.</param>
/// <param name="Quantities">How many on each weekday of a week that counts.</param>
/// <param name="EveryWeeks">1 for every week, 2 for every other week, up to 8.</param>
/// <param name="FirstWeekOf">Any date in a week that counts; the rhythm is counted from there, both ways.</param>
/// <param name="StartsOn">The first date on which the line may deliver.</param>
/// <param name="EndsOn">The last such date, inclusive; open when null. A line that ends before it starts delivers nothing.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="EveryWeeks"/> is not within 1 to 8.</exception>
public sealed record SubscriptionLine(
    SubscriptionLineId Id,
    ProductId ProductId,
    WeekQuantities Quantities,
    int EveryWeeks,
    DateOnly FirstWeekOf,
    DateOnly StartsOn,
    DateOnly? EndsOn)
{
    /// <summary>The longest rhythm a line can have.</summary>
    public const int MostWeeks = 8;

    /// <summary>1 for every week, 2 for every other week, up to 8.</summary>
    public int EveryWeeks { get; init => field = Checked(value); } = Checked(EveryWeeks);

    /// <summary>Whether the line is in force on this date: started and not ended.</summary>
    public bool IsInForceOn(DateOnly date) => date >= StartsOn && !(date > EndsOn);

    /// <summary>How many are wanted on this date; 0 when the date or its week does not count.</summary>
    /// <remarks>
    /// Weeks are counted as days between two Mondays, never by week number, so year ends and years of 53 weeks do not matter.
    /// </remarks>
    public int QuantityOn(DateOnly date) => IsInForceOn(date) && WeekCounts(date) ? Quantities[date.DayOfWeek] : 0;

    private bool WeekCounts(DateOnly date)
    {
        var days = Week.MondayOf(date).DayNumber - Week.MondayOf(FirstWeekOf).DayNumber;
        return days % (7 * EveryWeeks) == 0;
    }

    private static int Checked(int everyWeeks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(everyWeeks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(everyWeeks, MostWeeks);
        return everyWeeks;
    }
}
