using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>
/// The night's last step: one text to the owner that says whether tomorrow is all right. The worse the night, the more it is needed: only where
/// nothing was due and nothing went wrong there is none.
/// </summary>
public sealed class SummarizeNight(
    Database database, BusinessStore businesses, OrderStore orders, RoutePlanStore plans, NightStore nights, MessageStore messages, Wording wording,
    IStringLocalizer<Text> text, IOptions<SiteOptions> site, TimeProvider time)
{
    public async Task<StepResult> Run(DateOnly deliveryDate)
    {
        var business = await businesses.Get();
        business.Speak();
        var placed = (await orders.On(deliveryDate)).Count;
        var problems = (await nights.Problems(deliveryDate)).Count;
        if (placed == 0 && problems == 0) return default;
        var routes = (await plans.Released(deliveryDate)).Sum(plan => plan.Routes.Count);
        var verdict = Verdict(problems, await messages.Standing(deliveryDate, MessageKinds.Window));
        string body = text["{0}, {1}: {2} on {3}. {4}", business.Name, wording.LongDate(deliveryDate), wording.Orders(placed), wording.Routes(routes), verdict];
        return await Tell(business, deliveryDate, body, uselessAfter: business.Zone.ToInstant(deliveryDate.AddDays(1), TimeOnly.MinValue));
    }

    /// <summary>A night that did not happen and can not any more. That stays worth knowing, however late the machine is back.</summary>
    /// <param name="deliveries">How many went without.</param>
    public async Task<StepResult> Missed(DateOnly deliveryDate, int deliveries)
    {
        var business = await businesses.Get();
        business.Speak();
        string body = text["{0}, {1}: the night was missed while the program was off. {2} did not go out: {3}",
            business.Name, wording.LongDate(deliveryDate), wording.Count(deliveries, "1 delivery", "{0} deliveries"), OwnersPage];
        return await Tell(business, deliveryDate, body, uselessAfter: null);
    }

    private string OwnersPage => $"{site.Value.PublicUrl.TrimEnd('/')}/owner";

    /// <summary>What waits for the morning may still be refused then, so it is not called all right.</summary>
    private string Verdict(int problems, TextStanding texts) => (problems, texts.Waiting, texts.Refused) switch
    {
        (0, 0, _) => text["Everything is all right."],
        (0, var waiting, _) => text["All right so far; still to be sent: {0}.", wording.Texts(waiting)],
        (_, _, 0) => text["{0} to look at: {1}", problems, OwnersPage],
        (_, _, var refused) => text["{0} to look at, {1} refused: {2}", problems, wording.Texts(refused), OwnersPage],
    };

    private async Task<StepResult> Tell(Business business, DateOnly deliveryDate, string body, DateTimeOffset? uselessAfter)
    {
        if (business.OwnerPhone is not { } phone) return default;
        var now = time.GetUtcNow();
        var message = new NewMessage(
            MessageId.New(now), Business.RecipientId, CustomerId: null, phone, MessageKinds.NightSummary, deliveryDate, body, business.QuietHours.NextAllowed(now), uselessAfter);
        return await database.Write(tx => messages.Insert(tx, message)) ? StepResult.OneDone : StepResult.OneSkipped;
    }
}
