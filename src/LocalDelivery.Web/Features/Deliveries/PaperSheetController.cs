using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>The route on paper: for a driver her own, for the owner anybody's, or all of the day's.</summary>
[Authorize(Roles = $"{Roles.Driver},{Roles.Owner}")]
public sealed class PaperSheetController(RouteSheets sheets, BusinessStore businesses) : Controller
{
    /// <param name="date">The delivery date.</param>
    /// <param name="driver">Whose route; for the owner, everybody's when left out.</param>
    [HttpGet("/driver/{date}/sheet")]
    public async Task<IActionResult> Sheet(string date, Guid? driver)
    {
        if (!Iso.TryDate(date, out var day)) return NotFound();
        var whose = User.IsInRole(Roles.Owner) ? driver : User.Id();
        var found = (await sheets.On(day)).Where(sheet => whose is null || sheet.DriverId == DriverId.From(whose.Value)).ToList();
        return found.Count == 0 ? NotFound() : View("Paper", new PaperPage(day, found, (await businesses.Get()).Zone));
    }
}
