using System.Globalization;
using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>The one business this program serves, and its rules of the clock.</summary>
public sealed record Business(
    string Name,
    string Tagline,
    string TimeZone,
    string CurrencyCode,
    string CultureName,
    string Country,
    string Accent,
    string? OwnerPhone,
    TimeOnly CutoffTime,
    int CutoffDaysBefore,
    TimeOnly NightRunTime,
    int WindowMarginMinutes,
    TimeOnly QuietFrom,
    TimeOnly QuietUntil,
    int ServiceSeconds,
    int Familiarity = Business.UsualFamiliarity,
    int? BandMinutes = null)
{
    /// <summary>Who texts to the business itself are addressed to: there is one business, so one well-known id.</summary>
    public static readonly Guid RecipientId = new("00000000-0000-7000-8000-000000000001");

    /// <summary>The dial between the familiar and the shortest way until the owner sets it.</summary>
    public const int UsualFamiliarity = 5;

    /// <summary>The color until the owner chooses one.</summary>
    public const string DefaultAccent = "#1c6b4c";

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public Currency Currency => Currency.Of(CurrencyCode);

    /// <summary>With the calendar of the civil world: what this program plans by, and what every calendar of a culture's own can not show all dates of.</summary>
    public CultureInfo Culture
    {
        get
        {
            var culture = CultureInfo.GetCultureInfo(CultureName);
            if (culture.Calendar is GregorianCalendar || culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is not { } civil) return culture;
            culture = (CultureInfo)culture.Clone();
            culture.DateTimeFormat.Calendar = civil;
            return culture;
        }
    }

    /// <summary>
    /// From here on texts, dates and numbers are the business's. A job has no request that would set it; and what an async method sets is gone when it returns, so
    /// it is said where the words are made.
    /// </summary>
    public void Speak() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture;

    public Cutoff Cutoff => new(CutoffTime, CutoffDaysBefore, Zone);

    public QuietHours QuietHours => new(QuietFrom, QuietUntil, Zone);

    public TimeSpan WindowMargin => TimeSpan.FromMinutes(WindowMarginMinutes);

    /// <summary>When the night run for a delivery date is due: the evening before.</summary>
    public DateTimeOffset NightRunFor(DateOnly deliveryDate) => Zone.ToInstant(deliveryDate.AddDays(-1), NightRunTime);
}
