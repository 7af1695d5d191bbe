namespace LocalDelivery.Routing.Tests;

public class TimeWindowTests
{
    [Fact]
    public void A_window_that_ends_before_it_starts_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeWindow(10, 9));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void Both_ends_belong_to_the_window(int seconds, bool inside) =>
        Assert.Equal(inside, new TimeWindow(10, 20).Contains(seconds));
}
