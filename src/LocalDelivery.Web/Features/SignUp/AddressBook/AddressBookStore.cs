using Dapper;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.SignUp.AddressBook;

/// <summary>A door in the address book.</summary>
public sealed record AddressSuggestion(AddressId Id, string Street, string HouseNumber, string Postcode, string City, Location Location);

/// <summary>The doors of the town, found by what people type or by where they stand.</summary>
public sealed class AddressBookStore(Database database)
{
    /// <summary>Nobody is farther from their own door than this when they tap "I am here".</summary>
    private const double NearestMeters = 1_000;

    /// <summary>A street found by words. Many streets share a word; the best few are chosen outside the database.</summary>
    private sealed record StreetRow(Guid StreetId, string Name, string Postcode, string City);

    private const string StreetsSql =
        """
        select s.street_id,
               s.name,
               s.postcode,
               s.city
          from street s
         where exists (select 1
                         from address a
                        where a.street_id = s.street_id
                          and lower(replace(a.house_number, ' ', '')) like @number)

        """;

    private sealed record DoorRow(
        AddressId AddressId, Guid StreetId, string Street, string HouseNumber, string Postcode, string City, double Latitude, double Longitude)
    {
        public AddressSuggestion Suggestion => new(AddressId, Street, HouseNumber, Postcode, City, new Location(Latitude, Longitude));
    }

    private const string AddressesSql =
        """
        select a.address_id,
               a.street_id,
               s.name as street,
               a.house_number,
               s.postcode,
               s.city,
               a.latitude,
               a.longitude
          from address a
          join street s on s.street_id = a.street_id

        """;

    /// <summary>
    /// The doors that fit what was typed, best first: words of the street and the number in any order, each may be only a beginning.
    /// Without a number, the first numbers of the streets that fit.
    /// </summary>
    public async Task<IReadOnlyList<AddressSuggestion>> Suggest(string typed, int most)
    {
        if (most < 1) return [];
        foreach (var reading in TypedAddress.Readings(typed))
            if (await Suggest(reading, most) is { Count: > 0 } found)
                return found;
        return [];
    }

    private async Task<IReadOnlyList<AddressSuggestion>> Suggest(TypedAddress wanted, int most)
    {
        var streets = await Streets(wanted, most);
        if (streets.Count == 0) return [];
        var rows = await Addresses(streets, wanted.Number);
        var byStreet = rows
            .GroupBy(row => row.StreetId)
            .OrderBy(street => streets.FindIndex(row => row.StreetId == street.Key))
            .Select(street => street.OrderBy(row => row.HouseNumber, HouseNumberOrder.Instance).ToList())
            .ToList();
        var each = Math.Max(1, (most + byStreet.Count - 1) / byStreet.Count);
        // A number that is just what was typed comes before one that only begins so.
        return
        [
            .. byStreet
                .SelectMany(street => street.OrderBy(row => IsExactly(wanted.Number, row) ? 0 : 1).Take(each))
                .OrderBy(row => wanted.Number.Length == 0 || IsExactly(wanted.Number, row) ? 0 : 1)
                .Take(most)
                .Select(row => row.Suggestion),
        ];
    }

    private async Task<List<StreetRow>> Streets(TypedAddress wanted, int most)
    {
        var arguments = new DynamicParameters(new { number = wanted.Number + "%" });
        var sql = StreetsSql;
        for (var at = 0; at < wanted.StreetWords.Count; at++)
        {
            var word = wanted.StreetWords[at];
            sql += $"   and s.street_id in (select w.street_id from street_word w where w.word >= @from{at} and w.word < @to{at})\n";
            arguments.Add($"from{at}", word);
            arguments.Add($"to{at}", word[..^1] + (char)(word[^1] + 1));
        }

        return
        [
            .. (await database.Query<StreetRow>(sql, arguments))
                .OrderByDescending(street => PlaceFits(wanted, street))
                .ThenByDescending(street => WholeWords(wanted, street))
                .ThenBy(street => FoldedWords.Of(street.Name)[0].StartsWith(wanted.StreetWords[0], StringComparison.Ordinal) ? 0 : 1)
                .ThenBy(street => street.City.Length == 0 ? 1 : 0)
                .ThenBy(street => street.Name, StringComparer.Ordinal)
                .ThenBy(street => street.Postcode, StringComparer.Ordinal)
                .Take(most),
        ];
    }

