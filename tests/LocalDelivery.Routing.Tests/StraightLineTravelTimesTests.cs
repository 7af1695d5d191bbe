namespace LocalDelivery.Routing.Tests;

public class StraightLineTravelTimesTests
{
    private static readonly Location Here = new(0, 0);
    private static readonly Location There = new(0, 0.01); // 1111.95 m east on the equator

    [Fact]
    public void The_straight_way_is_lengthened_and_rounded_up()
    {
        var travel = new StraightLineTravelTimes(detourFactor: 1.3, metersPerSecond: 8.3).Between([Here, There]);
        Assert.Equal(1446, travel.Meters(0, 1)); // 1111.95 × 1.3 = 1445.5
        Assert.Equal(175, travel.Seconds(0, 1)); // 1445.5 / 8.3 = 174.2
        Assert.Equal(travel[0, 1], travel[1, 0]);
        Assert.Equal(new Leg(0, 0), travel[0, 0]);
    }

    [Theory]
    [InlineData(0.9, 8)]
    [InlineData(1.3, 0)]
    [InlineData(double.NaN, 8)]
    [InlineData(1.3, double.NaN)]
    public void Numbers_that_make_no_sense_are_refused(double detour, double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StraightLineTravelTimes(detour, speed));
}
