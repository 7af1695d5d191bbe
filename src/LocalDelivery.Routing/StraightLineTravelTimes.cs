namespace LocalDelivery.Routing;

/// <summary>
/// Travel as the crow flies, lengthened by a detour factor, at one speed; rounded up to whole seconds and meters, so that
/// the direct way stays the shortest. Needs no map.
/// </summary>
public sealed class StraightLineTravelTimes : ITravelTimes
{
    private const int MostTabled = 3_000; // 72 MB

    private readonly double detourFactor;
    private readonly double metersPerSecond;

    /// <param name="detourFactor">Road distance over straight distance, 1 to 10; towns come to about 1.3.</param>
    /// <param name="metersPerSecond">Average speed while driving, 0.1 to 100; 8.3 is 30 km/h.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public StraightLineTravelTimes(double detourFactor = 1.3, double metersPerSecond = 8.3)
    {
        this.detourFactor = detourFactor is >= 1 and <= 10
            ? detourFactor : throw new ArgumentOutOfRangeException(nameof(detourFactor), detourFactor, "must be from 1 to 10");
        this.metersPerSecond = metersPerSecond is >= 0.1 and <= 100
            ? metersPerSecond : throw new ArgumentOutOfRangeException(nameof(metersPerSecond), metersPerSecond, "must be from 0.1 to 100");
    }

    /// <inheritdoc/>
    public Travel Between(IReadOnlyList<Location> locations) => locations.Count <= MostTabled
        ? TravelMatrix.Build(locations.Count, (from, to) => Leg(locations[from], locations[to]))
        : new ComputedTravel(locations.Count, (from, to) => Leg(locations[from], locations[to]));

    private Leg Leg(Location from, Location to)
    {
        var meters = from.MetersTo(to) * detourFactor;
        return new Leg((int)Math.Ceiling(meters / metersPerSecond), (int)Math.Ceiling(meters));
    }
}