    private async Task<IReadOnlyList<DoorRow>> Addresses(List<StreetRow> streets, string number)
    {
        var arguments = new DynamicParameters(new { number = number + "%" });
        for (var at = 0; at < streets.Count; at++) arguments.Add($"street{at}", streets[at].StreetId);
        var which = string.Join(", ", Enumerable.Range(0, streets.Count).Select(at => $"@street{at}"));
        return await database.Query<DoorRow>(
            AddressesSql + $"where a.street_id in ({which}) and lower(replace(a.house_number, ' ', '')) like @number", arguments);
    }

    private static bool IsExactly(string number, DoorRow row) => TypedAddress.IsSameNumber(row.HouseNumber, number);

    private static int PlaceFits(TypedAddress wanted, StreetRow street)
    {
        var place = FoldedWords.Of($"{street.Postcode} {street.City}");
        return wanted.PlaceWords.Count(typed => place.Any(word => word.StartsWith(typed, StringComparison.Ordinal)));
    }

    private static int WholeWords(TypedAddress wanted, StreetRow street) =>
        FoldedWords.Of(street.Name).Intersect(wanted.StreetWords, StringComparer.Ordinal).Count();

    public async Task<AddressSuggestion?> Find(AddressId id) =>
        (await database.Find<DoorRow>(AddressesSql + "where a.address_id = @id", new { id }))?.Suggestion;

    private const string NearestSql =
        """
         where a.latitude between @south and @north
           and a.longitude between @west and @east
         order by (a.latitude - @latitude) * (a.latitude - @latitude)
                  + (a.longitude - @longitude) * (a.longitude - @longitude) * @shrink * @shrink
         limit @most
        """;

    /// <summary>The doors around a place, nearest first; none that are over a kilometer away, or as far as is said.</summary>
    public async Task<IReadOnlyList<AddressSuggestion>> Nearest(Location here, int most, double within = NearestMeters)
    {
        const double MetersPerDegree = 111_195;
        var shrink = Math.Max(0.01, Math.Cos(here.Latitude * Math.PI / 180));   // a degree of longitude is shorter than one of latitude
        var (up, aside) = (within / MetersPerDegree, within / MetersPerDegree / shrink);
        var rows = await database.Query<DoorRow>(AddressesSql + NearestSql, new
        {
            south = here.Latitude - up,
            north = here.Latitude + up,
            west = here.Longitude - aside,
            east = here.Longitude + aside,
            latitude = here.Latitude,
            longitude = here.Longitude,
            shrink,
            most,
        });
        return [.. rows.Select(row => row.Suggestion).Where(address => here.MetersTo(address.Location) <= within)];
    }

    /// <summary>Every door, street by street: the same order for the same addresses, whenever they were imported.</summary>
    public async Task<IReadOnlyList<AddressSuggestion>> All() =>
    [
        .. (await database.Query<DoorRow>(AddressesSql))
            .Select(row => row.Suggestion)
            .OrderBy(address => address.City, StringComparer.Ordinal)
            .ThenBy(address => address.Postcode, StringComparer.Ordinal)
            .ThenBy(address => address.Street, StringComparer.Ordinal)
            .ThenBy(address => address.HouseNumber, StringComparer.Ordinal),
    ];

    private const string CountSql =
        """
        select count(*)
          from address
        """;

    public async Task<long> Count() => await database.Find<long>(CountSql);
}
