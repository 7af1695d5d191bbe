using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;

namespace LocalDelivery.Web.Features.Rounds;

/// <summary>What the next days ask for when nobody skips.</summary>
public sealed class TypicalDays(BusinessStore businesses, SubscriptionStore subscriptions, CustomerStore customers, ProductStore products, ClosedDayStore closedDays, TimeProvider time)
{
    /// <summary>Two weeks: every rhythm is in them.</summary>
    private const int Days = 14;

    /// <returns>For each date of a fortnight from <paramref name="from"/> on, everybody of the depot who is served then, as if ordered.</returns>
    public async Task<IReadOnlyDictionary<DateOnly, IReadOnlyList<DueOrder>>> Of(DepotId depotId, DateOnly from)
    {
        var currency = (await businesses.Get()).Currency;
        var byId = (await customers.All()).Where(customer => customer.DepotId == depotId).ToDictionary(customer => customer.Id);
        var loads = (await products.All()).ToDictionary(product => product.Product.Id, product => product.Load);
        var calendar = new DeliveryCalendar(await closedDays.All());
        var here = (await subscriptions.All()).Where(subscription => byId.ContainsKey(subscription.CustomerId)).ToList();
        return Enumerable.Range(0, Days).Select(from.AddDays).ToDictionary(date => date, date => (IReadOnlyList<DueOrder>)
        [
            .. from subscription in here
               let delivery = Usual(calendar, subscription, date)
               where delivery is not null
               let customer = byId[subscription.CustomerId]
               let order = new Order(
                   OrderId.New(time.GetUtcNow()), customer.Number, customer.Id, date, depotId, new Money(0, currency), time.GetUtcNow(),
                   [.. delivery.Products.Select(wanted => new OrderLine(wanted.ProductId, "", "", wanted.Quantity, new Money(0, currency)))])
               select new DueOrder(order, customer, DayProblems.LoadOf(order, loads), Promise: null, Told: null, Usual: null, ServiceSeconds: null),
        ]);
    }

    /// <summary>One date left out does not change what a weekday is like; a pause or a closed day may last.</summary>
    private static PlannedDelivery? Usual(DeliveryCalendar calendar, Subscription subscription, DateOnly date) =>
        calendar.On(subscription, date) is { State: DeliveryState.Coming or DeliveryState.Skipped } delivery ? delivery : null;
}
