using System.Globalization;
using LocalDelivery.Routing;

namespace LocalDelivery.Web.Features.Routes;

/// <param name="Style">1 to <see cref="RouteSketch.Styles"/>: the route's color and dash in the stylesheet.</param>
/// <param name="Points">For an SVG polyline.</param>
public sealed record SketchedRoute(int Style, string Points, IReadOnlyList<SketchPoint> Stops);

public readonly record struct SketchPoint(double X, double Y);

/// <summary>The routes as a small drawing that needs no map: straight lines from door to door, north up.</summary>
public sealed record RouteSketch(IReadOnlyList<SketchPoint> Depots, IReadOnlyList<SketchedRoute> Routes, IReadOnlyList<SketchPoint> Unassigned, string Label)
{
    /// <summary>How many colors the stylesheet has for routes; a ninth route looks like the first.</summary>
    public const int Styles = 8;
    public const int Width = 520;
    public const int Height = 300;
    private const int Margin = 18;

    /// <summary>In degrees, some hundred meters: nothing smaller is blown up to fill the drawing.</summary>
    private const double Smallest = 0.001;

    public static int StyleOf(int index) => index % Styles + 1;

    public static string Points(IEnumerable<SketchPoint> points) =>
        string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")));

    /// <param name="routes">Each with the depot it starts from and returns to, and its stops in order.</param>
    /// <param name="label">What a person who does not see it should know.</param>
    public static RouteSketch? Draw(IReadOnlyList<(Location Depot, IReadOnlyList<Location> Stops)> routes, IReadOnlyList<Location> unassigned, string label)
    {
        var all = routes.SelectMany(route => route.Stops.Prepend(route.Depot)).Concat(unassigned).ToList();
        if (all.Count == 0) return null;
        var place = Placed(all);
        return new RouteSketch(
            [.. routes.Select(route => route.Depot).Distinct().Select(place)],
            [.. routes.Select((route, at) => new SketchedRoute(StyleOf(at), Points(route.Stops.Prepend(route.Depot).Append(route.Depot).Select(place)), [.. route.Stops.Select(place)]))],
            [.. unassigned.Select(place)], label);
    }

    /// <summary>Fits all locations into the drawing; a degree of longitude is shorter than one of latitude.</summary>
    private static Func<Location, SketchPoint> Placed(List<Location> all)
    {
        var (west, east) = (all.Min(location => location.Longitude), all.Max(location => location.Longitude));
        var (south, north) = (all.Min(location => location.Latitude), all.Max(location => location.Latitude));
        var narrowing = Math.Cos((south + north) / 2 * Math.PI / 180);
        var (wide, high) = ((east - west) * narrowing, north - south);
        var scale = Math.Min((Width - 2 * Margin) / Math.Max(wide, Smallest), (Height - 2 * Margin) / Math.Max(high, Smallest));
        return location => new SketchPoint(
            Width / 2d + ((location.Longitude - west) * narrowing - wide / 2) * scale,
            Height / 2d - (location.Latitude - south - high / 2) * scale);
    }
}
