namespace LocalDelivery.Routing;

/// <summary>
/// A rest that a driver takes where the vehicle stands after a stop. It is due where the vehicle is on the road at the end of
/// <paramref name="Start"/>: who is back by then, or leaves no earlier, needs none. It counts as working time.
/// </summary>
/// <param name="Start">When it may begin, both ends included.</param>
/// <param name="Seconds">How long it lasts; more than 0.</param>
public readonly record struct DriverBreak(TimeWindow Start, int Seconds)
{
    /// <summary>When it begins for one who is ready then; null where that is too late.</summary>
    internal long? BeginAt(long ready) => ready <= Start.Latest ? Math.Max(ready, Start.Earliest) : null;
}
