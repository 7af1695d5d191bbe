namespace LocalDelivery.Routing;

/// <summary>
/// What a vehicle's route costs, in any unit the caller likes (minor units of money, or just "meters"), the same for all
/// vehicles of a problem. A vehicle that stays at home costs nothing.
/// </summary>
/// <param name="Fixed">For driving at all; 0 to 1,000,000,000.</param>
/// <param name="PerHour">For an hour between departure and return: driving, service and waiting; 0 to 1,000,000,000.</param>
/// <param name="PerKilometer">For a kilometer driven; 0 to 1,000,000,000.</param>
public readonly record struct VehicleCost(int Fixed, int PerHour, int PerKilometer)
{
    /// <summary>An hour costs as much as 360 km: time first, and of two ways equally quick the shorter.</summary>
    public static readonly VehicleCost TimeFirst = new(0, 36_000, 100);

    /// <summary>Meters driven alone, as most benchmark instances count.</summary>
    public static readonly VehicleCost DistanceOnly = new(0, 0, 1000);

    /// <summary>The cost of a route, exactly: 3,600 seconds make an hour and 1,000 meters a kilometer.</summary>
    public decimal Of(long seconds, long meters) => Fixed + ((decimal)PerHour * seconds / 3600) + ((decimal)PerKilometer * meters / 1000);
}
