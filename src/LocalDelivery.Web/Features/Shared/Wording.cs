using System.Globalization;
using LocalDelivery.Ordering;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>Dates, times and lists as a person says them, in the current culture. Texts and pages share it, so that both say the same.</summary>
public sealed class Wording(IStringLocalizer<Text> text, TimeProvider time)
{
    /// <summary>From this hour on it is evening.</summary>
    public const int Evening = 17;

    private const int MostDayNames = 3;

    /// <summary>So far around New Year one knows which year is meant.</summary>
    private const int DaysWithoutYear = 120;

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <summary>Names of days and months are words like those around them.</summary>
    private static CultureInfo Language => TextLanguage.Current;

    /// <summary>"Friday, November 27"; "Freitag, 27. November"; "Sunday, January 1, 2040".</summary>
    public string LongDate(DateOnly date) => NeedsYear(date) ? FullDate(date) : $"{DayName(date.DayOfWeek)}, {Said(date, Language.DateTimeFormat.MonthDayPattern)}";

    /// <summary>"Friday, November 27, 2026": for what may lie in another year.</summary>
    public string FullDate(DateOnly date) => $"{DayName(date.DayOfWeek)}, {Said(date, WithYear)}";

    /// <summary>"Fri, Nov 27"; "Sun, Jan 1, 2040".</summary>
    public string ShortDate(DateOnly date) =>
        $"{ShortDayName(date.DayOfWeek)}, {Said(date, (NeedsYear(date) ? WithYear : Language.DateTimeFormat.MonthDayPattern).Replace("MMMM", "MMM", StringComparison.Ordinal))}";

    private static string Said(DateOnly date, string pattern) => date.ToString(pattern, Language);

    private static string WithYear => Language.DateTimeFormat.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(' ', ',');

    private bool NeedsYear(DateOnly date)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return date.Year != today.Year && Math.Abs(date.DayNumber - today.DayNumber) > DaysWithoutYear;
    }

    /// <summary>"today", "tomorrow", else the long date.</summary>
    public string DateFrom(DateOnly today, DateOnly date) => (date.DayNumber - today.DayNumber) switch
    {
        0 => text["today"],
        1 => text["tomorrow"],
        _ => LongDate(date),
    };

    public string DayName(DayOfWeek day) => Language.DateTimeFormat.GetDayName(day);

    public string ShortDayName(DayOfWeek day) => Language.DateTimeFormat.GetAbbreviatedDayName(day);

    /// <summary>"Nov".</summary>
    public string ShortMonthName(int month) => Language.DateTimeFormat.GetAbbreviatedMonthName(month);

    /// <summary>"Monday, Wednesday and Friday"; "Mon–Sat", as four names and more are no longer read; "every day".</summary>
    public string Days(Weekdays days) => days.Days().Count() > MostDayNames ? ShortDays(days) : List([.. days.Days().Select(DayName)]);

    /// <summary>"Mon–Sat"; "Tue, Fri"; "every day".</summary>
    public string ShortDays(Weekdays days)
    {
        var chosen = days.Days().ToList();
        var isRun = chosen.Count > 2 && days == Week.MondayFirst.SkipWhile(day => day != chosen[0]).Take(chosen.Count).Aggregate(Weekdays.None, (all, day) => all | day.ToWeekdays());
        if (days == Weekdays.All) return text["every day"];
        return isRun ? $"{ShortDayName(chosen[0])}–{ShortDayName(chosen[^1])}" : string.Join(", ", chosen.Select(ShortDayName));
    }

    /// <summary>"6:45 am", "18:45".</summary>
    public string Time(TimeOnly time) => UsesTwelveHours
        ? $"{time.ToString(time.Minute == 0 ? "%h" : "h:mm", Culture)} {Designator(time)}"
        : time.ToString("t", Culture);

    public string Time(DateTimeOffset instant, TimeZoneInfo zone) => Time(zone.TimeAt(instant));

    /// <summary>"until 7 pm on the evening before", "until 12 pm, 2 days before": how long a delivery may change.</summary>
    public string UntilCutoff(Business business) => business.CutoffDaysBefore switch
    {
        1 when business.CutoffTime.Hour >= Evening => text["until {0} on the evening before", Time(business.CutoffTime)],
        1 => text["until {0} on the day before", Time(business.CutoffTime)],
        var days => text["until {0}, {1} days before", Time(business.CutoffTime), days],
    };

    /// <summary>"6:00 am": among others below each other, where "6 am" would look like a gap.</summary>
    public string TimeInList(DateTimeOffset instant, TimeZoneInfo zone) =>
        UsesTwelveHours ? $"{zone.TimeAt(instant).ToString("h:mm", Culture)} {Designator(zone.TimeAt(instant))}" : Time(instant, zone);

    /// <summary>"6:00–6:45 am", "11:45 am–12:30 pm", "6:00–6:45".</summary>
    public string Window(TimeOnly from, TimeOnly until)
    {
        var (first, last) = Ends(from, until);
        return $"{first}–{last}";
    }

    /// <summary>The same after "between": "6:00 and 6:45 am".</summary>
    public string Between(TimeOnly from, TimeOnly until)
    {
        var (first, last) = Ends(from, until);
        return List([first, last]);
    }

    private static (string First, string Last) Ends(TimeOnly from, TimeOnly until)
    {
        if (!UsesTwelveHours) return (from.ToString("t", Culture), until.ToString("t", Culture));
        var sameHalf = Designator(from) == Designator(until);
        return ($"{from.ToString("h:mm", Culture)}{(sameHalf ? "" : $" {Designator(from)}")}", $"{until.ToString("h:mm", Culture)} {Designator(until)}");
    }

    public string Window(DateTimeOffset from, DateTimeOffset until, TimeZoneInfo zone) => Window(zone.TimeAt(from), zone.TimeAt(until));

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => text["{0} and {1}", string.Join(", ", items.Take(items.Count - 1)), items[^1]],
    };

    /// <summary>"1 route", "4 routes".</summary>
    /// <param name="one">The text for one.</param>
    /// <param name="many">The text for any other count, with {0}.</param>
    public string Count(int count, string one, string many) => count == 1 ? text[one] : text[many, count];

    public string Orders(int count) => Count(count, "1 order", "{0} orders");

    public string Routes(int count) => Count(count, "1 route", "{0} routes");

    public string Stops(int count) => Count(count, "1 stop", "{0} stops");

    public string Texts(int count) => Count(count, "1 text", "{0} texts");

    public string Neighbors(int count) => Count(count, "1 neighbor", "{0} neighbors");

    /// <summary>"14 crates", "1 bag": the owner names what a van runs out of in the plural, and one of it is said without its s.</summary>
    public string Load(int amount, string unit) => text["{0} {1}", amount, amount == 1 && unit.EndsWith('s') && !unit.EndsWith("ss", StringComparison.Ordinal) ? One(unit) : unit];

    private static string One(string units) => units.EndsWith("xes", StringComparison.Ordinal) || units.EndsWith("ches", StringComparison.Ordinal) ? units[..^2] : units[..^1];

    /// <summary>"12.4 km".</summary>
    public string Kilometers(long meters) => text["{0} km", (meters / 1000d).ToString(meters < 100_000 ? "0.#" : "0", Culture)];

    private static bool UsesTwelveHours => Culture.DateTimeFormat.ShortTimePattern.Contains("tt", StringComparison.Ordinal);

    private static string Designator(TimeOnly time) => (time.Hour < 12 ? Language.DateTimeFormat.AMDesignator : Language.DateTimeFormat.PMDesignator).ToLower(Language);
}
