namespace LocalDelivery.Routing.Tests;

public class LocationTests
{
    [Theory]
    [InlineData(90.1, 0)]
    [InlineData(-91, 0)]
    [InlineData(0, 180.5)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity)]
    public void Coordinates_out_of_range_are_refused(double latitude, double longitude)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Location(latitude, longitude));
        Assert.False(Location.TryCreate(latitude, longitude, out _));
    }

    [Fact]
    public void Poles_and_date_line_are_places()
    {
        Assert.True(Location.TryCreate(-90, 180, out var location));
        Assert.Equal(new Location(-90, 180), location);
    }

    [Fact]
    public void A_degree_of_latitude_is_a_360th_of_the_earths_girth() =>
        Assert.Equal(2 * Math.PI * 6_371_008.8 / 360, new Location(10, 20).MetersTo(new Location(11, 20)), 3);

    [Fact]
    public void Antipodes_are_half_the_earths_girth_apart() =>
        Assert.Equal(Math.PI * 6_371_008.8, new Location(0, 0).MetersTo(new Location(0, 180)), 3);

    [Fact]
    public void A_place_is_no_way_from_itself() => Assert.Equal(0, new Location(49.5, 11.3).MetersTo(new Location(49.5, 11.3)));
}
