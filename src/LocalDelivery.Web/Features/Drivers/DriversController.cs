using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Drivers;

/// <summary>Who drives when, and the page where all of the fleet is seen.</summary>
[Authorize(Roles = Roles.Owner)]
[Route("/owner/drivers")]
public sealed class DriversController(
    FleetStore fleet, LoadUnitStore loadUnits, SaveDriver saveDriver, BusinessStore businesses, Database database, Wording wording, IStringLocalizer<Text> text, TimeProvider time)
    : Controller
{
    [HttpGet]
    public async Task<IActionResult> List() => await Fleet(new UnitsForm { Names = [.. await loadUnits.Names()] });

    [HttpPost("units")]
    public async Task<IActionResult> Units([Bind(Prefix = "Form")] UnitsForm form)
    {
        var known = await loadUnits.Names();
        var typed = new Typed(ModelState, text);
        var said = form.Names.Where((name, at) => at < known.Count || !string.IsNullOrWhiteSpace(name)).ToList();   // the empty field for one more is none
        if (said.Count > Math.Max(known.Count, LoadUnitStore.Most))
        {
            typed.Wrong($"Form.Names[{known.Count}]", text["The name of a unit: there can be at most {0} units.", LoadUnitStore.Most]);
            return await Fleet(form);
        }

        if (said.Count == 0) said.Add("");   // nothing typed, and nothing there
        var names = said.Select((name, at) => typed.Words($"Form.Names[{at}]", name, text["The name of a unit"], 30)).ToList();
        for (var at = 0; at < names.Count; at++)
            if (names[at].Length > 0 && (names.IndexOf(names[at]) < at || known.Where((_, other) => other != at).Contains(names[at], StringComparer.Ordinal)))
                typed.Wrong($"Form.Names[{at}]", text["There is a unit named {0} already.", names[at]]);
        if (!typed.IsRight) return await Fleet(form);
        await database.Write(async tx =>
        {
            foreach (var (at, name) in names.Index()) await loadUnits.Save(tx, at + 1, name);
        });
        TempData["Notice"] = text["Saved. Say for each vehicle how many it can take, and for each product how many it takes up."].Value;
        return RedirectToAction(nameof(List));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New() => await Page(null, new DriverForm { Id = DriverId.New(time.GetUtcNow()).Value });

    [HttpPost("new")]
    public Task<IActionResult> Add(DriverForm form) => Save(null, form);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id)
    {
        if (await Find(id) is not { } driver) return NotFound();
        var shifts = (await fleet.Shifts()).Where(shift => shift.DriverId == driver.Id).ToDictionary(shift => shift.Day);
        return await Page(driver, new DriverForm { Name = driver.Name, Phone = driver.Phone, Shifts = [.. Week.MondayFirst.Select(day => FormOf(shifts.GetValueOrDefault(day)))] });
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Change(Guid id, DriverForm form) => await Find(id) is { } driver ? await Save(driver, form) : NotFound();

    [HttpPost("{id:guid}/retire")]
    public async Task<IActionResult> Retire(Guid id)
    {
        if (await Find(id) is not { } driver) return NotFound();
        await saveDriver.Retire(driver.Id);
        TempData["Notice"] = text["{0} drives no longer. If tomorrow's routes are made already, plan them again.", driver.Name].Value;
        return RedirectToAction(nameof(List));
    }

    [HttpPost("{id:guid}/back")]
    public async Task<IActionResult> BringBack(Guid id)
    {
        if ((await fleet.RetiredDrivers()).FirstOrDefault(driver => driver.Id.Value == id) is not { } driver) return NotFound();
        await saveDriver.BringBack(driver.Id);
        TempData["Notice"] = text["{0} is back. Give the days and hours next.", driver.Name].Value;
        return RedirectToAction(nameof(Edit), new { id });
    }

    private async Task<IActionResult> Save(Driver? driver, DriverForm form)
    {
        var business = await businesses.Get();
        var typed = new Typed(ModelState, text);
        var id = driver?.Id.Value ?? NewThing.Id(form.Id, form.Id is { } shown ? (await Find(shown))?.Name : null, form.Name, time);
        var edited = new Driver(
            DriverId.From(id), typed.Words("Form.Name", form.Name, text["The name"], 60),
            typed.Phone("Form.Phone", form.Phone, text["The phone number"], business.Country));
        var shifts = await Shifts(typed, edited.Id, form);
        if (!typed.IsRight) return await Page(driver, form);
        var result = await saveDriver.Run(edited, shifts);
        switch (result.Outcome)
        {
            case SaveDriverOutcome.Saved:
                TempData["Notice"] = text["{0} is saved.", edited.Name].Value;
                return RedirectToAction(nameof(List));
            case SaveDriverOutcome.PhoneTaken:
                typed.Wrong("Form.Phone", text["The phone number is {0}'s already.", result.By]);
                return await Page(driver, form);
            case SaveDriverOutcome.PhoneOfRetired:
                typed.Wrong("Form.Phone", text["The phone number is {0}'s, who drives no longer. Bring {0} back in the list “Drive no longer” of the drivers' page.", result.By]);
                return await Page(driver, form);
            case SaveDriverOutcome.VehicleTaken:
                typed.Wrong($"Form.Shifts[{IsoWeekday.Of(result.Day) - 1}].Vehicle", text["On {0} this vehicle is {1}'s.", wording.DayName(result.Day), result.By]);
                return await Page(driver, form);
        }

        throw new System.Diagnostics.UnreachableException();
    }

    private async Task<IReadOnlyList<Shift>> Shifts(Typed typed, DriverId id, DriverForm form)
    {
        var vehicles = await fleet.Vehicles();
        return
        [
            .. from row in Week.MondayFirst.Index()
               let typedShift = form.Shifts.ElementAtOrDefault(row.Index)
               where !string.IsNullOrWhiteSpace(typedShift?.Starts) || !string.IsNullOrWhiteSpace(typedShift?.Ends)
               select Shift(typed, id, row.Item, $"Form.Shifts[{row.Index}]", typedShift, vehicles),
        ];
    }

    private Shift Shift(Typed typed, DriverId id, DayOfWeek day, string field, ShiftForm form, IReadOnlyList<Vehicle> vehicles)
    {
        var starts = typed.Time($"{field}.Starts", form.Starts, text["The start on {0}", wording.DayName(day)]);
        var ends = typed.Time($"{field}.Ends", form.Ends, text["The end on {0}", wording.DayName(day)]);
        var vehicle = vehicles.Count == 1 ? vehicles[0] : vehicles.FirstOrDefault(each => each.Id.ToString() == form.Vehicle);
        if (vehicle is null) typed.Wrong($"{field}.Vehicle", vehicles.Count == 0 ? text["Add a vehicle first."] : text["Choose a vehicle for {0}.", wording.DayName(day)]);
        if (typed.IsRight && starts >= ends) typed.Wrong($"{field}.Ends", text["The end on {0} must be after the start.", wording.DayName(day)]);
        return new Shift(id, day, vehicle?.Id ?? default, starts, ends);
    }

    private async Task<Driver?> Find(Guid id) => (await fleet.Drivers()).FirstOrDefault(driver => driver.Id.Value == id);

    private static ShiftForm FormOf(Shift? shift) => shift is null ? new ShiftForm() : new ShiftForm { Starts = Iso.Time(shift.Starts), Ends = Iso.Time(shift.Ends), Vehicle = shift.VehicleId.ToString() };

    private async Task<IActionResult> Page(Driver? driver, DriverForm form) => View("Driver", new DriverPage(driver?.Id, driver?.Name, form, await fleet.Vehicles()));

    private async Task<IActionResult> Fleet(UnitsForm form)
    {
        var shifts = (await fleet.Shifts()).ToLookup(shift => shift.DriverId);
        var vehicles = await fleet.Vehicles();
        var vehicleNames = vehicles.ToDictionary(vehicle => vehicle.Id, vehicle => vehicle.Name);
        var depots = await fleet.Depots();
        var units = await loadUnits.Names();
        return View("Drivers", new FleetPage(
            [.. (await fleet.Drivers()).Select(driver => new DriverRow(driver.Id, driver.Name, driver.Phone, Hours(shifts[driver.Id], vehicleNames)))],
            [.. (await fleet.RetiredDrivers()).Select(driver => new DriverRow(driver.Id, driver.Name, driver.Phone, []))],
            [.. vehicles.Select(vehicle => new VehicleRow(
                vehicle.Id, vehicle.Name, depots.FirstOrDefault(depot => depot.Id == vehicle.DepotId)?.Name ?? "",
                wording.List([.. units.Zip(vehicle.Capacity, (unit, amount) => wording.Load(amount, unit))])))],
            [.. depots.Select(depot => new DepotRow(depot.Id, depot.Name, FormattableString.Invariant($"{depot.Location.Latitude:0.#####}, {depot.Location.Longitude:0.#####}")))],
            units, form));
    }

    /// <summary>Days with the same hours and vehicle in one line: "Monday, Tuesday and Friday, 4:30–8:30 am, Van 1".</summary>
    private IReadOnlyList<string> Hours(IEnumerable<Shift> shifts, Dictionary<VehicleId, string> vehicles) =>
    [
        .. shifts.GroupBy(shift => (shift.Starts, shift.Ends, shift.VehicleId)).Select(same => text["{0}, {1}, {2}",
            wording.Days(same.Aggregate(Weekdays.None, (days, shift) => days | shift.Day.ToWeekdays())), wording.Window(same.Key.Starts, same.Key.Ends),
            vehicles.GetValueOrDefault(same.Key.VehicleId, "")].Value),
    ];
}
