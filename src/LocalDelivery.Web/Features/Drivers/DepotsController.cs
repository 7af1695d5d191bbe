using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Drivers;

/// <summary>Where the vans are loaded: routes start and end there.</summary>
[Authorize(Roles = Roles.Owner)]
[Route("/owner/drivers/depots")]
public sealed class DepotsController(FleetStore fleet, CustomerStore customers, AddressBookStore addresses, Database database, Wording wording, IStringLocalizer<Text> text, TimeProvider time) : Controller
{
    /// <summary>No van leaves that far away at 4 in the morning.</summary>
    private const double FarthestMeters = 200_000;

    private const int MostDoors = 20;

    [HttpGet("new")]
    public IActionResult New() => Page(null, new DepotForm(null, null, null, null, DepotId.New(time.GetUtcNow()).Value));

    [HttpPost("new")]
    public Task<IActionResult> Add(DepotForm form) => Save(null, form);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id) =>
        await Find(id) is { } depot ? Page(depot, new DepotForm(depot.Name, null, Plain(depot.Location.Latitude), Plain(depot.Location.Longitude))) : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Change(Guid id, DepotForm form) => await Find(id) is { } depot ? await Save(depot, form) : NotFound();

    private async Task<IActionResult> Save(Depot? depot, DepotForm form)
    {
        var typed = new Typed(ModelState, text);
        var name = typed.Words("Form.Name", form.Name, text["The name"], 60);
        var location = string.IsNullOrWhiteSpace(form.Address) ? Position(typed, form) : await Find(typed, form.Address);
        if (typed.IsRight) await RefuseFarAway(typed, location);
        if (!typed.IsRight) return Page(depot, form);
        var id = depot?.Id.Value ?? NewThing.Id(form.Id, form.Id is { } shown ? (await Find(shown))?.Name : null, name, time);
        await database.Write(tx => fleet.SaveDepot(tx, new Depot(DepotId.From(id), name, location)));
        TempData["Notice"] = text["{0} is saved.", name].Value;
        return Redirect("/owner/drivers");
    }

    private Location Position(Typed typed, DepotForm form)
    {
        var latitude = typed.Degrees("Form.Latitude", form.Latitude, text["The latitude"], 90);
        var longitude = typed.Degrees("Form.Longitude", form.Longitude, text["The longitude"], 180);
        return new Location(latitude, longitude);
    }

    /// <summary>An address of the book is easier to say than a position.</summary>
    private async Task<Location> Find(Typed typed, string address)
    {
        var doors = await addresses.Suggest(address, MostDoors);
        var said = doors.Where(door => TypedAddress.Readings(address).Any(reading => reading.Says(door))).ToList();
        if (said.Count == 1) return said[0].Location;   // "Birch Street 3" is that door, and not 30 or 31
        if (doors.Count == 1) return doors[0].Location;
        typed.Wrong("Form.Address", doors.Count == 0
            ? text["The address is not in the address book. Check the spelling, or leave it empty and type the position."]
            : text["The address fits several doors, such as {0}. Add the number or the city.", $"{doors[0].Street} {doors[0].HouseNumber}, {doors[0].City}"]);
        return default;
    }

    /// <summary>A slip of a digit or a sign puts a depot into another country or the sea, and every stop of the night out of reach.</summary>
    private async Task RefuseFarAway(Typed typed, Location depot)
    {
        if (depot is { Latitude: 0, Longitude: 0 }) typed.Wrong("Form.Latitude", text["The latitude and the longitude are both 0: that is in the sea, where lost positions lie."]);
        var neighbors = await customers.All();
        if (neighbors.Count == 0) return;
        var nearest = neighbors.Min(neighbor => neighbor.Door.Location.MetersTo(depot));
        if (nearest > FarthestMeters) typed.Wrong("Form.Latitude", text["The latitude and the longitude lie {0} from your nearest neighbor. Is a digit or a sign wrong?", wording.Kilometers((long)nearest)]);
    }

    private async Task<Depot?> Find(Guid id) => (await fleet.Depots()).FirstOrDefault(depot => depot.Id.Value == id);

    private static string Plain(double degrees) => degrees.ToString("0.#######", CultureInfo.InvariantCulture);

    private ViewResult Page(Depot? depot, DepotForm form) => View("Depot", new DepotPage(depot?.Id, depot?.Name, form));
}
