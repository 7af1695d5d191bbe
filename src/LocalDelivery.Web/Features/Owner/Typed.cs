using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Owner;

/// <summary>
/// Reads what was typed into a form, field by field. Whatever is wrong is noted beside its field, in words that name the field; the value is
/// then worth nothing, so look at <see cref="IsRight"/> before using any.
/// </summary>
public sealed class Typed(ModelStateDictionary state, IStringLocalizer<Text> text)
{
    public bool IsRight => state.IsValid;

    /// <summary>Notes what is wrong with a field.</summary>
    public void Wrong(string field, string what) => state.AddModelError(field, what);

    public string Words(string field, string? typed, string name, int most)
    {
        var words = typed?.Trim() ?? "";
        if (words.Length == 0) Wrong(field, text["{0} is missing.", name]);
        return NotTooLong(field, words, name, most);
    }

    public string WordsOrNone(string field, string? typed, string name, int most) => NotTooLong(field, typed?.Trim() ?? "", name, most);

    public int Whole(string field, string? typed, string name, int least, int most)
    {
        if (int.TryParse(typed?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Wrong(field, text["{0} must be a whole number from {1} to {2}.", name, least, most]);
        return least;
    }

    public TimeOnly Time(string field, string? typed, string name)
    {
        if (Iso.TryTime(typed, out var time)) return time;
        Wrong(field, text["{0} must be a time of day, such as 19:00.", name]);
        return default;
    }

    public TimeOnly? TimeOrNone(string field, string? typed, string name) => string.IsNullOrWhiteSpace(typed) ? null : Time(field, typed, name);

    public DateOnly Date(string field, string? typed, string name)
    {
        if (Iso.TryDate(typed, out var date)) return date;
        Wrong(field, text["{0} must be a date, such as 2026-11-27.", name]);
        return default;
    }

    public Money Price(string field, string? typed, string name, Currency currency)
    {
        if (!Money.TryParse(typed ?? "", currency, CultureInfo.CurrentCulture, out var price))
            Wrong(field, text["{0} must be an amount, such as {1}.", name, new Money(currency.MinorPerUnit * 5L / 2, currency).Format(CultureInfo.CurrentCulture)]);
        else if (price.Minor < 1)
            Wrong(field, text["{0} must be at least {1}.", name, new Money(1, currency).Format(CultureInfo.CurrentCulture)]);
        return price;
    }

    /// <summary>Degrees, with a point or a comma.</summary>
    public double Degrees(string field, string? typed, string name, double most)
    {
        var plain = typed?.Trim().Replace(',', '.');
        if (double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most)
            return degrees;
        Wrong(field, text["{0} must be a number of degrees from {1} to {2}.", name, -most, most]);
        return 0;
    }

    /// <summary>A phone number as the country writes it, made E.164.</summary>
    public string Phone(string field, string? typed, string name, string country)
    {
        if (PhoneNumber.TryParse(typed, country, out var e164)) return e164;
        Wrong(field, text["{0} is not a phone number that can be reached.", name]);
        return "";
    }

    public string? PhoneOrNone(string field, string? typed, string name, string country) => string.IsNullOrWhiteSpace(typed) ? null : Phone(field, typed, name, country);

    private string NotTooLong(string field, string words, string name, int most)
    {
        if (words.Length > most) Wrong(field, text["{0} can have at most {1} letters.", name, most]);
        return words;
    }
}
