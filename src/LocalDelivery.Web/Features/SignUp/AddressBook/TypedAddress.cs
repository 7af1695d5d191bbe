namespace LocalDelivery.Web.Features.SignUp.AddressBook;

/// <summary>What somebody has typed so far, taken apart: "12 bahnhofstr", "Istedgade 5, 1650 København".</summary>
/// <param name="StreetWords">Beginnings of words of the street.</param>
/// <param name="Number">The beginning of a house number without blanks ("12a"); empty when none was typed.</param>
/// <param name="PlaceWords">What stands after a comma: postcode and city, which only decide who comes first.</param>
public sealed record TypedAddress(IReadOnlyList<string> StreetWords, string Number, IReadOnlyList<string> PlaceWords)
{
    /// <summary>More words than any street has only cost time.</summary>
    private const int MostWords = 6;

    private const int LongestWord = 40;

    /// <summary>How it can be meant, the likeliest first; a later reading counts only where the ones before find no door.</summary>
    public static IEnumerable<TypedAddress> Readings(string typed)
    {
        var usual = Of(typed);
        if (usual.StreetWords.Count > 0) yield return usual;
        if (WithThePlaceBehindTheNumber(typed) is { } uncommaed) yield return uncommaed;
        if (usual is { StreetWords.Count: > 0, Number.Length: > 0 }) yield return usual.WithoutNumber();
    }

    public static TypedAddress Of(string typed)
    {
        var comma = typed.IndexOf(',', StringComparison.Ordinal);
        var words = Words(comma < 0 ? typed : typed[..comma]);
        var place = comma < 0 ? [] : Words(typed[(comma + 1)..]);
        var at = words.FindLastIndex(word => char.IsAsciiDigit(word[0]));
        if (at < 0) return new TypedAddress(words, "", place);
        var number = words[at];
        words.RemoveAt(at);
        // "6 c" is the house number 6c; "6 c street" is not.
        if (at == words.Count - 1 && at > 0 && words[at].Length == 1)
        {
            number += words[at];
            words.RemoveAt(at);
        }

        return new TypedAddress(words, number, place);
    }

    /// <summary>"Birch Street 3 12899 Elmtown": what stands behind the first number is the place, comma or not.</summary>
    private static TypedAddress? WithThePlaceBehindTheNumber(string typed)
    {
        var words = Words(typed);
        if (words.Count < 3 || typed.Contains(',', StringComparison.Ordinal)) return null;
        var at = words.FindIndex(1, word => char.IsAsciiDigit(word[0]));
        return at < 0 || at == words.Count - 1 ? null : new TypedAddress(words[..at], words[at], words[(at + 1)..]);
    }

    /// <summary>Whether this says the whole of a door: its street, its number, and nothing but beginnings of its place.</summary>
    public bool Says(AddressSuggestion door)
    {
        var place = FoldedWords.Of($"{door.Postcode} {door.City}");
        return IsSameNumber(door.HouseNumber, Number)
            && FoldedWords.Of(door.Street).ToHashSet(StringComparer.Ordinal).SetEquals(StreetWords)
            && PlaceWords.All(typed => place.Any(word => word.StartsWith(typed, StringComparison.Ordinal)));
    }

    public static bool IsSameNumber(string houseNumber, string typed) =>
        string.Equals(houseNumber.Replace(" ", "", StringComparison.Ordinal), typed, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same with the number read as part of the street's name: "Straße des 17".</summary>
    public TypedAddress WithoutNumber() => this with { StreetWords = [.. StreetWords, Number], Number = "" };

    private static List<string> Words(string text) =>
        [.. FoldedWords.Of(text).Take(MostWords).Select(word => word.Length > LongestWord ? word[..LongestWord] : word)];
}
