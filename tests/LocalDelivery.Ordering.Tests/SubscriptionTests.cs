using Xunit;
using static LocalDelivery.Ordering.Tests.Given;

namespace LocalDelivery.Ordering.Tests;

public class SubscriptionTests
{
    [Fact]
    public void A_subscription_runs_from_its_start_to_the_day_before_its_cancellation()
    {
        var subscription = ASubscription() with { CancelledFrom = Monday.AddDays(10) };
        Assert.Equal(SubscriptionState.NotStarted, subscription.StateOn(Monday.AddDays(-1)));
        Assert.Equal(SubscriptionState.Active, subscription.StateOn(Monday));
        Assert.Equal(SubscriptionState.Active, subscription.StateOn(Monday.AddDays(9)));
        Assert.Equal(SubscriptionState.Cancelled, subscription.StateOn(Monday.AddDays(10)));
    }

    [Fact]
    public void Cancelled_outweighs_paused_and_paused_outweighs_not_started()
    {
        var always = new Pause(Monday.AddDays(-5), null);
        var subscription = ASubscription() with { Pauses = [always], CancelledFrom = Monday.AddDays(10) };
        Assert.Equal(SubscriptionState.NotStarted, subscription.StateOn(Monday.AddDays(-6)));
        Assert.Equal(SubscriptionState.Paused, subscription.StateOn(Monday.AddDays(-5)));
        Assert.Equal(SubscriptionState.Paused, subscription.StateOn(Monday));
        Assert.Equal(SubscriptionState.Cancelled, subscription.StateOn(Monday.AddDays(10)));
    }

    [Fact]
    public void A_subscription_cancelled_before_its_start_never_was() =>
        Assert.Equal(SubscriptionState.Cancelled, (ASubscription() with { CancelledFrom = Monday.AddDays(-3) }).StateOn(Monday));

    [Fact]
    public void Two_lines_of_one_product_are_added_up()
    {
        var subscription = ASubscription(
            ALine(Weekdays.Monday, quantity: 2),
            ALine(Weekdays.Monday, quantity: 1) with { ProductId = Bread },
            ALine(Weekdays.Monday | Weekdays.Friday, quantity: 3));
        Assert.Equal([new(Milk, 5), new(Bread, 1)], subscription.WantedOn(Monday)); // 2 + 3 bottles, 1 loaf
        Assert.Equal([new(Milk, 3)], subscription.WantedOn(Monday.AddDays(4)));
        Assert.Empty(subscription.WantedOn(Monday.AddDays(1)));
    }

    [Fact]
    public void What_is_wanted_does_not_depend_on_skips_and_pauses()
    {
        var subscription = ASubscription(ALine(Weekdays.All)) with { Skips = new HashSet<DateOnly> { Monday }, Pauses = [new(Monday, null)] };
        Assert.Equal([new(Milk, 1)], subscription.WantedOn(Monday));
    }

    [Fact]
    public void Nothing_is_wanted_before_the_start_and_from_the_cancellation_on()
    {
        var line = ALine(Weekdays.All) with { StartsOn = Monday.AddDays(-30) };
        var subscription = ASubscription(line) with { CancelledFrom = Monday.AddDays(2) };
        Assert.Empty(subscription.WantedOn(Monday.AddDays(-1)));
        Assert.NotEmpty(subscription.WantedOn(Monday.AddDays(1)));
        Assert.Empty(subscription.WantedOn(Monday.AddDays(2)));
    }
}
