using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>Doors for the join page's script: by what was typed so far, or around a position.</summary>
[AllowAnonymous]
[EnableRateLimiting("suggest")]
public sealed class AddressesController(AddressBookStore addresses, FleetStore fleet) : Controller
{
    private const int Most = 8;

    [HttpGet("/join/addresses")]
    public async Task<IActionResult> Suggest(string? q) =>
        Json((string.IsNullOrWhiteSpace(q) || q.Length > 100 ? [] : await addresses.Suggest(q, Most)).Select(Shown));

    [HttpGet("/join/addresses/near")]
    public async Task<IActionResult> Near(double latitude, double longitude) =>
        Location.TryCreate(latitude, longitude, out var here) ? Json((await addresses.Nearest(here, Most)).Select(Shown)) : BadRequest();

    /// <summary>Where a map begins: at the first door that fits what was typed, else at the depot.</summary>
    [HttpGet("/join/addresses/around")]
    public async Task<IActionResult> Around(string? q)
    {
        var doors = string.IsNullOrWhiteSpace(q) || q.Length > 100 ? [] : await addresses.Suggest(q, 1);
        var depots = await fleet.Depots();
        return doors.Count > 0 ? Json(doors[0].Location) : depots.Count > 0 ? Json(depots[0].Location) : NotFound();
    }

    private static object Shown(AddressSuggestion door) => new
    {
        id = door.Id.Value,
        line = $"{door.Street} {door.HouseNumber}",
        place = $"{door.Postcode} {door.City}".Trim(),
        latitude = door.Location.Latitude,
        longitude = door.Location.Longitude,
    };
}
