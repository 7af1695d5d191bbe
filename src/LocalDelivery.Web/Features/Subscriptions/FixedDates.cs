using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>
/// Which of a customer's dates may no longer change: past the cutoff, or the night for it has begun (an operator may run it early), or the order
/// is made. Ask inside the transaction that holds the subscription's lock: the night takes the same lock before it freezes.
/// </summary>
public sealed class FixedDates(NightStore nights, OrderStore orders, TimeProvider time)
{
    public async Task<bool> Contains(DbTransaction tx, Business business, CustomerId customerId, DateOnly date) =>
        business.Cutoff.HasPassed(date, time.GetUtcNow()) || await nights.HasBegun(tx, date) || await orders.Exists(tx, customerId, date);

    /// <summary>The first date from this one on that may still change.</summary>
    public async Task<DateOnly> FirstOpen(DbTransaction tx, Business business, CustomerId customerId, DateOnly from)
    {
        var open = business.Cutoff.FirstOpenDate(time.GetUtcNow());
        var date = from > open ? from : open;
        while (await Contains(tx, business, customerId, date)) date = date.AddDays(1);
        return date;
    }
}
