using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.Subscriptions;

public enum UnskipOutcome { Unskipped, NotSkipped, PastCutoff }

/// <summary>Takes back a skip: the delivery comes after all.</summary>
public sealed class UnskipDelivery(
    Database database, BusinessStore businesses, SubscriptionStore subscriptions, ClosedDayStore closedDays, FixedDates fixedDates)
{
    public async Task<UnskipOutcome> Run(CustomerId customerId, DateOnly deliveryDate)
    {
        if (await subscriptions.FindByCustomer(customerId) is not { Id: var id }) return UnskipOutcome.NotSkipped;
        var business = await businesses.Get();
        var calendar = new DeliveryCalendar(await closedDays.All());
        return await database.Write(async tx =>
        {
            await subscriptions.Lock(tx, id);
            if (calendar.On(await subscriptions.Find(tx, id), deliveryDate) is not { State: DeliveryState.Skipped }) return UnskipOutcome.NotSkipped;
            if (await fixedDates.Contains(tx, business, customerId, deliveryDate)) return UnskipOutcome.PastCutoff;
            await subscriptions.Unskip(tx, id, deliveryDate);
            return UnskipOutcome.Unskipped;
        });
    }
}
