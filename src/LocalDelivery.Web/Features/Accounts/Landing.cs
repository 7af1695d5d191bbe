using System.Security.Claims;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>Where a person lands after signing in.</summary>
public static class Landing
{
    public static readonly IReadOnlyDictionary<string, string> Homes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Roles.Driver] = "/driver",
        [Roles.Neighbor] = "/me",
        [Roles.Owner] = "/owner",
    };

    /// <summary>The page that was asked for, if it is one of ours and not another role's; else the role's own.</summary>
    public static string For(string role, string? next, IUrlHelper url)
    {
        var isOthers = Homes.Any(home => home.Key != role && new PathString(PathOf(next)).StartsWithSegments(home.Value, StringComparison.OrdinalIgnoreCase));
        return url.IsLocalUrl(next) && next!.StartsWith('/') && !isOthers ? next : Homes[role];
    }

    private static string PathOf(string? next) => next is null || !next.StartsWith('/') ? "" : next.Split('?', '#')[0];

    public static Task SignIn(this HttpContext context, string role, Guid id, string name, string provenPhone) =>
        context.SignIn(Hats.Principal(role, id, name, provenPhone));

    public static Task SignIn(this HttpContext context, Owner owner) => context.SignIn(StandingCheck.Principal(owner));

    private static Task SignIn(this HttpContext context, ClaimsPrincipal person) => context.SignInAsync(person, new AuthenticationProperties { IsPersistent = true });
}
