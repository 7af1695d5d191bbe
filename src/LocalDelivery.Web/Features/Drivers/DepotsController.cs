using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Drivers;

/// <summary>Where the vans are loaded: routes start and end there.</summary>
[Authorize(Roles = Roles.Owner)]
[Route("/owner/drivers/depots")]
public sealed class DepotsController(FleetStore fleet, Database database, IStringLocalizer<Text> text, TimeProvider time) : Controller
{
    [HttpGet("new")]
    public IActionResult New() => Page(null, new DepotForm(null, null, null));

    [HttpPost("new")]
    public Task<IActionResult> Add(DepotForm form) => Save(null, form);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id) =>
        await Find(id) is { } depot ? Page(depot, new DepotForm(depot.Name, Plain(depot.Location.Latitude), Plain(depot.Location.Longitude))) : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Change(Guid id, DepotForm form) => await Find(id) is { } depot ? await Save(depot, form) : NotFound();

    private async Task<IActionResult> Save(Depot? depot, DepotForm form)
    {
        var typed = new Typed(ModelState, text);
        var name = typed.Words("Form.Name", form.Name, text["The name"], 60);
        var latitude = typed.Degrees("Form.Latitude", form.Latitude, text["The latitude"], 90);
        var longitude = typed.Degrees("Form.Longitude", form.Longitude, text["The longitude"], 180);
        if (!typed.IsRight) return Page(depot, form);
        await database.Write(tx => fleet.SaveDepot(tx, new Depot(depot?.Id ?? DepotId.New(time.GetUtcNow()), name, new Location(latitude, longitude))));
        TempData["Notice"] = text["{0} is saved.", name].Value;
        return Redirect("/owner/drivers");
    }

    private async Task<Depot?> Find(Guid id) => (await fleet.Depots()).FirstOrDefault(depot => depot.Id.Value == id);

    private static string Plain(double degrees) => degrees.ToString("0.#######", CultureInfo.InvariantCulture);

    private ViewResult Page(Depot? depot, DepotForm form) => View("Depot", new DepotPage(depot?.Id, depot?.Name, form));
}
