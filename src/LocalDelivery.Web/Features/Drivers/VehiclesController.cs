using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Drivers;

/// <summary>What is driven, and how much goes in.</summary>
[Authorize(Roles = Roles.Owner)]
[Route("/owner/drivers/vehicles")]
public sealed class VehiclesController(FleetStore fleet, LoadUnitStore loadUnits, Database database, IStringLocalizer<Text> text, TimeProvider time) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New() => await Page(null, new VehicleForm { Id = VehicleId.New(time.GetUtcNow()).Value });

    [HttpPost("new")]
    public Task<IActionResult> Add(VehicleForm form) => Save(null, form);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id) => await Find(id) is { } vehicle
        ? await Page(vehicle, new VehicleForm { Name = vehicle.Name, Depot = vehicle.DepotId.ToString(), Capacity = [.. vehicle.Capacity.Select(amount => $"{amount}")] })
        : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Change(Guid id, VehicleForm form) => await Find(id) is { } vehicle ? await Save(vehicle, form) : NotFound();

    [HttpPost("{id:guid}/retire")]
    public async Task<IActionResult> Retire(Guid id)
    {
        if (await Find(id) is not { } vehicle) return NotFound();
        TempData["Notice"] = (await database.Write(tx => fleet.RetireVehicle(tx, vehicle.Id))
            ? text["{0} is no longer used.", vehicle.Name]
            : text["{0} is still driven by somebody. Give that driver another vehicle first.", vehicle.Name]).Value;
        return Redirect("/owner/drivers");
    }

    private async Task<IActionResult> Save(Vehicle? vehicle, VehicleForm form)
    {
        var depots = await fleet.Depots();
        var units = await loadUnits.Names();
        var typed = new Typed(ModelState, text);
        var name = typed.Words("Form.Name", form.Name, text["The name"], 40);
        var depot = depots.Count == 1 ? depots[0] : depots.FirstOrDefault(each => each.Id.ToString() == form.Depot);
        if (depot is null) typed.Wrong("Form.Depot", depots.Count == 0 ? text["Say first where the vans are loaded."] : text["Choose where it is loaded."]);
        int[] capacity = [.. units.Select((unit, at) => typed.Whole($"Form.Capacity[{at}]", form.Capacity.ElementAtOrDefault(at), text["The capacity in {0}", unit], 0, 100_000))];
        if (!typed.IsRight || depot is null) return await Page(vehicle, form);
        var id = vehicle?.Id.Value ?? NewThing.Id(form.Id, form.Id is { } shown ? (await Find(shown))?.Name : null, name, time);
        if (!await Store(new Vehicle(VehicleId.From(id), depot.Id, name, capacity)))
        {
            typed.Wrong("Form.Name", text["The name {0} is another vehicle's already.", name]);
            return await Page(vehicle, form);
        }

        TempData["Notice"] = text["{0} is saved.", name].Value;
        return Redirect("/owner/drivers");
    }

    /// <returns>False when another vehicle has the name: whoever chooses one for a driver could not tell them apart.</returns>
    private Task<bool> Store(Vehicle vehicle) => database.Write(async tx =>
    {
        if (await fleet.HasOtherNamed(tx, vehicle)) return false;
        await fleet.SaveVehicle(tx, vehicle);
        return true;
    });

    private async Task<Vehicle?> Find(Guid id) => (await fleet.Vehicles()).FirstOrDefault(vehicle => vehicle.Id.Value == id);

    private async Task<IActionResult> Page(Vehicle? vehicle, VehicleForm form) =>
        View("Vehicle", new VehiclePage(vehicle?.Id, vehicle?.Name, form, await fleet.Depots(), await loadUnits.Names()));
}
