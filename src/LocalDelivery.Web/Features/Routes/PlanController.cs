using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>A date's routes, for the owner: as a list, a sketch and a map.</summary>
[Authorize(Roles = Roles.Owner)]
[Route("/owner/plan/{date}")]
public sealed class PlanController(ReadPlan readPlan, WatchPlanning watch, BusinessStore businesses) : Controller
{
    private const int SecondsBetweenLooks = 3;

    /// <param name="date">The delivery date.</param>
    /// <param name="asked">When "Plan again" was pressed (see <see cref="WatchPlanning"/>).</param>
    [HttpGet]
    public async Task<IActionResult> Show(string date, long? asked)
    {
        if (!Iso.TryDate(date, out var day)) return NotFound();
        var stage = await watch.Stage(day, asked);
        if (stage == PlanningStage.Running) Response.Headers["Refresh"] = $"{SecondsBetweenLooks}";   // the page looks again by itself, without a script
        return View("Plan", (await readPlan.Run(await businesses.Get(), day)) with { Planning = stage });
    }

    [HttpGet("map.json")]
    public async Task<IActionResult> Map(string date) => Iso.TryDate(date, out var day) ? Json(await readPlan.Map(await businesses.Get(), day)) : NotFound();
}
