using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Customers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>Being away, and being back early.</summary>
[Route("/me/pause")]
public sealed class PauseController(
    CustomerStore customers, MyDeliveries mine, PauseSubscription pauseSubscription, EndPause endPause, MyWords words, IStringLocalizer<Text> text)
    : NeighborController(customers, mine)
{
    [HttpGet]
    public Task<ViewResult> Ask() => PausePage();

    [HttpPost]
    public async Task<IActionResult> Create(PauseForm form)
    {
        if (form.Read((await Calendar()).Today, ModelState, text) is not { } asked) return await PausePage(form);
        var result = await pauseSubscription.Run(CustomerId, asked);
        return result.Outcome switch
        {
            PauseOutcome.Paused => Done(await AfterPause(asked.StartsOn, result.Pause!)),
            PauseOutcome.AlreadyPaused => Done(text["You are already away {0}.", words.Interval(result.Pause!)]),
            PauseOutcome.PastCutoff => await Refused(form, PauseForm.UntilField, text["Last day away: it is too late to change these days; they are already packed."]),
            PauseOutcome.NoSubscription => await Refused(form, "", text["You have no standing order yet, so there is nothing to pause."]),
            var outcome => throw new InvalidOperationException($"Nobody has words for {outcome}."),
        };
    }

    [HttpPost("{id:guid}/end")]
    public async Task<IActionResult> End(Guid id)
    {
        var result = await endPause.Run(CustomerId, new PauseId(id));
        return result.Outcome switch
        {
            EndPauseOutcome.Ended => Done(words.AfterEnding(await Calendar(), result.From)),
            EndPauseOutcome.AlreadyOver or EndPauseOutcome.NoSuchPause => Done(text["That pause is over already."]),
            var outcome => throw new InvalidOperationException($"Nobody has words for {outcome}."),
        };
    }

    private async Task<string> AfterPause(DateOnly asked, Pause pause)
    {
        var calendar = await Calendar();
        var first = await FirstToCome(calendar);
        return words.AfterPause(calendar, asked > first ? asked : first, pause);
    }

    private Task<ViewResult> Refused(PauseForm form, string field, string why)
    {
        ModelState.AddModelError(field, why);
        return PausePage(form);
    }
}
