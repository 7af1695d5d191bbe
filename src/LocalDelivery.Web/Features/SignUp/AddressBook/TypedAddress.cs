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

    /// <summary>The same with the number read as part of the street's name: "Straße des 17".</summary>
    public TypedAddress WithoutNumber() => this with { StreetWords = [.. StreetWords, Number], Number = "" };

    private static List<string> Words(string text) =>
        [.. FoldedWords.Of(text).Take(MostWords).Select(word => word.Length > LongestWord ? word[..LongestWord] : word)];
}
