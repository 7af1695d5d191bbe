namespace LocalDelivery.Ordering;

/// <summary>How many of a product are wanted on each weekday: seven whole numbers from 0 to 99. An immutable value.</summary>
public readonly record struct WeekQuantities
{
    /// <summary>The most that can be wanted on one day.</summary>
    public const int Most = 99;

    private const int BitsPerDay = 7;

    // Seven times seven bits, Monday lowest: equality comes with the number.
    private readonly ulong packed;

    private WeekQuantities(ulong packed) => this.packed = packed;

    /// <summary>The weekdays on which something is wanted.</summary>
    public Weekdays Days
    {
        get
        {
            var days = Weekdays.None;
            foreach (var day in Week.MondayFirst)
                if (this[day] > 0) days |= day.ToWeekdays();
            return days;
        }
    }

    /// <summary>How many are wanted in a whole week.</summary>
    public int Total
    {
        get
        {
            var total = 0;
            foreach (var day in Week.MondayFirst) total += this[day];
            return total;
        }
    }

    /// <summary>Whether nothing is wanted on any day.</summary>
    public bool IsEmpty => packed == 0;

    /// <summary>How many are wanted on this weekday.</summary>
    public int this[DayOfWeek day] => (int)((packed >> Shift(day)) & 0b111_1111);

    /// <summary>These quantities, for these days; none on the others.</summary>
    /// <exception cref="ArgumentException">A day is named twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A quantity is not within 0 to 99.</exception>
    public static WeekQuantities Of(params (DayOfWeek Day, int Quantity)[] quantities)
    {
        if (quantities.DistinctBy(pair => pair.Day).Count() < quantities.Length)
            throw new ArgumentException("A weekday is named twice.", nameof(quantities));
        return quantities.Aggregate(default(WeekQuantities), (week, pair) => week.With(pair.Day, pair.Quantity));
    }

    /// <summary>The same quantity on each of these days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is not within 0 to 99.</exception>
    public static WeekQuantities Each(Weekdays days, int quantity) => Of([.. days.Days().Select(day => (day, quantity))]);

    /// <summary>These quantities with one day changed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is not within 0 to 99.</exception>
    public WeekQuantities With(DayOfWeek day, int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, Most);
        return new((packed & ~(0b111_1111UL << Shift(day))) | ((ulong)quantity << Shift(day)));
    }

    /// <summary>For logs and tests: "2 on Monday, 1 on Friday".</summary>
    public override string ToString()
    {
        var week = this;
        return IsEmpty ? "none" : string.Join(", ", Days.Days().Select(day => $"{week[day]} on {day}"));
    }

    private static int Shift(DayOfWeek day) => BitsPerDay * Week.DaysAfterMonday(day);
}
