using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>Everything a neighbor's pages show, read from the stores and put into words.</summary>
public sealed class MyDeliveries(
    SubscriptionStore subscriptions, ClosedDayStore closedDays, ProductStore products, OrderStore orders, NightStore nights, PromiseStore promises,
    RoutePlanStore plans, OutcomeStore outcomes, FleetStore fleet, BusinessClock clock, MyWords words)
{
    private const int DaysShown = 28;

    /// <summary>A van can be late: this long after its window a delivery is still the next one.</summary>
    private static readonly TimeSpan Lateness = TimeSpan.FromHours(2);

    public async Task<MyCalendar> Calendar(Business business, CustomerId customerId)
    {
        var today = clock.Today(business);
        var mine = (await orders.Of(customerId, today)).ToDictionary(order => order.DeliveryDate);
        var routed = new HashSet<OrderId>();
        foreach (var date in mine.Keys)
            routed.UnionWith((await plans.Released(date)).SelectMany(plan => plan.Routes).SelectMany(route => route.Stops).SelectMany(stop => stop.Orders));
        return new MyCalendar(
            business, clock.Now, await subscriptions.FindByCustomer(customerId), new DeliveryCalendar(await closedDays.All()), await products.Catalog(),
            mine, (await nights.Since(today)).ToDictionary(night => night.DeliveryDate), routed);
    }

    public async Task<MePage> Page(Business business, Customer customer)
    {
        var calendar = await Calendar(business, customer.Id);
        var today = calendar.Today;
        var next = calendar.NextFrom(await FirstToCome(calendar));
        var rows = calendar.Between(today, today.AddDays(DaysShown - 1)).Where(day => day.Date != next?.Date && !(day.Date == today && day.Comes));
        return new MePage(
            customer.FirstName,
            next is null ? null : words.Next(calendar, next, await Window(next), await DriverName(next), customer.AccessNote),
            words.NothingComes(calendar), words.Rows(rows), await Pauses(calendar), words.Standing(calendar));
    }

    public async Task<PausePage> PausePage(Business business, Customer customer, PauseForm? typed = null)
    {
        var calendar = await Calendar(business, customer.Id);
        return new PausePage(
            customer.FirstName, typed ?? PauseForm.Starting(calendar.FirstOpen), Iso.Date(calendar.Today), Iso.Date(calendar.Today.AddYears(1)),
            words.BeforePause(calendar, await FirstToCome(calendar)), await Pauses(calendar));
    }

    private async Task<IReadOnlyList<PauseRow>> Pauses(MyCalendar calendar) => calendar.Subscription is not { } subscription ? [] :
    [
        .. (await subscriptions.Pauses(subscription.Id))
            .Where(held => !(held.Pause.EndsOn < calendar.FirstOpen))
            .Select(held => words.Pause(calendar, held)),
    ];

    /// <summary>Today, or tomorrow if today's delivery is over.</summary>
    public async Task<DateOnly> FirstToCome(MyCalendar calendar) => await IsOver(calendar, calendar.Today) ? calendar.Today.AddDays(1) : calendar.Today;

    /// <summary>The driver has said how it went, or nobody has long after the window.</summary>
    private async Task<bool> IsOver(MyCalendar calendar, DateOnly today) =>
        calendar.On(today) is { Order: { } order } day &&
        ((await outcomes.On(today)).ContainsKey(order.Id) || (await Window(day) is { } window && window.Until + Lateness < calendar.Now && (await PlannedFor(order) is not { } planned || planned + Lateness < calendar.Now)));

    /// <summary>On a late day somebody comes after the window that was promised.</summary>
    private async Task<DateTimeOffset?> PlannedFor(Order order) => (await plans.Released(order.DeliveryDate)).SelectMany(plan => plan.Routes).SelectMany(route => route.Stops)
        .FirstOrDefault(stop => stop.Orders.Contains(order.Id))?.ServiceStartsAt;

    private async Task<PromisedWindow?> Window(MyDay day) =>
        day.Order is { } order ? (await promises.On(day.Date)).GetValueOrDefault(order.Id) : null;

    private async Task<string?> DriverName(MyDay day)
    {
        if (day.Order is not { } order) return null;
        var route = (await plans.Released(day.Date)).SelectMany(plan => plan.Routes).FirstOrDefault(route => route.Stops.Any(stop => stop.Orders.Contains(order.Id)));
        return route is null ? null : (await fleet.Drivers()).FirstOrDefault(driver => driver.Id == route.DriverId)?.FirstName;
    }
}
