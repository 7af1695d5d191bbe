using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Commands.Town;

/// <summary>The business that tries the program out.</summary>
public static class MadeUpBusiness
{
    public const string UsualName = "Elm Dairy";
    public const string Depot = "Depot";
    public const string DemoDepot = "Elm Farm";
    public const string OwnerName = "Olive Elm";
    public const string OwnerEmail = "owner@elm-dairy.example";

    public static Business Demo => Of(UsualName, "Fresh milk before seven.", "America/New_York", "USD", "en-US", "US");

    public static Business Seeded(string name, string zone, string currency, string culture, string country) =>
        Of(name, "Fresh at your door before breakfast.", zone, currency, culture, country);

    private static Business Of(string name, string tagline, string zone, string currency, string culture, string country) => new(
        name, tagline, zone, currency, culture, country, "#1c6b4c", FictionalPhones.Owner,
        new TimeOnly(19, 0), 1, new TimeOnly(19, 10), 20, new TimeOnly(21, 0), new TimeOnly(7, 0), 60);
}
