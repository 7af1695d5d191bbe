using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Subscriptions;

public enum MyDayState
{
    /// <summary>Comes, and may still change.</summary>
    Open,

    /// <summary>Comes, and may no longer change; the order is about to be made.</summary>
    Fixed,

    /// <summary>The order is made.</summary>
    Packed,

    /// <summary>The night is over, and there is no order or no van took it: nothing comes, and the owner knows.</summary>
    Missed,

    /// <summary>The order is made, but has no place on a route yet.</summary>
    Waiting,

    /// <summary>Nothing of what is wanted is sold on the date.</summary>
    NotSold,

    Skipped,
    Paused,
    Closed,
}

/// <summary>One date on a neighbor's calendar.</summary>
/// <param name="MayChange">Whether it can still be skipped or unskipped.</param>
/// <param name="Goods">At the prices of the order, or of the date while there is none.</param>
public sealed record MyDay(DateOnly Date, MyDayState State, bool MayChange, IReadOnlyList<OrderLine> Goods, Money Total, Order? Order)
{
    /// <summary>Whether it comes as far as anybody knows: one without a route may not.</summary>
    public bool IsCertain => Comes && State != MyDayState.Waiting;

    public bool Comes => State is MyDayState.Open or MyDayState.Fixed or MyDayState.Packed or MyDayState.Waiting;
}

/// <summary>A neighbor's deliveries as they stand now: frozen orders first, then what the subscription says.</summary>
/// <param name="Subscription">Null for a customer who never had one.</param>
/// <param name="Orders">Those from today on.</param>
/// <param name="Nights">The dates from today on whose night has begun, and how far it is.</param>
/// <param name="Routed">The orders that a van takes, of those dates.</param>
public sealed record MyCalendar(
    Business Business, DateTimeOffset Now, Subscription? Subscription, DeliveryCalendar Deliveries, IReadOnlyDictionary<ProductId, Product> Catalog,
    IReadOnlyDictionary<DateOnly, Order> Orders, IReadOnlyDictionary<DateOnly, NightRecord> Nights, IReadOnlySet<OrderId> Routed)
{
    public DateOnly Today => Business.Zone.DateAt(Now);

    /// <summary>The first date that may still change.</summary>
    public DateOnly FirstOpen
    {
        get
        {
            var date = Business.Cutoff.FirstOpenDate(Now);
            while (IsFixed(date)) date = date.AddDays(1);
            return date;
        }
    }

    /// <summary>The dates on which something comes or would have come, in order.</summary>
    public IEnumerable<MyDay> Between(DateOnly from, DateOnly to)
    {
        for (var date = from; date <= to; date = date.AddDays(1))
            if (On(date) is { } day)
                yield return day;
    }

    public MyDay? On(DateOnly date)
    {
        if (Orders.GetValueOrDefault(date) is { } order) return new(date, StateOf(order), MayChange: false, order.Lines, order.Total, order);
        if (Subscription is null || Deliveries.On(Subscription, date) is not { } delivery) return null;
        var draft = OrderDraft.For(delivery, Catalog);
        var isSold = draft.Lines.Count > 0;
        return new(
            date, StateOf(delivery, isSold), isSold && !IsFixed(date) && delivery.State is DeliveryState.Coming or DeliveryState.Skipped,
            [.. draft.Lines.Select(line => new OrderLine(line.ProductId, line.ProductName, line.Unit, line.Quantity, line.UnitPrice))],
            draft.Total(Business.Currency), Order: null);
    }

    /// <summary>The first delivery that comes on the date or later.</summary>
    public MyDay? NextFrom(DateOnly date) => Between(date, date.AddDays(DeliveryCalendar.DaysAhead)).FirstOrDefault(day => day.Comes);

    /// <summary>The calendar as it would be without this pause.</summary>
    public MyCalendar Without(Pause pause) =>
        Subscription is null ? this : this with { Subscription = Subscription with { Pauses = [.. Subscription.Pauses.Where(held => held != pause)] } };

    private bool IsFixed(DateOnly date) => Business.Cutoff.HasPassed(date, Now) || Nights.ContainsKey(date) || Orders.ContainsKey(date);

    private MyDayState StateOf(Order order) => Nights.GetValueOrDefault(order.DeliveryDate) switch
    {
        _ when Routed.Contains(order.Id) => MyDayState.Packed,
        { MissedAt: not null } => MyDayState.Missed,
        { FinishedAt: not null } => MyDayState.Waiting,
        _ => MyDayState.Packed, // its routes are being made
    };

    private MyDayState StateOf(PlannedDelivery delivery, bool isSold) => delivery.State switch
    {
        DeliveryState.Skipped => MyDayState.Skipped,
        DeliveryState.Paused => MyDayState.Paused,
        DeliveryState.Closed => MyDayState.Closed,
        DeliveryState.Coming when !isSold => MyDayState.NotSold,
        DeliveryState.Coming when Nights.GetValueOrDefault(delivery.Date) is { FinishedAt: not null } or { MissedAt: not null } => MyDayState.Missed,
        DeliveryState.Coming when !IsFixed(delivery.Date) => MyDayState.Open,
        DeliveryState.Coming => MyDayState.Fixed,
    };
}
