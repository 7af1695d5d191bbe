using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>The night's last step: one text to the owner that says whether tomorrow is all right.</summary>
public sealed class SummarizeNight(
    Database database, BusinessStore businesses, OrderStore orders, RoutePlanStore plans, NightStore nights, MessageStore messages, Wording wording,
    IStringLocalizer<Text> text, IOptions<SiteOptions> site, TimeProvider time)
{
    public async Task<StepResult> Run(DateOnly deliveryDate)
    {
        var business = await businesses.Get();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = business.Culture;
        var placed = (await orders.On(deliveryDate)).Count;
        if (business.OwnerPhone is not { } phone || placed == 0) return default;
        var routes = (await plans.Released(deliveryDate)).Sum(plan => plan.Routes.Count);
        var problems = (await nights.Problems(deliveryDate)).Count;
        string verdict = problems == 0 ? text["Everything is all right."] : text["{0} to look at: {1}", problems, $"{site.Value.PublicUrl.TrimEnd('/')}/owner"];
        string body = text["{0}, {1}: {2} orders on {3} routes. {4}", business.Name, wording.LongDate(deliveryDate), placed, routes, verdict];
        var now = time.GetUtcNow();
        var message = new NewMessage(
            MessageId.New(now), Business.RecipientId, CustomerId: null, phone, MessageKinds.NightSummary, deliveryDate, body,
            business.QuietHours.NextAllowed(now), UselessAfter: business.Zone.ToInstant(deliveryDate.AddDays(1), TimeOnly.MinValue));
        return await database.Write(tx => messages.Insert(tx, message)) ? StepResult.OneDone : StepResult.OneSkipped;
    }
}
