using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>Every text, newest first, and what became of it.</summary>
[Authorize(Roles = Roles.Owner)]
[Route("owner/outbox")]
public sealed class OutboxController(
    OutboxStore outbox, OutboxWords words, BusinessStore businesses, SendAgain sendAgain, UnsentTexts unsentTexts, TwilioGateway twilio, IStringLocalizer<Text> text, TimeProvider time) : Controller
{
    public const int PageSize = 25;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? date, string? outcome, int pageNumber = 1)
    {
        if (!TryRead(date, out var on)) ModelState.AddModelError(nameof(date), text["Date: please give a day, such as {0}.", "2026-11-27"]);
        var filter = new OutboxFilter(on, words.Outcomes.Any(known => known.Code == outcome) ? outcome : null);
        var count = await outbox.Count(filter);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        pageNumber = Math.Clamp(pageNumber, 1, pages);
        var business = await businesses.Get();
        var rows = (await outbox.Page(filter, PageSize, (pageNumber - 1) * PageSize)).Select(message => words.Row(message, business, time.GetUtcNow()));
        return View("Outbox", new OutboxPage([.. rows], count, pageNumber, pages, filter, words.Outcomes, twilio.IsConfigured));
    }

    [HttpPost("{id:guid}/again")]
    public async Task<IActionResult> Again(Guid id, string? date, string? outcome, int pageNumber = 1)
    {
        TempData["Notice"] = (await sendAgain.Run(MessageId.From(id))) switch
        {
            SendAgainOutcome.Waiting => text["It goes out within the next minute, unless it is a quiet hour."].Value,
            SendAgainOutcome.HadArrived => text["It has arrived in the meantime, so it was not sent again."].Value,
            SendAgainOutcome.NotPossible => text["This text can not be sent again."].Value,
        };
        return RedirectToAction(nameof(Index), new { date, outcome, pageNumber });
    }

    /// <summary>All of a date's at once, from the page that counts them.</summary>
    [HttpPost("unsent/{date}")]
    public async Task<IActionResult> SendUnsent(string date)
    {
        if (!Iso.TryDate(date, out var on)) return NotFound();
        await unsentTexts.Send(on);
        TempData["Notice"] = text["They go out within the next minute, unless it is a quiet hour."].Value;
        return Redirect("/owner");
    }

    private static bool TryRead(string? date, out DateOnly? on)
    {
        on = Iso.TryDate(date, out var read) ? read : null;
        return on is not null || string.IsNullOrEmpty(date);
    }
}
