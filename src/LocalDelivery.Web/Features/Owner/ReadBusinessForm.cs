using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Routing.Rounds;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Owner;

/// <summary>Makes a business of what was typed; whatever can not work is said beside its field.</summary>
public sealed class ReadBusinessForm(OwnerStore owners, IStringLocalizer<Text> text)
{
    public async Task<Business?> Run(Typed typed, BusinessForm form, Business? present)
    {
        var country = (form.Country ?? "").Trim().ToUpperInvariant();
        if (!PhoneNumber.IsCountry(country)) typed.Wrong("Form.Country", text["The country must be two letters, such as US or DE."]);
        var business = new Business(
            typed.Words("Form.Name", form.Name, text["The name"], 60), typed.WordsOrNone("Form.Tagline", form.Tagline, text["The line below the name"], 120),
            Zone(typed, form.TimeZone), await CurrencyOf(typed, form.Currency, present), Culture(typed, form.Culture), country, Accent(typed, form.Accent),
            typed.PhoneOrNone("Form.OwnerPhone", form.OwnerPhone, text["Your phone number"], country),
            typed.Time("Form.CutoffTime", form.CutoffTime, text["The cutoff"]), typed.Whole("Form.CutoffDaysBefore", form.CutoffDaysBefore, text["Days before"], 1, 30),
            typed.Time("Form.NightRunTime", form.NightRunTime, text["The night's run"]), typed.Whole("Form.WindowMargin", form.WindowMargin, text["The margin"], 0, 240),
            typed.Time("Form.QuietFrom", form.QuietFrom, text["The start of the quiet hours"]), typed.Time("Form.QuietUntil", form.QuietUntil, text["The end of the quiet hours"]),
            typed.Whole("Form.ServiceSeconds", form.ServiceSeconds, text["The time at a door"], 0, 3600),
            typed.Whole("Form.Familiarity", form.Familiarity, text["The dial"], 0, Familiarity.Most),
            string.IsNullOrWhiteSpace(form.Band) ? null : typed.Whole("Form.Band", form.Band, text["The band"], 5, 240));
        if (typed.IsRight && business.CutoffDaysBefore == 1 && business.NightRunTime < business.CutoffTime)
            typed.Wrong("Form.NightRunTime", text["The night's run must not be before the cutoff: what neighbors change until then would be lost."]);
        return typed.IsRight ? business : null;
    }

    private string Zone(Typed typed, string? zone)
    {
        if (zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) return zone;
        typed.Wrong("Form.TimeZone", text["The time zone must be one of the list."]);
        return "UTC";
    }

    private string Culture(Typed typed, string? name)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(name?.Trim() ?? "", predefinedOnly: true);
            if (!culture.IsNeutralCulture && culture.Name.Length > 0) return culture.Name;
        }
        catch (CultureNotFoundException)
        {
            // Said below, with languages that name no country.
        }

        typed.Wrong("Form.Culture", text["The language must be one with its country, such as en-US or de-DE."]);
        return "en-US";
    }

    private async Task<string> CurrencyOf(Typed typed, string? code, Business? present)
    {
        try
        {
            var currency = Currency.Of(code?.Trim().ToUpperInvariant() ?? "");
            if (present is not null && currency != present.Currency && await owners.HasPrices())
                typed.Wrong("Form.Currency", text["The currency can not change any more: there are prices in {0}.", present.CurrencyCode]);
            return currency.Code;
        }
        catch (ArgumentException)
        {
            typed.Wrong("Form.Currency", text["The currency must be three letters, such as USD or EUR."]);
            return present?.CurrencyCode ?? "USD";
        }
    }

    private string Accent(Typed typed, string? color)
    {
        var accent = color?.Trim().ToLowerInvariant() ?? "";
        if (accent.Length != 7 || accent[0] != '#' || !accent.Skip(1).All(char.IsAsciiHexDigit))
            typed.Wrong("Form.Accent", text["The color must be like #1c6b4c."]);
        else if (!Contrast.IsReadable(accent))
            typed.Wrong("Form.Accent", text["This color is too light to be read on the page. Choose a darker one."]);
        return accent;
    }
}
