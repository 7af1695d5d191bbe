using System.Security.Claims;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>Who may sign in. The cookie carries one role and the id of the customer, driver or owner.</summary>
public static class Roles
{
    public const string Neighbor = "neighbor";
    public const string Driver = "driver";
    public const string Owner = "owner";

    public static ClaimsPrincipal Principal(string role, Guid id, string name) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, id.ToString("D")), new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role)], "cookie"));

    public static Guid Id(this ClaimsPrincipal person) => Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
