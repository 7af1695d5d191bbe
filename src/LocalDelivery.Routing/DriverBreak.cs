namespace LocalDelivery.Routing;

/// <summary>
/// A rest that a driver takes where the vehicle stands after a stop. Who is back by the end of <paramref name="Start"/>, or leaves late enough to have rested
/// before, needs none. It counts as working time.
/// </summary>
/// <param name="Start">When it may begin, both ends included.</param>
/// <param name="Seconds">How long it lasts; more than 0.</param>
public readonly record struct DriverBreak(TimeWindow Start, int Seconds)
{
    /// <summary>Who leaves no earlier has rested before, or was not yet on the road when it was due.</summary>
    public int NotDueFrom => (int)Math.Min(Start.Latest, (long)Start.Earliest + Seconds);

    /// <summary>When it begins for one who is ready then; null where that is too late.</summary>
    internal long? BeginAt(long ready) => ready <= Start.Latest ? Math.Max(ready, Start.Earliest) : null;
}
