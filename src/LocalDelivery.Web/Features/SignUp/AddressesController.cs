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
    private const int MostOnMap = 250;

    /// <summary>A farm's depot may lie that far from the first house of the town.</summary>
    private const double FarthestMeters = 30_000;

    [HttpGet("/join/addresses")]
    public async Task<IActionResult> Suggest(string? q) =>
        Json((string.IsNullOrWhiteSpace(q) || q.Length > 100 ? [] : await addresses.Suggest(q, Most)).Select(Shown));

    [HttpGet("/join/addresses/near")]
    public async Task<IActionResult> Near(double latitude, double longitude) =>
        Location.TryCreate(latitude, longitude, out var here) ? Json((await addresses.Nearest(here, Most)).Select(Shown)) : BadRequest();

    /// <summary>The doors a map shows, around the first one that fits what was typed, else those nearest to the depot; and the street that was typed.</summary>
    [HttpGet("/join/addresses/around")]
    public async Task<IActionResult> Around(string? q)
    {
        var doors = string.IsNullOrWhiteSpace(q) || q.Length > 100 ? [] : await addresses.Suggest(q, 1);
        if ((doors.Count > 0 ? doors[0].Location : (await fleet.Depots()).FirstOrDefault()?.Location) is not { } center) return NotFound();
        var around = await addresses.Nearest(center, MostOnMap, FarthestMeters);
        return Json(new { latitude = center.Latitude, longitude = center.Longitude, street = doors.FirstOrDefault()?.Street, doors = around.Select(Shown) });
    }

    private static object Shown(AddressSuggestion door) => new
    {
        id = door.Id.Value,
        street = door.Street,
        number = door.HouseNumber,
        line = $"{door.Street} {door.HouseNumber}",
        place = $"{door.Postcode} {door.City}".Trim(),
        latitude = door.Location.Latitude,
        longitude = door.Location.Longitude,
    };
}
