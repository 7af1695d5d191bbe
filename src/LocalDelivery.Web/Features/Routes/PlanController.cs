using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>A date's routes, for the owner: as a list, a sketch and a map.</summary>
[Authorize(Roles = Roles.Owner)]
[Route("/owner/plan/{date}")]
public sealed class PlanController(ReadPlan readPlan, BusinessStore businesses) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string date) => Iso.TryDate(date, out var day) ? View("Plan", await readPlan.Run(await businesses.Get(), day)) : NotFound();

    [HttpGet("map.json")]
    public async Task<IActionResult> Map(string date) => Iso.TryDate(date, out var day) ? Json(await readPlan.Map(await businesses.Get(), day)) : NotFound();
}
