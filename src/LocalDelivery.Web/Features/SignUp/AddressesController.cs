using LocalDelivery.Routing;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>Doors for the join page's script: by what was typed so far, or around a position.</summary>
[AllowAnonymous]
[EnableRateLimiting("suggest")]
public sealed class AddressesController(AddressBookStore addresses) : Controller
{
    private const int Most = 8;

    [HttpGet("/join/addresses")]
    public async Task<IActionResult> Suggest(string? q) =>
        Json((string.IsNullOrWhiteSpace(q) || q.Length > 100 ? [] : await addresses.Suggest(q, Most)).Select(Shown));

    [HttpGet("/join/addresses/near")]
    public async Task<IActionResult> Near(double latitude, double longitude) =>
        Location.TryCreate(latitude, longitude, out var here) ? Json((await addresses.Nearest(here, Most)).Select(Shown)) : BadRequest();

    private static object Shown(AddressSuggestion door) => new
    {
        id = door.Id.Value,
        line = $"{door.Street} {door.HouseNumber}",
        place = $"{door.Postcode} {door.City}".Trim(),
        latitude = door.Location.Latitude,
        longitude = door.Location.Longitude,
    };
}
