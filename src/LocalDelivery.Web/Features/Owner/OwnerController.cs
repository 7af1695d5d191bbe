using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Owner;

/// <summary>The owner's first page: whether tomorrow is all right, a try again where it is not, and "done" for what she has dealt with.</summary>
[Authorize(Roles = Roles.Owner)]
public sealed class OwnerController(
    ReadToday readToday, RunNightAgain runNightAgain, SolveProblem solveProblem, BusinessStore businesses, Wording wording, IStringLocalizer<Text> text, TimeProvider time) : Controller
{
    [HttpGet("/owner")]
    public async Task<IActionResult> Today() => View("Today", await readToday.Run(await businesses.Get()));

    /// <param name="date">The delivery date.</param>
    /// <param name="back">"plan" to return to the date's plan.</param>
    [HttpPost("/owner/nights/{date}/again")]
    public async Task<IActionResult> Again(string date, string? back)
    {
        if (!Iso.TryDate(date, out var deliveryDate)) return NotFound();
        var business = await businesses.Get();
        var asked = time.GetUtcNow().ToUnixTimeMilliseconds();
        var outcome = await runNightAgain.Run(business, deliveryDate);
        if (back == "plan" && outcome == RunNightAgainOutcome.Running)
            return Redirect(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/owner/plan/{Iso.Date(deliveryDate)}?asked={asked}"));   // which says how it goes
        TempData["Notice"] = (outcome switch
        {
            RunNightAgainOutcome.Running => text["Running again… Reload this page in a moment."],
            RunNightAgainOutcome.Past => text["{0} is over, so its night is not run again.", wording.LongDate(deliveryDate)],
            RunNightAgainOutcome.TooEarly => text["The run for {0} starts by itself at {1} on the day before, when all changes are in.",
                wording.LongDate(deliveryDate), wording.Time(business.NightRunTime)],
        }).Value;
        return Redirect(back == "plan" ? $"/owner/plan/{Iso.Date(deliveryDate)}" : "/owner");
    }

    /// <param name="date">The delivery date.</param>
    /// <param name="kind">The problem's kind, with <paramref name="item"/> its name on the date.</param>
    /// <param name="item">What it is about.</param>
    /// <param name="back">"plan" to return to the date's plan.</param>
    [HttpPost("/owner/nights/{date}/done")]
    public async Task<IActionResult> Done(string date, string? kind, string? item, string? back)
    {
        if (!Iso.TryDate(date, out var deliveryDate)) return NotFound();
        TempData["Notice"] = (await solveProblem.Run(await businesses.Get(), deliveryDate, kind ?? "", item ?? "") switch
        {
            SolveProblemOutcome.Solved => text["Taken off the list."],
            SolveProblemOutcome.NotByHand => text["This stays on the list until another try has mended it."],
        }).Value;
        return Redirect(back == "plan" ? $"/owner/plan/{Iso.Date(deliveryDate)}" : "/owner");
    }
}
