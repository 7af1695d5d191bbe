namespace LocalDelivery.Routing;

/// <summary>Where travel times come from: the straight line, or real roads.</summary>
public interface ITravelTimes
{
    /// <summary>Travel between every two of the locations, in their order.</summary>
    TravelMatrix Between(IReadOnlyList<Location> locations);
}

/// <summary>
/// The straight line, lengthened by a detour factor and driven at one speed. In towns a street is about 1.3 to 1.4 times the straight line
/// (R. F. Love, J. G. Morris: Modelling inter-city road distances by mathematical functions, 1972, and many after them).
/// </summary>
public sealed class StraightLineTravelTimes : ITravelTimes
{
    private readonly double detourFactor;
    private readonly double metersPerSecond;

    /// <param name="detourFactor">1 or more.</param>
    /// <param name="metersPerSecond">Above 0; 8.3 is 30 km/h.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside these ranges.</exception>
    public StraightLineTravelTimes(double detourFactor = 1.3, double metersPerSecond = 8.3)
    {
        if (!(detourFactor >= 1)) throw new ArgumentOutOfRangeException(nameof(detourFactor), detourFactor, "A detour is not shorter than the straight line.");
        if (!(metersPerSecond > 0)) throw new ArgumentOutOfRangeException(nameof(metersPerSecond), metersPerSecond, "A speed is above 0.");
        this.detourFactor = detourFactor;
        this.metersPerSecond = metersPerSecond;
    }

    /// <inheritdoc/>
    public TravelMatrix Between(IReadOnlyList<Location> locations)
    {
        var count = locations.Count;
        var (seconds, meters) = (new int[count * count], new int[count * count]);
        for (var from = 0; from < count; from++)
        {
            for (var to = from + 1; to < count; to++)
            {
                var way = locations[from].MetersTo(locations[to]) * detourFactor;
                meters[from * count + to] = meters[to * count + from] = (int)Math.Ceiling(way);
                seconds[from * count + to] = seconds[to * count + from] = (int)Math.Ceiling(way / metersPerSecond);
            }
        }

        return new TravelMatrix(count, seconds, meters);
    }
}
