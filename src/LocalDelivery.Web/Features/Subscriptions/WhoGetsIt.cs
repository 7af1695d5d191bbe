using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>Whose standing orders a change of the catalog touches.</summary>
public sealed class WhoGetsIt(SubscriptionStore subscriptions)
{
    /// <returns>How many neighbors have the product in their standing order on one of these weekdays, on <paramref name="from"/> or later.</returns>
    public async Task<int> Count(ProductId product, Weekdays weekdays, DateOnly from) => (await subscriptions.All()).Count(
        subscription => !(subscription.CancelledFrom <= from)
            && subscription.Lines.Any(line => line.ProductId == product && !(line.EndsOn < from) && (line.Quantities.Days & weekdays) != Weekdays.None));
}
