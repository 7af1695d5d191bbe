using System.Collections.Concurrent;
using System.Globalization;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>
/// Which language the texts are really in: a business in Germany reads English as long as nobody has written Text.de.resx, and a German weekday
/// in an English sentence is neither. Numbers, money and the clock stay the business's own.
/// </summary>
public static class TextLanguage
{
    /// <summary>The day before the month, as nearly everybody writes it whose own language is missing.</summary>
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly ConcurrentDictionary<string, bool> Written = new(StringComparer.Ordinal);

    public static CultureInfo Current => Written.GetOrAdd(CultureInfo.CurrentUICulture.Name, IsWritten) ? CultureInfo.CurrentUICulture : English;

    /// <summary>The same for a page, which must name one: "en".</summary>
    public static string Code => Current.Name.Length == 0 ? English.TwoLetterISOLanguageName : Current.TwoLetterISOLanguageName;

    private static bool IsWritten(string name)
    {
        if (name.Length == 0) return true;   // a terminal that says nothing of its language
        for (var at = CultureInfo.GetCultureInfo(name); at.Name.Length > 0; at = at.Parent)
            if (at.Name == English.TwoLetterISOLanguageName || HasFile(at)) return true;
        return false;
    }

    private static bool HasFile(CultureInfo language)
    {
        try
        {
            typeof(Text).Assembly.GetSatelliteAssembly(language);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
