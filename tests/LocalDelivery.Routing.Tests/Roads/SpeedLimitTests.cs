namespace LocalDelivery.Routing.Tests.Roads;

/// <summary>A street of 10 km, so that a second is a tenth of a percent of what is measured.</summary>
public class SpeedLimitTests
{
    [Theory]
    [InlineData("primary", "50", 50)]
    [InlineData("primary", "30 mph", 48.28)]
    [InlineData("primary", "DE:urban", 50)]
    [InlineData("primary", "DE:rural", 100)]
    [InlineData("primary", "DE:zone:30", 30)]
    [InlineData("motorway", "none", 130)]
    [InlineData("residential", "walk", 7)]
    [InlineData("primary", "as you like", 65)] // not understood: as if it stood nowhere
    [InlineData("residential", "100", 50)] // allowed, but not what a van drives in such a road
    public void A_sign_sets_the_speed(string highway, string maxspeed, double kilometersPerHour)
    {
        var town = new Town().Node(1, 0, 0).Node(2, 10_000, 0).Node(3, 0, 10).Node(4, 10_000, 10)
            .Road([1, 2], $"highway={highway}", $"maxspeed={maxspeed}", "oneway=no").Road([1, 3], "maxspeed=36").Road([2, 4], "maxspeed=36");
        var expected = (10_000 / (kilometersPerHour / 3.6)) + 2;
        Assert.InRange(town.Seconds(Town.At(0, 10), Town.At(10_000, 10)), expected - 3, expected + 3);
    }
}
