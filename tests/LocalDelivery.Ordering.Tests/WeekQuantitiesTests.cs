using CsCheck;
using Xunit;
using static System.DayOfWeek;

namespace LocalDelivery.Ordering.Tests;

public class WeekQuantitiesTests
{
    [Fact]
    public void Two_on_monday_and_one_on_friday_are_three_a_week()
    {
        var week = WeekQuantities.Of((Monday, 2), (Friday, 1));
        Assert.Equal((2, 0, 1), (week[Monday], week[Tuesday], week[Friday]));
        Assert.Equal(3, week.Total);
        Assert.Equal(Weekdays.Monday | Weekdays.Friday, week.Days);
        Assert.Equal("2 on Monday, 1 on Friday", week.ToString());
    }

    [Fact]
    public void Weeks_of_the_same_quantities_are_equal()
    {
        Assert.Equal(WeekQuantities.Of((Monday, 2), (Friday, 2)), WeekQuantities.Each(Weekdays.Monday | Weekdays.Friday, 2));
        Assert.NotEqual(WeekQuantities.Of((Monday, 2)), WeekQuantities.Of((Monday, 3)));
    }

    [Fact]
    public void A_week_of_nothing_is_empty()
    {
        Assert.True(default(WeekQuantities).IsEmpty);
        Assert.True(WeekQuantities.Of((Monday, 2)).With(Monday, 0).IsEmpty);
        Assert.False(WeekQuantities.Of((Sunday, 1)).IsEmpty);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100)]
    public void A_quantity_outside_0_to_99_is_refused(int quantity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => default(WeekQuantities).With(Monday, quantity));

    [Fact]
    public void A_day_named_twice_is_refused() => Assert.Throws<ArgumentException>(() => WeekQuantities.Of((Monday, 1), (Monday, 2)));

    [Fact]
    public void Changing_one_day_leaves_the_others() =>
        Gen.Select(Gen.Int[0, 99].Array[7], Gen.Int[0, 6], Gen.Int[0, 99]).Sample((quantities, at, quantity) =>
        {
            var week = WeekQuantities.Of([.. Week.MondayFirst.Zip(quantities)]).With(Week.MondayFirst[at], quantity);
            quantities[at] = quantity;
            return quantities.SequenceEqual(Week.MondayFirst.Select(day => week[day])) && week.Total == quantities.Sum();
        });
}
