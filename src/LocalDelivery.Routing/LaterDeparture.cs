namespace LocalDelivery.Routing;

/// <summary>
/// How much later than it could a route had better leave, so that it comes at the preferred times. Where nobody waits, every service begins as much
/// later as the departure, so what being early and late costs is convex in the delay: its least is where the slope turns.
/// </summary>
internal static class LaterDeparture
{
    /// <summary>One service of the route.</summary>
    /// <param name="Start">When it begins without a delay.</param>
    /// <param name="Earliest">Beginning of the preferred window.</param>
    /// <param name="Latest">End of the preferred window.</param>
    /// <param name="Early">Cost of an hour too early; 0 where nobody minds.</param>
    /// <param name="Late">Cost of an hour too late.</param>
    public readonly record struct Service(int Start, int Earliest, int Latest, int Early, int Late);

    /// <returns>The least delay of those that cost least, in seconds from 0 to <paramref name="most"/>.</returns>
    public static int Best(ReadOnlySpan<Service> services, int most)
    {
        var (low, high) = (0, Math.Max(0, most));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Slope(services, middle) >= 0) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// <summary>By how much another second would be dearer.</summary>
    private static long Slope(ReadOnlySpan<Service> services, int delay)
    {
        long slope = 0;
        foreach (ref readonly var service in services)
        {
            if (service.Start + delay >= service.Latest) slope += service.Late;
            if (service.Start + delay < service.Earliest) slope -= service.Early;
        }
        return slope;
    }
}
