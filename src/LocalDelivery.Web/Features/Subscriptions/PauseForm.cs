using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>What was typed, as it was typed. <paramref name="Until"/> is left empty by whoever does not know yet.</summary>
public sealed record PauseForm(string? From, string? Until)
{
    /// <summary>The names of its fields on the page.</summary>
    public const string FromField = "Form.From", UntilField = "Form.Until";

    public static PauseForm Starting(DateOnly date) => new(Iso.Date(date), "");

    /// <summary>Reads the dates; what is wrong goes to its field in words.</summary>
    /// <returns>Null when something is wrong.</returns>
    public Pause? Read(DateOnly today, ModelStateDictionary errors, IStringLocalizer<Text> text)
    {
        var from = ReadDate(From, FromField, text["First day away"], today, errors, text);
        if (from is null && string.IsNullOrWhiteSpace(From)) errors.AddModelError(FromField, text["First day away: please choose a date."]);
        var until = ReadDate(Until, UntilField, text["Last day away"], today, errors, text);
        if (until < from) errors.AddModelError(UntilField, text["Last day away: this is before the first day away."]);
        return errors.IsValid && from is { } first ? new Pause(first, until) : null;
    }

    private static DateOnly? ReadDate(string? typed, string field, string label, DateOnly today, ModelStateDictionary errors, IStringLocalizer<Text> text)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (!Iso.TryDate(typed, out var date)) errors.AddModelError(field, text["{0}: “{1}” is not a date.", label, typed]);
        else if (date < today) errors.AddModelError(field, text["{0}: this day is over.", label]);
        else if (date > today.AddYears(1)) errors.AddModelError(field, text["{0}: this is more than a year ahead.", label]);
        else return date;
        return null;
    }
}
