using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Customers;

/// <summary>The households.</summary>
public sealed class CustomerStore(Database database, TimeProvider time)
{
    private sealed record Row(
        long Number, CustomerId CustomerId, string Name, string? Phone, AddressId? AddressId, string Street, string HouseNumber, string Flat, string Postcode,
        string City, double Latitude, double Longitude, DepotId DepotId, string AccessNote, TimeOnly? Earliest, TimeOnly? Latest, string LinkToken, string? JoinCode)
    {
        public Customer Customer => new(
            CustomerId, Number, Name, Phone, new Door(Street, HouseNumber, Flat, Postcode, City, new Location(Latitude, Longitude), AddressId),
            DepotId, AccessNote, Earliest, Latest, LinkToken, JoinCode);
    }

    private const string Columns =
        """
        select number,
               customer_id,
               name,
               phone,
               address_id,
               street,
               house_number,
               flat,
               postcode,
               city,
               latitude,
               longitude,
               depot_id,
               access_note,
               earliest,
               latest,
               link_token,
               join_code
          from customer

        """;

    public async Task<IReadOnlyList<Customer>> All() => [.. (await database.Query<Row>(Columns + "order by number")).Select(row => row.Customer)];

    public async Task<Customer?> Find(CustomerId id) => (await database.Find<Row>(Columns + "where customer_id = @id", new { id }))?.Customer;

    public async Task<Customer?> FindByPhone(string phone) => (await database.Find<Row>(Columns + "where phone = @phone", new { phone }))?.Customer;

    public async Task<Customer?> FindByPhone(DbTransaction tx, string phone) => (await tx.Find<Row>(Columns + "where phone = @phone", new { phone }))?.Customer;

    public async Task<Customer?> FindByLink(string token) => (await database.Find<Row>(Columns + "where link_token = @token", new { token }))?.Customer;

    private const string InsertSql =
        """
        insert into customer
               ( customer_id,  name,  phone,  address_id,  street,  house_number,  flat,  postcode,  city,  latitude,  longitude,
                 depot_id,  access_note,  earliest,  latest,  link_token,  join_code,  created_at)
        values (@Id,          @Name, @Phone, @AddressId,  @Street, @HouseNumber,  @Flat, @Postcode, @City, @Latitude, @Longitude,
                @DepotId,  @AccessNote,  @Earliest,  @Latest,  @LinkToken,  @JoinCode,  @now)
        on conflict do nothing
        """;

    /// <returns>False when the id or the phone number is already a customer's: somebody pressed twice.</returns>
    public async Task<bool> Insert(DbTransaction tx, Customer customer) => await tx.Execute(InsertSql, new
    {
        customer.Id,
        customer.Name,
        customer.Phone,
        customer.Door.AddressId,
        customer.Door.Street,
        customer.Door.HouseNumber,
        customer.Door.Flat,
        customer.Door.Postcode,
        customer.Door.City,
        customer.Door.Location.Latitude,
        customer.Door.Location.Longitude,
        customer.DepotId,
        customer.AccessNote,
        customer.Earliest,
        customer.Latest,
        customer.LinkToken,
        customer.JoinCode,
        now = time.GetUtcNow(),
    }) > 0;

    private const string Matches =
        """
         where lower(name) like @words escape '\'
            or lower(street || ' ' || house_number) like @words escape '\'
            or phone like @digits escape '\'
        """;

    private const string CountSql =
        """
        select count(*)
          from customer

        """;

    /// <summary>A page of the customers whose name, door or phone number has what was typed, by name; and how many there are in all.</summary>
    /// <param name="typed">Empty: everybody.</param>
    public async Task<(IReadOnlyList<Customer> Found, int All)> Search(string typed, int skip, int take)
    {
        var arguments = new { words = $"%{Literal(typed.Trim().ToLowerInvariant())}%", digits = PhoneDigits(typed) is { Length: >= 3 } digits ? $"%{digits}%" : "", skip, take };
        var found = await database.Query<Row>(Columns + Matches + "\n order by name, number limit @take offset @skip", arguments);
        return ([.. found.Select(row => row.Customer)], await database.Find<int>(CountSql + Matches, arguments));
    }

    /// <summary>The digits of what may be a phone number, without the zero that a number loses abroad; nothing when words are in it.</summary>
    private static string PhoneDigits(string typed) =>
        typed.All(character => char.IsAsciiDigit(character) || " +-()/.".Contains(character, StringComparison.Ordinal)) ? string.Concat(typed.Where(char.IsAsciiDigit)).TrimStart('0') : "";

    private static string Literal(string words) =>
        words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private const string HasPhoneSql =
        """
        select count(*)
          from customer
         where phone = @phone
           and customer_id <> @id
        """;

    /// <summary>Whether the number is another customer's.</summary>
    public async Task<bool> IsPhoneOfAnother(DbTransaction tx, CustomerId id, string phone) => await tx.Find<int>(HasPhoneSql, new { id, phone }) > 0;

    private const string UpdateSql =
        """
        update customer
           set name = @Name,
               phone = @Phone,
               access_note = @AccessNote,
               earliest = @Earliest,
               latest = @Latest
         where customer_id = @Id
        """;

    /// <summary>Saves what the owner may change; the door and its position stay.</summary>
    public Task Update(DbTransaction tx, Customer customer) =>
        tx.Execute(UpdateSql, new { customer.Id, customer.Name, customer.Phone, customer.AccessNote, customer.Earliest, customer.Latest });
}
