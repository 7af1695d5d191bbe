namespace LocalDelivery.Ordering;

/// <summary>A set of weekdays, as stored: Monday is the lowest bit.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    All = 127,
}

/// <summary>Reading and making sets of weekdays.</summary>
public static class WeekdaysExtensions
{
    /// <summary>Whether the day is one of these.</summary>
    public static bool Contains(this Weekdays weekdays, DayOfWeek day) => (weekdays & day.ToWeekdays()) != Weekdays.None;

    /// <summary>The days of the set, Monday first.</summary>
    public static IEnumerable<DayOfWeek> Days(this Weekdays weekdays) => Week.MondayFirst.Where(day => weekdays.Contains(day));

    /// <summary>The set of this one day.</summary>
    public static Weekdays ToWeekdays(this DayOfWeek day) => (Weekdays)(1 << Week.DaysAfterMonday(day));
}

/// <summary>Weeks begin on Monday (ISO 8601).</summary>
public static class Week
{
    /// <summary>The seven days in the order they are shown.</summary>
    public static IReadOnlyList<DayOfWeek> MondayFirst { get; } =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday,
        DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    /// <summary>The Monday of the week this date is in; the date itself if it is one.</summary>
    public static DateOnly MondayOf(DateOnly date) => date.AddDays(-DaysAfterMonday(date.DayOfWeek));

    internal static int DaysAfterMonday(DayOfWeek day) => ((int)day + 6) % 7;
}
