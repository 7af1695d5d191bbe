namespace LocalDelivery.Routing;

/// <summary>A place on earth in WGS 84 degrees.</summary>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
/// <exception cref="ArgumentOutOfRangeException">A coordinate is outside its range, infinite or not a number.</exception>
public readonly record struct Location(double Latitude, double Longitude)
{
    private const double EarthRadiusMeters = 6_371_008.8; // IUGG mean radius

    /// <summary>Degrees north, −90 to 90.</summary>
    public double Latitude { get; } = Within(90, Latitude, nameof(Latitude));

    /// <summary>Degrees east, −180 to 180.</summary>
    public double Longitude { get; } = Within(180, Longitude, nameof(Longitude));

    /// <summary>Makes a location if both coordinates are finite and in range.</summary>
    public static bool TryCreate(double latitude, double longitude, out Location location)
    {
        var valid = Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180; // false for NaN
        location = valid ? new Location(latitude, longitude) : default;
        return valid;
    }

    /// <summary>
    /// Great-circle distance in meters by the haversine formula
    /// (R. W. Sinnott, "Virtues of the Haversine", Sky &amp; Telescope 68, 1984), good to about 0.5 %.
    /// </summary>
    public double MetersTo(Location other)
    {
        var (latitude, otherLatitude) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var northward = Math.Sin((otherLatitude - latitude) / 2);
        var eastward = Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2);
        var h = (northward * northward) + (Math.Cos(latitude) * Math.Cos(otherLatitude) * eastward * eastward);
        return 2 * EarthRadiusMeters * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static double Within(double limit, double degrees, string name) =>
        Math.Abs(degrees) <= limit ? degrees : throw new ArgumentOutOfRangeException(name, degrees, $"must be from -{limit} to {limit} degrees");
}
