using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>What the driver presses at a door. Each form says which date's page to come back to, and which order when only one of several is meant.</summary>
[Authorize(Roles = Roles.Driver)]
[Route("/driver/stops/{stopId:guid}")]
public sealed class StopsController(
    RouteSheets sheets, RecordDelivery recordDelivery, UndoDelivery undoDelivery, BusinessStore businesses, BusinessClock clock, RouteWords routeWords,
    IStringLocalizer<Text> text) : Controller
{
    private const int LongestWords = 200;

    private DriverId Me => DriverId.From(User.Id());

    [HttpPost("delivered")]
    public async Task<IActionResult> Delivered(Guid stopId, DateOnly? date, Guid? order) =>
        IsGarbled ? BadRequest() : await Record(stopId, date, order, notDelivered: null);

    [HttpGet("not-delivered")]
    public async Task<IActionResult> WhyNot(Guid stopId, DateOnly date, Guid? order) => IsGarbled ? BadRequest() : await AskWhy(stopId, date, order, words: null);

    [HttpPost("not-delivered")]
    public async Task<IActionResult> NotDelivered(Guid stopId, DateOnly? date, Guid? order, NotDeliveredReason? reason, string? words)
    {
        if (IsGarbled) return BadRequest();
        ModelState.Remove(nameof(reason));   // an unknown reason is no reason: our own words say so
        var said = words?.Trim() ?? "";
        if (reason is null || !Enum.IsDefined(reason.Value)) ModelState.AddModelError(nameof(reason), text["Reason: please choose one."]);
        else if (reason == NotDeliveredReason.Other && said.Length == 0) ModelState.AddModelError(nameof(words), text["What happened: please say it in a few words."]);
        if (said.Length > LongestWords) ModelState.AddModelError(nameof(words), text["What happened: please use at most {0} letters.", LongestWords]);
        if (!ModelState.IsValid) return await AskWhy(stopId, date ?? clock.Today(await businesses.Get()), order, words);
        return await Record(stopId, date, order, new NotDelivered(reason!.Value, said));
    }

    [HttpPost("undo")]
    public async Task<IActionResult> Undo(Guid stopId, DateOnly? date, Guid? order) => IsGarbled ? BadRequest() : await undoDelivery.Run(Me, StopId.From(stopId), IdOf(order)) switch
    {
        UndoOutcome.Undone => await Back(date, stopId),
        UndoOutcome.NothingToUndo => await Back(date),
        UndoOutcome.NotYourStop => NotFound(),
    };

    private async Task<IActionResult> Record(Guid stopId, DateOnly? date, Guid? order, NotDelivered? notDelivered) =>
        await recordDelivery.Run(Me, StopId.From(stopId), IdOf(order), notDelivered) switch
        {
            RecordOutcome.NothingToRecord when await RecordedOtherwise(stopId, date, order, notDelivered) is { } otherwise => await BackWith(otherwise, date, stopId),
            RecordOutcome.Recorded or RecordOutcome.NothingToRecord => await Back(date, order is not null && await IsStillOpen(stopId, date) ? stopId : null),
            RecordOutcome.BeforeItsDay => await BackWith(text["This route is for another day: nothing was recorded."], date),
            RecordOutcome.NotYourStop => NotFound(),
        };

    /// <returns>What stands there instead of what was just pressed, on a page that was still open; null where a press only came twice.</returns>
    private async Task<string?> RecordedOtherwise(Guid stopId, DateOnly? date, Guid? order, NotDelivered? pressed)
    {
        var stop = (await sheets.Find(date ?? clock.Today(await businesses.Get()), Me))?.Find(StopId.From(stopId));
        var recorded = stop?.Orders.Where(here => order is null || here.Order.Id == IdOf(order)).Select(here => here.Outcome).OfType<DeliveryOutcome>().ToList() ?? [];
        if (recorded.Count == 0 || recorded.Exists(outcome => outcome.NotDelivered == pressed)) return null;
        return recorded[0].NotDelivered is { } why
            ? text["Not recorded again: this stop is not delivered ({0}). Undo it first to change that.", routeWords.Reason(why)].Value
            : text["Not recorded again: this stop is delivered. Undo it first to change that."].Value;
    }

    private Task<IActionResult> BackWith(string notice, DateOnly? date, Guid? stop = null)
    {
        TempData["Notice"] = notice;
        return Back(date, stop);
    }

    /// <summary>An unreadable order must not be taken for "everything at this stop".</summary>
    private bool IsGarbled => new[] { "date", "order" }.Any(name => ModelState.GetFieldValidationState(name) == ModelValidationState.Invalid);

    private async Task<bool> IsStillOpen(Guid stopId, DateOnly? date) =>
        (await sheets.Find(date ?? clock.Today(await businesses.Get()), Me))?.Find(StopId.From(stopId)) is { IsSettled: false };

    private async Task<IActionResult> AskWhy(Guid stopId, DateOnly date, Guid? order, string? words)
    {
        if ((await sheets.Find(date, Me))?.Find(StopId.From(stopId)) is not { } stop) return NotFound();
        if (stop.IsSettled) return await Back(date, stopId);   // which says what is recorded, and undoes it
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("NotDelivered", new NotDeliveredPage(stop, date, order, words));
    }

    /// <summary>Today's page keeps its short address: it is the one on the home screen.</summary>
    private async Task<IActionResult> Back(DateOnly? date, Guid? stop = null) => date is null || date == clock.Today(await businesses.Get())
        ? RedirectToAction(nameof(DriverController.Today), "Driver", new { stop })
        : RedirectToAction(nameof(DriverController.Day), "Driver", new { date = Iso.Date(date.Value), stop });

    private static OrderId? IdOf(Guid? order) => order is { } id ? OrderId.From(id) : null;
}
