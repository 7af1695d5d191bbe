using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>Leaving out one delivery, and taking that back.</summary>
[Route("/me/deliveries/{date}/skip")]
public sealed class SkipController(
    CustomerStore customers, MyDeliveries mine, SkipDelivery skipDelivery, UnskipDelivery unskipDelivery, MyWords words, Wording wording, IStringLocalizer<Text> text)
    : NeighborController(customers, mine)
{
    [HttpPost]
    public async Task<IActionResult> Create(string date)
    {
        if (await Read(date) is not { } deliveryDate) return await MePage();
        var day = wording.LongDate(deliveryDate);
        return await skipDelivery.Run(CustomerId, deliveryDate) switch
        {
            SkipOutcome.Skipped => Done(text["Skipped: nothing comes on {0}. You can take it back until {1}.", day, words.CutoffOf(await Calendar(), deliveryDate)]),
            SkipOutcome.AlreadySkipped => Done(text["{0} is skipped: nothing comes.", day]),
            SkipOutcome.PastCutoff => await Refused(text["It is too late to skip {0}: that delivery is already packed and will come.", day]),
            SkipOutcome.NoDelivery => await Refused(text["Nothing is planned for {0}, so there is nothing to skip.", day]),
            var outcome => throw new InvalidOperationException($"Nobody has words for {outcome}."),
        };
    }

    [HttpPost("undo")]
    [HttpDelete]
    public async Task<IActionResult> Destroy(string date)
    {
        if (await Read(date) is not { } deliveryDate) return await MePage();
        var day = wording.LongDate(deliveryDate);
        return await unskipDelivery.Run(CustomerId, deliveryDate) switch
        {
            UnskipOutcome.Unskipped => Done(text["{0} comes as usual.", day]),
            UnskipOutcome.NotSkipped => Done(text["{0} is not skipped.", day]),
            UnskipOutcome.PastCutoff => await Refused(text["It is too late to bring {0} back: that day is already packed, without a delivery for you.", day]),
            var outcome => throw new InvalidOperationException($"Nobody has words for {outcome}."),
        };
    }

    private async Task<DateOnly?> Read(string date)
    {
        var today = (await Calendar()).Today;
        if (!Iso.TryDate(date, out var deliveryDate)) ModelState.AddModelError("", text["Delivery date: “{0}” is not a date.", date]);
        else if (deliveryDate < today) ModelState.AddModelError("", text["Delivery date: {0} is over.", wording.LongDate(deliveryDate)]);
        else if (deliveryDate > today.AddYears(1)) ModelState.AddModelError("", text["Delivery date: {0} is more than a year ahead.", wording.LongDate(deliveryDate)]);
        else return deliveryDate;
        return null;
    }

    private Task<ViewResult> Refused(string why)
    {
        ModelState.AddModelError("", why);
        return MePage();
    }
}
