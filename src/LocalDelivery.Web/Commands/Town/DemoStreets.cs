using LocalDelivery.Routing;
using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Commands.Town;

/// <summary>
/// A small town that is nowhere: five neighborhoods around a center, each a slightly crooked grid, houses on both sides, odd numbers left
/// and even ones right. The same town every time.
/// </summary>
public static class DemoStreets
{
    public const string City = "Elmtown";
    private const string Postcode = "12899";
    private const double MetersPerDegree = 111_195;
    private const double Setback = 12;
    private const double BetweenStreets = 95;

    /// <summary>The farm at the edge of the town.</summary>
    public static readonly Location Depot = At(-900, -700);

    private static readonly string[] Names =
        ("Maple Elm Oak Linden Birch Chestnut Willow Cedar Alder Hazel Mill Church School Station Market Bridge River Garden Orchard Meadow Spring Hill Lake Valley Forest "
        + "Sunset Harbor Quarry Chapel Depot Clover Heron Finch Robin Thrush Swallow Fern Heather Juniper Laurel Poplar Walnut").Split(' ');

    /// <param name="East">Meters from the center.</param>
    /// <param name="North">Meters from the center.</param>
    /// <param name="Turn">How the grid lies, in radians.</param>
    private sealed record Neighborhood(double East, double North, double Turn, int Streets, double Length, string Kind);

    private static readonly Neighborhood[] Neighborhoods =
    [
        new(0, 0, 0.1, 5, 480, "Street"),
        new(850, 250, 0.5, 5, 420, "Avenue"),
        new(-200, 900, -0.3, 6, 400, "Lane"),
        new(250, -850, 0.2, 5, 440, "Road"),
        new(-950, 150, -0.6, 5, 380, "Way"),
    ];

    private static Location At(double east, double north)
    {
        const double Latitude = 43.0481;
        const double Longitude = -73.9150;
        return new Location(
            Math.Round(Latitude + north / MetersPerDegree, 7),
            Math.Round(Longitude + east / (MetersPerDegree * Math.Cos(Latitude * Math.PI / 180)), 7));
    }

    public static AddressFile Addresses()
    {
        var names = new Queue<string>(Names);
        var doors = new List<FileAddress>();
        foreach (var neighborhood in Neighborhoods)
        {
            for (var street = 0; street < neighborhood.Streets; street++)
                doors.AddRange(Doors(neighborhood, $"{names.Dequeue()} {neighborhood.Kind}", across: false, (street - (neighborhood.Streets - 1) / 2.0) * BetweenStreets));
            foreach (var offset in new[] { -0.35, 0.3 })
                doors.AddRange(Doors(neighborhood, $"{names.Dequeue()} {neighborhood.Kind}", across: true, offset * neighborhood.Length));
        }

        return new AddressFile([.. doors.Select((door, at) => door with { Line = at + 1 })], [], []);
    }

    private static IEnumerable<FileAddress> Doors(Neighborhood neighborhood, string street, bool across, double offset)
    {
        const double BetweenHouses = 19;
        var length = across ? neighborhood.Streets * BetweenStreets : neighborhood.Length;
        for (var house = 0; house * BetweenHouses < length; house++)
        {
            var along = house * BetweenHouses - length / 2;
            if (across && IsAtCrossing(along, neighborhood.Streets)) continue;
            foreach (var side in new[] { -1, 1 })
            {
                var bend = 12 * Math.Sin(along / 130 + offset);   // no street is quite straight
                var (x, y) = across ? (offset + bend + side * Setback, along) : (along, offset + bend + side * Setback);
                yield return Door(neighborhood, street, house * 2 + (side < 0 ? 1 : 2), x, y);
            }
        }
    }

    /// <summary>Where another street runs, nobody lives.</summary>
    private static bool IsAtCrossing(double along, int streets) =>
        Enumerable.Range(0, streets).Any(street => Math.Abs(along - (street - (streets - 1) / 2.0) * BetweenStreets) < 3 * Setback);

    private static FileAddress Door(Neighborhood neighborhood, string street, int number, double x, double y)
    {
        var (sin, cos) = Math.SinCos(neighborhood.Turn);
        return new FileAddress(0, street, $"{number}", Postcode, City, At(neighborhood.East + x * cos - y * sin, neighborhood.North + x * sin + y * cos));
    }
}
