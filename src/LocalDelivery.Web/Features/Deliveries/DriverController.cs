using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>The driver's day: load, stop after stop, home.</summary>
[Authorize(Roles = Roles.Driver)]
[Route("/driver")]
public sealed class DriverController(RouteSheets sheets, NextShift nextShift, BusinessStore businesses, BusinessClock clock) : Controller
{
    private DriverId Me => DriverId.From(User.Id());

    /// <param name="stop">The stop to show large; the first open one when left out.</param>
    [HttpGet("")]
    public async Task<IActionResult> Today(Guid? stop) => await Show(clock.Today(await businesses.Get()), stop);

    /// <param name="date">The delivery date.</param>
    /// <param name="stop">The stop to show large; the first open one when left out.</param>
    [HttpGet("{date}")]
    public async Task<IActionResult> Day(string date, Guid? stop) => Iso.TryDate(date, out var day) ? await Show(day, stop) : NotFound();

    private async Task<IActionResult> Show(DateOnly date, Guid? stop)
    {
        var business = await businesses.Get();
        var today = clock.Today(business);
        var ahead = await nextShift.After(business, Me);
        if (await sheets.Find(date, Me) is not { } sheet) return View("NoRoute", new NoRoutePage(date, date == today, ahead, business.NightRunTime));
        var day = new DriverDay(sheet, business.Zone, clock.Now, date == today ? ahead : null, IsOpen: date <= today);
        if (stop is { } asked) return sheet.Find(StopId.From(asked)) is { } found ? View("Stop", new StopPage(day, found)) : NotFound();
        if (!sheet.HasBegun) return View("Start", day);
        return sheet.Current is { } current ? View("Stop", new StopPage(day, current)) : View("Done", day);
    }
}
