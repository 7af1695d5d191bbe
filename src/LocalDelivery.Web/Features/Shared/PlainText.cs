using System.Text;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>Text that both databases keep and every page can show: PostgreSQL refuses a NUL, and no person means any other control character.</summary>
public static class PlainText
{
    /// <summary>Whether every letter can be kept. U+FFFD stands where bytes were no UTF-8.</summary>
    public static bool IsPlain(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD too.
            if (rune == Rune.ReplacementChar || IsControl(rune)) return false;
        }

        return true;
    }

    /// <summary>The same text without what can not be kept.</summary>
    public static string Of(string text)
    {
        if (IsPlain(text)) return text;
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && !IsControl(rune)) plain.Append(rune.ToString());
        }

        return plain.ToString();
    }

    /// <summary>Tabs and line ends are typed and pasted by people.</summary>
    private static bool IsControl(Rune rune) => Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r');
}
