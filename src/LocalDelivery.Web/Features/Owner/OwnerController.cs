using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Owner;

/// <summary>The owner's first page: whether tomorrow is all right, and a try again where it is not.</summary>
[Authorize(Roles = Roles.Owner)]
public sealed class OwnerController(ReadToday readToday, RunNightAgain runNightAgain, BusinessStore businesses, Wording wording, IStringLocalizer<Text> text) : Controller
{
    [HttpGet("/owner")]
    public async Task<IActionResult> Today() => View("Today", await readToday.Run(await businesses.Get()));

    /// <param name="date">The delivery date.</param>
    /// <param name="back">"plan" to return to the date's plan.</param>
    [HttpPost("/owner/nights/{date}/again")]
    public async Task<IActionResult> Again(string date, string? back)
    {
        if (!Typed.TryDate(date, out var deliveryDate)) return NotFound();
        var business = await businesses.Get();
        TempData["Notice"] = (await runNightAgain.Run(business, deliveryDate) switch
        {
            RunNightAgainOutcome.Running => text["Running again… Reload this page in a moment."],
            RunNightAgainOutcome.Past => text["{0} is over, so its night is not run again.", wording.LongDate(deliveryDate)],
            RunNightAgainOutcome.TooEarly => text["The run for {0} starts by itself at {1} the evening before: until then neighbors may still change their minds.",
                wording.LongDate(deliveryDate), wording.Time(business.NightRunTime)],
        }).Value;
        return Redirect(back == "plan" ? $"/owner/plan/{deliveryDate:yyyy-MM-dd}" : "/owner");
    }
}
