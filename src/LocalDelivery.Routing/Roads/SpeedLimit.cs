using System.Globalization;

namespace LocalDelivery.Routing.Roads;

/// <summary>
/// OpenStreetMap's <c>maxspeed</c>: a number in km/h, "30 mph", "walk", "none", "DE:urban" and its like, "DE:zone:30"
/// (wiki.openstreetmap.org/wiki/Key:maxspeed). Of several values the first counts.
/// </summary>
internal static class SpeedLimit
{
    private const double KilometersPerMile = 1.609344;
    private const double WalkingPace = 7;
    private const double Unlimited = 130;

    /// <summary>The limit in km/h, or null where nothing (that can be understood) is said.</summary>
    public static double? Of(string? maxspeed)
    {
        var text = (maxspeed ?? "").Split(';')[0].Trim().ToLowerInvariant();
        return text switch
        {
            "" or "signals" or "variable" => null,
            "walk" => WalkingPace,
            "none" => Unlimited,
            _ when text.Length > 3 && text[2] == ':' => OfCountry(text[..2], text[3..]),
            _ => Number(text),
        };
    }

    private static double? OfCountry(string country, string where) => where switch
    {
        "urban" => country is "gb" or "us" ? 30 * KilometersPerMile : 50,
        "rural" => country is "de" or "at" or "pl" ? 100 : 80,
        "nsl_single" => 60 * KilometersPerMile,
        "nsl_dual" or "nsl_motorway" => 70 * KilometersPerMile,
        "trunk" => 100,
        "motorway" => country is "de" ? Unlimited : 120,
        "living_street" or "walk" => WalkingPace,
        _ => Number(where.Replace("zone", "", StringComparison.Ordinal).TrimStart(':')),
    };

    private static double? Number(string text)
    {
        var miles = text.EndsWith("mph", StringComparison.Ordinal);
        var digits = text.Replace("mph", "", StringComparison.Ordinal).Replace("km/h", "", StringComparison.Ordinal).Trim();
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 300
            ? number * (miles ? KilometersPerMile : 1)
            : null;
    }
}
