using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>
/// A cookie lasts for months; a driver's work may end tomorrow, and a new password is to shut out whoever knew the old one. So whoever asks for
/// what is not open to everybody is looked up: one row by its key.
/// </summary>
public sealed class StandingCheck(FleetStore fleet, OwnerStore owners, CustomerStore customers)
{
    private const string PasswordClaim = "password";

    /// <summary>An owner as the cookie names her: with a digest of the password's hash, which is another one after every change.</summary>
    public static ClaimsPrincipal Principal(Owner owner)
    {
        var person = Roles.Principal(Roles.Owner, owner.Id.Value, owner.Name);
        person.Identities.First().AddClaim(new Claim(PasswordClaim, Digest(owner)));
        return person;
    }

    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null) return;   // pictures, and health without a database
        if (await context.HttpContext.RequestServices.GetRequiredService<StandingCheck>().IsStanding(context.Principal!)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync();
    }

    /// <summary>Neighbors stay neighbors, for who leaves has a page that says so; only whom a restored backup does not know joins or signs in anew.</summary>
    private async Task<bool> IsStanding(ClaimsPrincipal person)
    {
        if (person.IsInRole(Roles.Driver)) return await IsDriving(person);
        if (person.IsInRole(Roles.Neighbor)) return await customers.Find(CustomerId.From(person.Id())) is not null;
        if (!person.IsInRole(Roles.Owner)) return true;
        return await owners.Find(OwnerId.From(person.Id())) is { } owner && person.FindFirstValue(PasswordClaim) == Digest(owner);
    }

    /// <summary>With the phone that the code was texted to: a lost one, or one of whoever drove before, is nobody's any more once another number is entered.</summary>
    private async Task<bool> IsDriving(ClaimsPrincipal person) =>
        await fleet.PhoneOf(DriverId.From(person.Id())) is { } phone && (person.FindFirstValue(Hats.ProvenPhoneClaim) ?? phone) == phone;

    private static string Digest(Owner owner) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner.PasswordHash ?? "")))[..16];
}
