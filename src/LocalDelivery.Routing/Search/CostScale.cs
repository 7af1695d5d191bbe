namespace LocalDelivery.Routing.Search;

/// <summary>
/// The vehicles' costs as integers small enough for the search's tables. Exact where they fit – meters alone stay meters – and otherwise
/// divided, so that the dearest way is about 2^28: the search then errs by less than a part in a million, and only in what it prefers.
/// </summary>
internal sealed class CostScale
{
    private const long Most = 1 << 28;

    private readonly VehicleCost[] classes;
    private readonly long divisor = 1;

    public CostScale(IReadOnlyList<Vehicle> vehicles, IEnumerable<Stop> stops, long longestSeconds, long longestMeters)
    {
        classes = [.. vehicles.Select(vehicle => vehicle.Cost).Distinct()];
        ClassOf = [.. vehicles.Select(vehicle => Array.IndexOf(classes, vehicle.Cost))];
        var common = classes.SelectMany(cost => new[] { Second(cost), Meter(cost), FixedOf(cost) })
            .Concat(stops.SelectMany(WishesOf).Distinct()).Aggregate(0L, Gcd);
        var dearest = classes.Select(cost => ((Int128)Second(cost) * longestSeconds) + ((Int128)Meter(cost) * longestMeters)).DefaultIfEmpty().Max();
        divisor = Math.Max(Math.Max(1, common), (long)(dearest / Most) + 1);
        if (common > 1 && dearest / common <= Most) divisor = common;
    }

    public int ClassCount => classes.Length;

    /// <summary>The rate class of each vehicle.</summary>
    public int[] ClassOf { get; }

    /// <summary>Cost of a way; a way that does not exist is dearer than any that does.</summary>
    public int Arc(int rate, Leg leg) =>
        leg.Exists ? (int)(((Second(classes[rate]) * leg.Seconds) + (Meter(classes[rate]) * leg.Meters)) / divisor) : (int)Most * 2 - 1;

    public int PerSecond(int rate) => (int)(Second(classes[rate]) / divisor);

    public int Fixed(int rate) => (int)Math.Min(FixedOf(classes[rate]) / divisor, Most);

    /// <summary>Any amount of the caller's, as a cost of the search.</summary>
    public long Amount(int amount) => 18_000L * amount / divisor;

    /// <summary>Cost of a second, for so much an hour.</summary>
    public long Second(int perHour) => 5L * perHour / divisor;

    /// <summary>A cost of the search in the caller's unit.</summary>
    public double InUnits(long cost) => (double)cost * divisor / 18_000;

    // In 1/18,000 of the caller's unit, the least in which hours and kilometers are both whole per second and meter.
    private static long Second(VehicleCost cost) => 5L * cost.PerHour;

    private static long Meter(VehicleCost cost) => 18L * cost.PerKilometer;

    private static long FixedOf(VehicleCost cost) => 18_000L * cost.Fixed;

    /// <summary>What a stop's wishes cost, in the same unit.</summary>
    private static IEnumerable<long> WishesOf(Stop stop)
    {
        if (stop.Usual is { } usual) yield return 18_000L * usual.CostOfAnother;
        if (stop.Preferred is not { } preferred) yield break;
        yield return 5L * preferred.EarlyPerHour;
        yield return 5L * preferred.LatePerHour;
    }

    private static long Gcd(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
