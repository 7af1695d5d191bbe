using System.Globalization;
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

    /// <summary>Whether there is nothing to see: no name is made of spaces and of signs that only join, part or turn letters.</summary>
    public static bool IsBlank(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsUnseen(rune)) return false;
        }

        return true;
    }

    /// <summary>Beside the signs for layout, the letters and marks that Unicode gives no shape (Default_Ignorable_Code_Point, and the empty Braille cell).</summary>
    private static bool IsUnseen(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Tabs and line ends are typed and pasted by people.</summary>
    private static bool IsControl(Rune rune) => Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r');
}
