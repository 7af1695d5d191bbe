using System.Text.Json;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Customers;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>What the pages have asked so far, kept as JSON until the phone is confirmed. Only then does anything of it become a customer.</summary>
/// <param name="Browser">The one that began it (see <see cref="JoiningBrowser"/>); null without a cookie.</param>
public sealed record SignUpDraft(IReadOnlyList<DraftLine> Lines, DraftHousehold? Household = null, string? Browser = null)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static SignUpDraft FromJson(string json) => JsonSerializer.Deserialize<SignUpDraft>(json)!;
}

/// <param name="Quantities">Seven numbers, Monday first.</param>
public sealed record DraftLine(Guid ProductId, IReadOnlyList<int> Quantities, int EveryWeeks)
{
    public WeekQuantities Week => WeekQuantities.Of([.. Ordering.Week.MondayFirst.Select((day, index) => (day, Quantities[index]))]);

    /// <summary>The line as it will stand in the subscription, counting from the first week in which it can come.</summary>
    public SubscriptionLine From(SubscriptionLineId id, DateOnly start) => new(id, new ProductId(ProductId), Week, EveryWeeks, FirstDay(start), start, EndsOn: null);

    private DateOnly FirstDay(DateOnly start)
    {
        var date = start;
        while (Week[date.DayOfWeek] == 0) date = date.AddDays(1);
        return date;
    }
}

public sealed record DraftHousehold(
    string Name, string Phone, string Street, string HouseNumber, string Flat, string Postcode, string City, double Latitude, double Longitude, Guid? AddressId, string AccessNote)
{
    public Door Door => new(Street, HouseNumber, Flat, Postcode, City, new Location(Latitude, Longitude), AddressId is { } id ? new AddressId(id) : null);
}
