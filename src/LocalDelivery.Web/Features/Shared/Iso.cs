using System.Globalization;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>Dates and times as form fields and addresses write them. A culture would put in its own separator or its own calendar's year, which no browser and no route understands.</summary>
public static class Iso
{
    private const string DateFormat = "yyyy-MM-dd";

    public static string Date(DateOnly date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    public static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A date in a year this program can mean.</summary>
    public static bool TryDate(string? typed, out DateOnly date) =>
        DateOnly.TryParseExact(typed?.Trim(), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is >= 2000 and < 2200;

    public static bool TryTime(string? typed, out TimeOnly time) =>
        TimeOnly.TryParseExact(typed?.Trim(), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
