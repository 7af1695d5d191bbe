namespace LocalDelivery.Routing.Instances;

/// <summary>
/// Where an instance's places lie on a map: the longer side of its plane becomes one degree around latitude and longitude
/// zero, where a degree is as long northward as eastward, so that the picture keeps its shape. Only for drawing: distances
/// come from the instance.
/// </summary>
internal static class InstanceMap
{
    /// <summary>A hundredth of a millimeter per place: customers at one point stay places of their own, and nobody sees it.</summary>
    private const double Apart = 1e-10;

    public static IReadOnlyList<Location> Locations(IReadOnlyList<(double X, double Y)> places)
    {
        var (west, east) = (places.Min(place => place.X), places.Max(place => place.X));
        var (south, north) = (places.Min(place => place.Y), places.Max(place => place.Y));
        var side = Math.Max(Math.Max(east - west, north - south), double.Epsilon);
        return [.. places.Select((place, number) => new Location(
            ((place.Y - ((south + north) / 2)) / side) + (number * Apart), (place.X - ((west + east) / 2)) / side))];
    }

    /// <summary>Places without coordinates stand in a circle.</summary>
    public static IReadOnlyList<Location> Circle(int count) => Locations(
        [.. Enumerable.Range(0, count).Select(number => (Math.Cos(2 * Math.PI * number / count), Math.Sin(2 * Math.PI * number / count)))]);
}
