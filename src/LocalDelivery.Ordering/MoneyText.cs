using System.Collections.Frozen;
using System.Globalization;

namespace LocalDelivery.Ordering;

/// <content>Money as people write and read it.</content>
public readonly partial record struct Money
{
    /// <summary>The largest whole amount <see cref="TryParse"/> takes, in units of the currency.</summary>
    public const int MaxParsedUnits = 1_000_000;

    // Two of the values of NumberFormatInfo.CurrencyPositivePattern; a code of letters needs a space there.
    private const int SymbolRightBefore = 0;
    private const int SymbolRightAfter = 1;

    // Symbols that mean one thing abroad. Dollars other than the US dollar go by their code outside their own country.
    private static readonly FrozenDictionary<string, string> WellKnownSymbols = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["USD"] = "$", ["EUR"] = "€", ["GBP"] = "£", ["JPY"] = "¥", ["INR"] = "₹", ["KRW"] = "₩", ["ILS"] = "₪", ["UAH"] = "₴",
        ["TRY"] = "₺", ["VND"] = "₫", ["DKK"] = "kr", ["NOK"] = "kr", ["SEK"] = "kr", ["ISK"] = "kr", ["PLN"] = "zł", ["CZK"] = "Kč",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The amount as this culture writes it: "$1.20", "1,20 €", "12,00 kr."</summary>
    /// <remarks>
    /// A currency that is not the culture's own is shown by its well-known symbol, or by its code where it has none or where
    /// that symbol means the culture's own currency: US dollars in Canada are "USD 1.20". Spaces are plain ones, which a text
    /// message can carry in its cheap alphabet.
    /// </remarks>
    public string Format(CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencyDecimalDigits = Currency.MinorDigits;
        format.CurrencySymbol = Symbol(Currency, culture);
        format.CurrencySymbol = format.CurrencyPositivePattern switch
        {
            SymbolRightBefore when char.IsLetter(format.CurrencySymbol[^1]) => format.CurrencySymbol + ' ',
            SymbolRightAfter when char.IsLetter(format.CurrencySymbol[0]) => ' ' + format.CurrencySymbol,
            _ => format.CurrencySymbol,
        };
        return PlainSpaces(Units.ToString("C", format));
    }

    /// <summary>Reads an amount a person typed: "1.20", "1,20", "$1,234.50".</summary>
    /// <remarks>
    /// The culture's own separators come first: "1,234" is 1234.00 in the United States and 1.234 is 1234,00 in Germany. A
    /// point or comma that can be no thousands separator is the decimal one, whichever the culture uses: "1,20" is 1.20
    /// everywhere. The currency's symbol or code may stand before or after. Signs, exponents, more decimals than
    /// <see cref="Currency.MinorDigits"/> and amounts over <see cref="MaxParsedUnits"/> are refused.
    /// </remarks>
    /// <returns>Whether the text is an amount; <paramref name="money"/> is zero if not.</returns>
    public static bool TryParse(string? text, Currency currency, CultureInfo culture, out Money money)
    {
        money = Zero(currency);
        if (text is null) return false;
        var (whole, decimals) = Split(WithoutSymbol(PlainSpaces(text).Trim(), currency, culture), culture.NumberFormat);
        if (decimals is "" || decimals?.Length > currency.MinorDigits) return false;

        var digits = WithoutThousands(whole, culture.NumberFormat) + (decimals ?? "").PadRight(currency.MinorDigits, '0');
        if (whole == "" && decimals is null || !digits.All(char.IsAsciiDigit)) return false;
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)) return false;
        if (minor > (long)MaxParsedUnits * currency.MinorPerUnit) return false;

        money = new(minor, currency);
        return true;
    }

    private static string Symbol(Currency currency, CultureInfo culture)
    {
        var country = CultureInfo.CreateSpecificCulture(culture.Name);
        var own = country.NumberFormat.CurrencySymbol;
        if (OwnCurrencyCode(country) == currency.Code) return own;
        return WellKnownSymbols.TryGetValue(currency.Code, out var symbol) && symbol != own.TrimEnd('.') ? symbol : currency.Code;
    }

    private static string? OwnCurrencyCode(CultureInfo country) =>
        country.Equals(CultureInfo.InvariantCulture) ? null : new RegionInfo(country.Name).ISOCurrencySymbol;

    private static string WithoutSymbol(string text, Currency currency, CultureInfo culture)
    {
        foreach (var symbol in new[] { PlainSpaces(Symbol(currency, culture)).Trim(), currency.Code })
        {
            if (text.StartsWith(symbol, StringComparison.OrdinalIgnoreCase)) return text[symbol.Length..].TrimStart();
            if (text.EndsWith(symbol, StringComparison.OrdinalIgnoreCase)) return text[..^symbol.Length].TrimEnd();
        }

        return text;
    }

    private static (string Whole, string? Decimals) Split(string text, NumberFormatInfo format)
    {
        var at = text.LastIndexOf(format.CurrencyDecimalSeparator, StringComparison.Ordinal);
        if (at >= 0) return (text[..at], text[(at + format.CurrencyDecimalSeparator.Length)..]);

        at = text.AsSpan().IndexOfAny('.', ',');
        var isThousands = at < 0 || text.Length - at == 4 && IsThousandsSeparator(text[at], format);
        return isThousands || text.AsSpan(at + 1).ContainsAny('.', ',') ? (text, null) : (text[..at], text[(at + 1)..]);
    }

    /// <summary>The digits alone, if thousands are set apart as they should be (or as in India); otherwise the text as it is.</summary>
    private static string WithoutThousands(string whole, NumberFormatInfo format)
    {
        var separator = whole.FirstOrDefault(character => IsThousandsSeparator(character, format));
        var groups = whole.Split(separator);
        var wellSet = groups[0].Length is >= 1 and <= 3 && groups[^1].Length == 3 && groups.Skip(1).All(group => group.Length is 2 or 3);
        return wellSet ? string.Concat(groups) : whole;
    }

    private static bool IsThousandsSeparator(char character, NumberFormatInfo format) =>
        character is ' ' or '\'' or '’'
        || format.CurrencyGroupSeparator.Contains(character, StringComparison.Ordinal)
        || format.NumberGroupSeparator.Contains(character, StringComparison.Ordinal);

    private static string PlainSpaces(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
