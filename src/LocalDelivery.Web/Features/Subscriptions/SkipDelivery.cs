using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.Subscriptions;

public enum SkipOutcome { Skipped, AlreadySkipped, PastCutoff, NoDelivery }

/// <summary>Leaves out one delivery.</summary>
public sealed class SkipDelivery(
    Database database, BusinessStore businesses, SubscriptionStore subscriptions, ClosedDayStore closedDays, FixedDates fixedDates)
{
    public async Task<SkipOutcome> Run(CustomerId customerId, DateOnly deliveryDate)
    {
        if (await subscriptions.FindByCustomer(customerId) is not { Id: var id }) return SkipOutcome.NoDelivery;
        var business = await businesses.Get();
        var calendar = new DeliveryCalendar(await closedDays.All());
        return await database.Write(async tx =>
        {
            await subscriptions.Lock(tx, id);
            var state = calendar.On(await subscriptions.Find(tx, id), deliveryDate)?.State;
            if (state == DeliveryState.Skipped) return SkipOutcome.AlreadySkipped;
            if (state != DeliveryState.Coming) return SkipOutcome.NoDelivery;
            if (await fixedDates.Contains(tx, business, customerId, deliveryDate)) return SkipOutcome.PastCutoff;
            await subscriptions.Skip(tx, id, deliveryDate);
            return SkipOutcome.Skipped;
        });
    }
}
