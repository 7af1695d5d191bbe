using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.SignUp.AddressBook;

/// <summary>How streets and doors get into the address book, many at a time; the unique keys make a second time harmless.</summary>
public sealed class AddressImportStore(Database database, TimeProvider time)
{
    /// <summary>Rows of one statement. More would not be faster: SQLite looks each parameter up by its name.</summary>
    private const int RowsPerStatement = 50;

    private const string InsertStreetSql =
        """
        insert into street ( street_id,  name,  postcode,  city)
        values             (@id,        @Name, @Postcode, @City)
        on conflict (name, postcode, city) do nothing
        """;

    // By name and not by id: somebody else may have inserted the street first, under another id.
    private const string InsertWordSql =
        """
        insert into street_word (word, street_id)
        select @word,
               street_id
          from street
         where name = @Name
           and postcode = @Postcode
           and city = @City
        on conflict (word, street_id) do nothing
        """;

    /// <summary>A street and the words it is found by come together or not at all.</summary>
    public Task InsertStreets(IReadOnlyCollection<StreetKey> streets) => database.Write(async tx =>
    {
        var now = time.GetUtcNow();
        foreach (var street in streets)
        {
            if (await tx.Execute(InsertStreetSql, new { id = Guid.CreateVersion7(now), street.Name, street.Postcode, street.City }) == 0) continue;
            foreach (var word in FoldedWords.Of(street.Name).Distinct(StringComparer.Ordinal))
                await tx.Execute(InsertWordSql, new { word, street.Name, street.Postcode, street.City });
        }
    });

    private sealed record StreetRow(Guid StreetId, string Name, string Postcode, string City);

    private const string StreetsSql =
        """
        select street_id,
               name,
               postcode,
               city
          from street
        """;

    public async Task<IReadOnlyDictionary<StreetKey, Guid>> Streets() =>
        (await database.Query<StreetRow>(StreetsSql)).ToDictionary(row => new StreetKey(row.Name, row.Postcode, row.City), row => row.StreetId);

    private const string InsertAddressesSql =
        """
        insert into address (address_id, street_id, house_number, latitude, longitude, created_at)
        values
        """;

    /// <returns>How many were new.</returns>
    public Task<int> InsertAddresses(IReadOnlyCollection<FileAddress> addresses, IReadOnlyDictionary<StreetKey, Guid> streets) => database.Write(async tx =>
    {
        var added = 0;
        foreach (var some in addresses.Chunk(RowsPerStatement)) added += await InsertSome(tx, some, streets);
        return added;
    });

    private Task<int> InsertSome(DbTransaction tx, FileAddress[] addresses, IReadOnlyDictionary<StreetKey, Guid> streets)
    {
        var now = time.GetUtcNow();
        var sql = new StringBuilder(InsertAddressesSql);
        var arguments = new DynamicParameters(new { now });
        for (var at = 0; at < addresses.Length; at++)
        {
            sql.Append(at == 0 ? "\n" : ",\n").Append(CultureInfo.InvariantCulture, $"(@id{at}, @street{at}, @number{at}, @latitude{at}, @longitude{at}, @now)");
            arguments.Add($"id{at}", AddressId.New(now));
            arguments.Add($"street{at}", streets[addresses[at].StreetKey]);
            arguments.Add($"number{at}", addresses[at].HouseNumber);
            arguments.Add($"latitude{at}", addresses[at].Location.Latitude);
            arguments.Add($"longitude{at}", addresses[at].Location.Longitude);
        }

        return tx.Execute(sql.Append("\non conflict (street_id, house_number) do nothing").ToString(), arguments);
    }
}
