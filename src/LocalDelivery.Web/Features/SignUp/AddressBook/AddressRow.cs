using System.Globalization;
using System.Text;
using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.SignUp.AddressBook;

/// <summary>One row of a file of addresses.</summary>
public static class AddressRow
{
    private const int Columns = 6;
    private const int LongestText = 200;

    /// <returns>What is wrong with the row; null when nothing is.</returns>
    public static FormattableString? Parse(int line, string[] fields, out FileAddress? address)
    {
        address = null;
        if (fields.Length == 1) return $"1 column instead of {Columns}";
        if (fields.Length != Columns) return $"{fields.Length} columns instead of {Columns}";
        if (Array.Exists(fields, field => field.Length > LongestText)) return $"a field of more than {LongestText} letters";
        if (Array.Exists(fields, field => field.EnumerateRunes().Contains(Rune.ReplacementChar))) return $"letters that are not UTF-8";   // a lone surrogate too
        if (!Array.TrueForAll(fields, PlainText.IsPlain)) return $"an invisible control character";
        if (!TryDegrees(fields[0], out var latitude)) return $"lat \"{fields[0]}\" is no number";
        if (!TryDegrees(fields[1], out var longitude)) return $"lon \"{fields[1]}\" is no number";
        if (!Location.TryCreate(latitude, longitude, out var location)) return $"{fields[0]}, {fields[1]} is no place on earth";
        if (latitude == 0 && longitude == 0) return $"0, 0 is where coordinates were lost";
        var street = OneSpaced(fields[2]);
        if (FoldedWords.Of(street).Count == 0) return $"the street is missing";
        if (fields[3].Length == 0) return $"the house number is missing";
        address = new FileAddress(line, street, OneSpaced(fields[3]), OneSpaced(fields[4]), OneSpaced(fields[5]), location);
        return null;
    }

    private static string OneSpaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool TryDegrees(string text, out double degrees) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out degrees);
}
