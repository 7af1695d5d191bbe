using System.Security.Claims;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>A phone may be a driver's and a neighbor's: the same person under two hats, of which one is on.</summary>
public sealed class Hats(FleetStore fleet, CustomerStore customers)
{
    public const string ProvenPhoneClaim = "proven-phone";

    /// <summary>Somebody who came by a texted code, as the cookie names them. A personal link proves no phone: it stands in every text and can be passed on.</summary>
    public static ClaimsPrincipal Principal(string role, Guid id, string name, string provenPhone)
    {
        var person = Roles.Principal(role, id, name);
        person.Identities.First().AddClaim(new Claim(ProvenPhoneClaim, provenPhone));
        return person;
    }

    /// <returns>The phone under both hats; null for whoever has not proven the one that is hers now: the owner may have entered another.</returns>
    public async Task<string?> ProvenPhone(ClaimsPrincipal person) => await Phone(person) is { } phone && person.HasClaim(ProvenPhoneClaim, phone) ? phone : null;

    private async Task<string?> Phone(ClaimsPrincipal person)
    {
        if (person.IsInRole(Roles.Driver)) return (await fleet.Drivers()).FirstOrDefault(driver => driver.Id.Value == person.Id())?.Phone;
        return person.IsInRole(Roles.Neighbor) ? (await customers.Find(CustomerId.From(person.Id())))?.Phone : null;
    }

    /// <summary>Whether a page that is closed to somebody would open under the other hat.</summary>
    public async Task<bool> FitsTheOther(ClaimsPrincipal person, PathString page)
    {
        if (await Phone(person) is not { } phone) return false;
        return person.IsInRole(Roles.Driver)
            ? page.StartsWithSegments(Landing.Homes[Roles.Neighbor], StringComparison.OrdinalIgnoreCase) && await customers.FindByPhone(phone) is not null
            : page.StartsWithSegments(Landing.Homes[Roles.Driver], StringComparison.OrdinalIgnoreCase) && await fleet.FindDriverByPhone(phone) is not null;
    }
}
