namespace LocalDelivery.Routing.Tests;

public class SpeedFactorsTests
{
    private static readonly double[] SlowAtEight = [.. Enumerable.Range(0, 24).Select(hour => hour == 8 ? 0.8 : 1)];
    private static readonly Travel Map = TravelMatrix.Build(3, (from, to) => to == 2 ? new Leg(Travel.Unreachable, 0) : new Leg(101, 900));

    [Theory]
    [InlineData(7, 101)]
    [InlineData(8, 127)] // 101 / 0.8 = 126.25
    public void A_slow_hour_makes_ways_longer_in_time_only(int hour, int seconds) =>
        Assert.Equal(new Leg(seconds, 900), new SpeedFactors(SlowAtEight).At(new TimeOnly(hour, 59), Map)[0, 1]);

    [Fact]
    public void No_way_stays_no_way() => Assert.False(new SpeedFactors(SlowAtEight).At(new TimeOnly(8, 0), Map)[0, 2].Exists);

    [Fact]
    public void Without_factors_nothing_changes() => Assert.Equal(Map[1, 0], SpeedFactors.None.At(new TimeOnly(8, 0), Map)[1, 0]);

    [Fact]
    public void A_day_with_other_than_24_hours_and_a_factor_that_makes_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SpeedFactors([1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpeedFactors([.. SlowAtEight[..23], double.NaN]));
    }
}
