namespace LocalDelivery.Ordering;

/// <summary>What becomes of a delivery that the lines ask for.</summary>
/// <remarks>When several hold, the one that binds most people wins: closed, then paused, then skipped, then coming.</remarks>
public enum DeliveryState
{
    /// <summary>It comes.</summary>
    Coming,

    /// <summary>The customer left out this one date.</summary>
    Skipped,

    /// <summary>The subscription is paused on this date.</summary>
    Paused,

    /// <summary>The business is closed on this date.</summary>
    Closed,
}

/// <summary>A delivery the lines ask for, and whether it comes.</summary>
/// <param name="Date">The delivery date.</param>
/// <param name="Products">What is wanted; never empty, each product once.</param>
/// <param name="State">Whether it comes, and if not, why.</param>
public sealed record PlannedDelivery(DateOnly Date, IReadOnlyList<WantedProduct> Products, DeliveryState State);

/// <summary>The dates of a subscription: weekdays × every so many weeks, less skips, pauses and the business's closed days.</summary>
/// <param name="closedDays">Dates on which the business delivers to nobody.</param>
public sealed class DeliveryCalendar(IReadOnlySet<DateOnly> closedDays)
{
    /// <summary>How far <see cref="NextFrom(Subscription, DateOnly)"/> looks ahead, in days: more than a year of pause is no delivery in sight.</summary>
    public const int DaysAhead = 400;

    /// <summary>The delivery of a date; null when nothing is wanted then, or the subscription has not started or is cancelled.</summary>
    public PlannedDelivery? On(Subscription subscription, DateOnly date)
    {
        var products = subscription.WantedOn(date);
        return products.Count == 0 ? null : new(date, products, StateOf(subscription, date));
    }

    /// <summary>The deliveries of the dates from the first to the last, both inclusive, in order.</summary>
    public IEnumerable<PlannedDelivery> Between(Subscription subscription, DateOnly from, DateOnly to)
    {
        for (var day = from.DayNumber; day <= to.DayNumber; day++)
            if (On(subscription, DateOnly.FromDayNumber(day)) is { } delivery)
                yield return delivery;
    }

    /// <summary>The first delivery that comes on this date or later; null if none does within <see cref="DaysAhead"/> days.</summary>
    public PlannedDelivery? NextFrom(Subscription subscription, DateOnly from) => ComingFrom(subscription, from).FirstOrDefault();

    /// <summary>The same, passing over the dates on which nothing of what is wanted is sold.</summary>
    public PlannedDelivery? NextFrom(Subscription subscription, DateOnly from, IReadOnlyDictionary<ProductId, Product> catalog) =>
        ComingFrom(subscription, from).FirstOrDefault(delivery => OrderDraft.For(delivery, catalog).Lines.Count > 0);

    private IEnumerable<PlannedDelivery> ComingFrom(Subscription subscription, DateOnly from) =>
        Between(subscription, from, from.AddDays(DaysAhead)).Where(delivery => delivery.State == DeliveryState.Coming);

    private DeliveryState StateOf(Subscription subscription, DateOnly date)
    {
        if (closedDays.Contains(date)) return DeliveryState.Closed;
        if (subscription.StateOn(date) == SubscriptionState.Paused) return DeliveryState.Paused;
        return subscription.Skips.Contains(date) ? DeliveryState.Skipped : DeliveryState.Coming;
    }
}
