using System.Globalization;
using System.Text;

namespace LocalDelivery.Web.Features.SignUp.AddressBook;

/// <summary>Text as a hurried thumb types it: lower case, without accents, so that "vaenge", "Vænge" and "VÆNGE" are one word.</summary>
public static class FoldedWords
{
    /// <summary>The words of a text in their order: "Adam-Kraft-Straße" is adam, kraft, strasse.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var folded = Fold(text);
        var words = new List<string>();
        var start = -1;
        for (var at = 0; at <= folded.Length; at++)
        {
            var isInside = at < folded.Length && char.IsLetterOrDigit(folded[at]);
            if (isInside && start < 0) start = at;
            if (isInside || start < 0) continue;
            words.Add(folded[start..at]);
            start = -1;
        }

        return words;
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            // Letters that Unicode does not take apart into a plain one and a mark.
            folded.Append(letter switch
            {
                'ß' => "ss",
                'ø' => "o",
                'æ' => "ae",
                'œ' => "oe",
                'đ' or 'ð' => "d",
                'ł' => "l",
                'þ' => "th",
                'ı' => "i",
                '\'' or '’' => "",
                _ => letter.ToString(),
            });
        }

        return folded.ToString();
    }
}
