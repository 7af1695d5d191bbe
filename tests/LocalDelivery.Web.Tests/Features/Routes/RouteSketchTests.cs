using System.Globalization;
using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Routes;

namespace LocalDelivery.Web.Tests.Features.Routes;

public sealed class RouteSketchTests
{
    private static readonly Location Depot = new(49.50, 11.28);

    [Fact]
    public void Nothing_to_draw_is_no_drawing() => Assert.Null(RouteSketch.Draw([], [], ""));

    [Fact]
    public void Everything_lies_inside_the_drawing_with_north_up()
    {
        var north = new Location(49.60, 11.20);
        var south = new Location(49.40, 11.90);

        var sketch = RouteSketch.Draw([(Depot, [north, south])], [new Location(49.45, 11.00)], "")!;

        var stops = Assert.Single(sketch.Routes).Stops;
        Assert.True(stops[0].Y < stops[1].Y);
        Assert.True(stops[0].X < stops[1].X);
        Assert.All(stops.Concat(sketch.Unassigned).Concat(sketch.Depots), point =>
        {
            Assert.InRange(point.X, 0, RouteSketch.Width);
            Assert.InRange(point.Y, 0, RouteSketch.Height);
        });
    }

    [Fact]
    public void A_lone_stop_at_the_depot_is_drawn_in_the_middle() =>
        Assert.Equal([new SketchPoint(RouteSketch.Width / 2d, RouteSketch.Height / 2d)], RouteSketch.Draw([(Depot, [Depot])], [], "")!.Depots);

    [Fact]
    public void A_route_starts_and_ends_at_its_depot()
    {
        var points = RouteSketch.Draw([(Depot, [new Location(49.60, 11.20)])], [], "")!.Routes[0].Points.Split(' ');

        Assert.Equal(3, points.Length);
        Assert.Equal(points[0], points[^1]);
    }

    [Fact]
    public void Numbers_have_a_point_in_every_language()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal("1.5,2", RouteSketch.Points([new SketchPoint(1.5, 2)]));
    }

    [Fact]
    public void The_ninth_route_looks_like_the_first() => Assert.Equal([1, 8, 1], new[] { 0, 7, 8 }.Select(RouteSketch.StyleOf));
}
