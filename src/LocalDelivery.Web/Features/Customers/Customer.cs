using LocalDelivery.Ordering;
using LocalDelivery.Routing;

namespace LocalDelivery.Web.Features.Customers;

/// <summary>Where a neighbor lives. The house number keeps its letter ("14a"); the flat is whatever stands on the bell.</summary>
public sealed record Door(string Street, string HouseNumber, string Flat, string Postcode, string City, Location Location, AddressId? AddressId)
{
    public override string ToString() =>
        $"{Street} {HouseNumber}{(Flat.Length > 0 ? $" / {Flat}" : "")}{(City.Length > 0 ? $", {$"{Postcode} {City}".Trim()}" : "")}".Trim();

    /// <summary>What the driver and the neighbor say: "Maple Street 14".</summary>
    public string Short => $"{Street} {HouseNumber}".Trim();

    /// <summary>Equal for flats behind one house door. Not the place alone: address books put whole rows of houses on one point.</summary>
    public (Location Location, string Address) House => (Location, Short.ToUpperInvariant());
}

/// <summary>The household. <see cref="Number"/> is 0 until the database has given it one.</summary>
public sealed record Customer(
    CustomerId Id,
    long Number,
    string Name,
    string? Phone,
    Door Door,
    DepotId DepotId,
    string AccessNote,
    TimeOnly? Earliest,
    TimeOnly? Latest,
    string LinkToken,
    string? JoinCode)
{
    /// <summary>Of whoever types it: the neighbor who joins, or the owner.</summary>
    public const int LongestName = 80;

    /// <summary>"Maya": how a text greets.</summary>
    public string FirstName => Name.Split(' ', 2)[0];
}
