namespace LocalDelivery.Ordering;

/// <summary>What a subscription is on a date.</summary>
public enum SubscriptionState
{
    NotStarted,
    Active,
    Paused,
    Cancelled,
}

/// <summary>A product and how many of it are wanted on one date.</summary>
public readonly record struct WantedProduct(ProductId ProductId, int Quantity);

/// <summary>The standing request of a customer, as facts; what follows from them for a date is derived here.</summary>
/// <param name="Id">The subscription.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="StartsOn">The first date on which it may deliver.</param>
/// <param name="CancelledFrom">The first date on which it no longer delivers; null while nobody has cancelled.</param>
/// <param name="Lines">What is wanted.</param>
/// <param name="Skips">Single dates left out.</param>
/// <param name="Pauses">Intervals left out; they may overlap.</param>
public sealed record Subscription(
    SubscriptionId Id,
    CustomerId CustomerId,
    DateOnly StartsOn,
    DateOnly? CancelledFrom,
    IReadOnlyList<SubscriptionLine> Lines,
    IReadOnlySet<DateOnly> Skips,
    IReadOnlyList<Pause> Pauses)
{
    /// <summary>The state on a date.</summary>
    /// <remarks>
    /// When several facts hold, the first of these is the state: cancelled (for good outweighs for a while), paused (the
    /// customer said so; also before the start), not started, active.
    /// </remarks>
    public SubscriptionState StateOn(DateOnly date)
    {
        if (date >= CancelledFrom) return SubscriptionState.Cancelled;
        if (Pauses.Any(pause => pause.Covers(date))) return SubscriptionState.Paused;
        return date < StartsOn ? SubscriptionState.NotStarted : SubscriptionState.Active;
    }

    /// <summary>
    /// What the lines ask for on a date, whatever is skipped, paused or closed; nothing before the start and from the
    /// cancellation on. Lines of the same product are added up, in the order in which the product first appears.
    /// </summary>
    public IReadOnlyList<WantedProduct> WantedOn(DateOnly date)
    {
        if (date < StartsOn || date >= CancelledFrom) return [];
        return
        [
            .. Lines
                .GroupBy(line => line.ProductId, line => line.QuantityOn(date))
                .Select(product => new WantedProduct(product.Key, product.Sum()))
                .Where(wanted => wanted.Quantity > 0),
        ];
    }
}
