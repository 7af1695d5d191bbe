namespace LocalDelivery.Routing;

/// <summary>A place on the earth: WGS 84 degrees.</summary>
public readonly record struct Location
{
    private const double EarthRadiusMeters = 6_371_008.8;   // mean radius (IUGG)

    /// <param name="latitude">−90 to 90, north positive.</param>
    /// <param name="longitude">−180 to 180, east positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside these ranges, or not a number.</exception>
    public Location(double latitude, double longitude)
    {
        if (!(latitude is >= -90 and <= 90)) throw new ArgumentOutOfRangeException(nameof(latitude), latitude, "A latitude is between -90 and 90.");
        if (!(longitude is >= -180 and <= 180)) throw new ArgumentOutOfRangeException(nameof(longitude), longitude, "A longitude is between -180 and 180.");
        Latitude = latitude;
        Longitude = longitude;
    }

    /// <summary>Degrees, north positive.</summary>
    public double Latitude { get; }

    /// <summary>Degrees, east positive.</summary>
    public double Longitude { get; }

    /// <summary>A location if the degrees are in range.</summary>
    public static bool TryCreate(double latitude, double longitude, out Location location)
    {
        var isValid = latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180;
        location = isValid ? new Location(latitude, longitude) : default;
        return isValid;
    }

    /// <summary>Meters along the great circle (haversine formula; the earth as a sphere, at most 0.6 % off).</summary>
    public double MetersTo(Location other)
    {
        var (from, to) = (Radians(Latitude), Radians(other.Latitude));
        var north = Math.Sin((to - from) / 2);
        var east = Math.Sin(Radians(other.Longitude - Longitude) / 2);
        var h = north * north + Math.Cos(from) * Math.Cos(to) * east * east;
        return 2 * EarthRadiusMeters * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
