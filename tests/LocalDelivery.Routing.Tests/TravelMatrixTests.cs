namespace LocalDelivery.Routing.Tests;

public class TravelMatrixTests
{
    [Fact]
    public void There_and_back_may_differ()
    {
        var travel = new TravelMatrix(2, [0, 5, 7, 0], [0, 50, 70, 0]);
        Assert.Equal(new Leg(5, 50), travel[0, 1]);
        Assert.Equal(new Leg(7, 70), travel[1, 0]);
    }

    [Fact]
    public void Changing_the_callers_array_does_not_change_the_matrix()
    {
        int[] seconds = [0, 5, 7, 0];
        var travel = new TravelMatrix(2, seconds, [0, 0, 0, 0]);
        seconds[1] = 99;
        Assert.Equal(5, travel.Seconds(0, 1));
    }

    [Fact]
    public void Too_few_numbers_and_negative_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TravelMatrix(2, [0, 1, 2], [0, 1, 2, 0]));
        Assert.Throws<ArgumentException>(() => new TravelMatrix(2, [0, 1, -2, 0], [0, 1, 2, 0]));
    }

    [Fact]
    public void A_row_beyond_the_matrix_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TravelMatrix(2, [0, 1, 2, 0], [0, 1, 2, 0]).Seconds(0, 2));

    [Fact]
    public void An_unreachable_place_has_no_leg() =>
        Assert.False(TravelMatrix.Build(2, (_, _) => new Leg(Travel.Unreachable, 0))[0, 1].Exists);
}
