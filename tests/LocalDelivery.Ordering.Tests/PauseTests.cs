using Xunit;

namespace LocalDelivery.Ordering.Tests;

public class PauseTests
{
    private static readonly DateOnly First = new(2026, 12, 21);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(7, true)]
    [InlineData(8, false)]
    public void Both_ends_of_a_pause_are_paused(int daysAfterFirst, bool covered) =>
        Assert.Equal(covered, new Pause(First, First.AddDays(7)).Covers(First.AddDays(daysAfterFirst)));

    [Fact]
    public void An_open_pause_goes_on()
    {
        Assert.True(new Pause(First, null).Covers(First.AddYears(10)));
        Assert.False(new Pause(First, null).Covers(First.AddDays(-1)));
    }

    [Fact]
    public void A_pause_that_ends_before_it_starts_covers_nothing() =>
        Assert.All([-2, -1, 0, 1], days => Assert.False(new Pause(First, First.AddDays(-1)).Covers(First.AddDays(days))));
}
