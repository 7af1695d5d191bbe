using System.Globalization;
using LocalDelivery.Ordering;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>Page 1's form: a quantity per product and weekday ("day-{product}-{1…7}") and a rhythm per product ("every-{product}").</summary>
/// <param name="products">What is offered.</param>
/// <param name="known">Names, also of what is not.</param>
public sealed class WhatForm(IReadOnlyDictionary<string, string> typed, IReadOnlyList<Product> products, IReadOnlyDictionary<ProductId, string> known, IStringLocalizer<Text> text)
{
    public static string DayField(ProductId product, int weekday) => $"day-{product.Value:N}-{weekday}";

    public static string EveryField(ProductId product) => $"every-{product.Value:N}";

    /// <returns>Null when something has to be looked at again; every reason stands in <paramref name="errors"/> under its field.</returns>
    public IReadOnlyList<DraftLine>? Read(ModelStateDictionary errors, Func<DayOfWeek, string> dayName)
    {
        var lines = products.Select(product => ReadProduct(product, errors, dayName)).Where(line => line.Quantities.Any(quantity => quantity > 0)).ToList();
        foreach (var name in typed.Keys.Where(IsUnknown).Select(NameIn).Distinct(StringComparer.Ordinal))
            errors.AddModelError("", text["{0} can not be ordered any more. Please look at what is left and go on.", name]);
        if (lines.Count == 0 && errors.IsValid) errors.AddModelError("", text["Products: choose at least one, and a day for it."]);
        return errors.IsValid ? lines : null;
    }

    private bool IsUnknown(string field) => field.StartsWith("day-", StringComparison.Ordinal) && typed[field] is not ("" or "0")
        && !products.Any(product => field.StartsWith($"day-{product.Id.Value:N}-", StringComparison.Ordinal));

    private string NameIn(string field) =>
        Guid.TryParseExact(field.Split('-')[1], "N", out var id) && known.TryGetValue(ProductId.From(id), out var name) ? name : text["One of the products"];

    private DraftLine ReadProduct(Product product, ModelStateDictionary errors, Func<DayOfWeek, string> dayName)
    {
        var quantities = Week.MondayFirst.Select((day, index) => ReadDay(product, day, index + 1, errors, dayName)).ToList();
        var every = typed.GetValueOrDefault(EveryField(product.Id), "1");
        if (every is not ("1" or "2")) errors.AddModelError(EveryField(product.Id), text["{0}: it comes every week or every 2 weeks.", product.Name]);
        return new DraftLine(product.Id.Value, quantities, every == "2" ? 2 : 1);
    }

    private int ReadDay(Product product, DayOfWeek day, int weekday, ModelStateDictionary errors, Func<DayOfWeek, string> dayName)
    {
        var field = DayField(product.Id, weekday);
        var value = typed.GetValueOrDefault(field, "").Trim();
        if (value.Length == 0) return 0;
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var quantity) || quantity > WeekQuantities.Most)
            errors.AddModelError(field, text["{0} on {1}: a number from 0 to {2}.", product.Name, dayName(day), WeekQuantities.Most]);
        else if (quantity > 0 && !product.Weekdays.Contains(day))
            errors.AddModelError(field, text["{0}: it is not sold on {1}.", product.Name, dayName(day)]);
        else return quantity;
        return 0;
    }
}
