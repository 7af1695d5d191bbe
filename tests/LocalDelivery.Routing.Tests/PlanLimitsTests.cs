namespace LocalDelivery.Routing.Tests;

public class PlanLimitsTests
{
    [Fact]
    public void A_search_without_any_limit_is_refused() => Assert.Throws<ArgumentException>(() => new PlanLimits(null, null, 1));

    [Fact]
    public void Limits_of_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlanLimits(TimeSpan.Zero, null, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlanLimits(null, 0, 1));
    }
}
