namespace LocalDelivery.Ordering;

/// <summary>An interval without deliveries.</summary>
/// <param name="StartsOn">The first date of the pause.</param>
/// <param name="EndsOn">The last date, inclusive; open when null. A pause that ends before it starts covers nothing.</param>
public sealed record Pause(DateOnly StartsOn, DateOnly? EndsOn)
{
    /// <summary>Whether the date lies in the pause.</summary>
    public bool Covers(DateOnly date) => date >= StartsOn && !(date > EndsOn);
}
