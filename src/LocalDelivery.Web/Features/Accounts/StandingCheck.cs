using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using LocalDelivery.Ordering;
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
public sealed class StandingCheck(FleetStore fleet, OwnerStore owners)
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

    /// <summary>Neighbors stay neighbors: who leaves has a page that says so.</summary>
    private async Task<bool> IsStanding(ClaimsPrincipal person)
    {
        if (person.IsInRole(Roles.Driver)) return await fleet.IsDriving(DriverId.From(person.Id()));
        if (!person.IsInRole(Roles.Owner)) return true;
        return await owners.Find(OwnerId.From(person.Id())) is { } owner && person.FindFirstValue(PasswordClaim) == Digest(owner);
    }

    private static string Digest(Owner owner) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner.PasswordHash ?? "")))[..16];
}
