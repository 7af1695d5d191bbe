using CsCheck;
using Xunit;
using static LocalDelivery.Ordering.Tests.Given;

namespace LocalDelivery.Ordering.Tests;

public class DeliveryCalendarTests
{
    private static readonly DateOnly Christmas = new(2026, 12, 25);

    [Fact]
    public void A_fortnight_of_mondays_and_fridays_is_four_deliveries()
    {
        var deliveries = ACalendar().Between(ASubscription(ALine(Weekdays.Monday | Weekdays.Friday)), Monday, Monday.AddDays(13));
        Assert.Equal([Monday, Monday.AddDays(4), Monday.AddDays(7), Monday.AddDays(11)], deliveries.Select(delivery => delivery.Date));
    }

    [Fact]
    public void Both_ends_of_a_span_are_included()
    {
        var daily = ASubscription(ALine(Weekdays.All));
        Assert.Equal([Monday], ACalendar().Between(daily, Monday, Monday).Select(delivery => delivery.Date));
        Assert.Empty(ACalendar().Between(daily, Monday, Monday.AddDays(-1)));
    }

    [Fact]
    public void Closed_outweighs_paused_and_paused_outweighs_skipped()
    {
        var subscription = ASubscription(ALine(Weekdays.All)) with
        {
            Skips = new HashSet<DateOnly> { Christmas, Christmas.AddDays(1), Christmas.AddDays(2) },
            Pauses = [new(Christmas, Christmas.AddDays(1))],
        };
        var states = ACalendar(Christmas).Between(subscription, Christmas, Christmas.AddDays(3)).Select(delivery => delivery.State);
        Assert.Equal([DeliveryState.Closed, DeliveryState.Paused, DeliveryState.Skipped, DeliveryState.Coming], states);
    }

    [Fact]
    public void A_date_without_anything_wanted_is_no_delivery_even_when_closed()
    {
        Assert.Null(ACalendar(Monday.AddDays(1)).On(ASubscription(ALine(Weekdays.Monday)), Monday.AddDays(1)));
        Assert.Null(ACalendar().On(ASubscription(), Monday));
    }

    [Fact]
    public void A_pause_before_the_start_makes_no_delivery()
    {
        var line = ALine(Weekdays.All) with { StartsOn = Monday.AddDays(-7) };
        Assert.Null(ACalendar().On(ASubscription(line) with { Pauses = [new(Monday.AddDays(-7), null)] }, Monday.AddDays(-1)));
    }

    [Fact]
    public void The_next_delivery_is_the_first_that_comes()
    {
        var subscription = ASubscription(ALine(Weekdays.Friday)) with
        {
            Skips = new HashSet<DateOnly> { new(2026, 12, 18) },
            Pauses = [new(new(2026, 12, 28), new(2027, 1, 3))],
        };
        // December 18 is skipped, 25 closed, January 1 paused: January 8.
        Assert.Equal(new DateOnly(2027, 1, 8), ACalendar(Christmas).NextFrom(subscription, new(2026, 12, 18))?.Date);
    }

    [Fact]
    public void The_next_delivery_may_be_400_days_away_and_no_more()
    {
        var subscription = ASubscription(ALine(Weekdays.All)) with { StartsOn = Monday.AddDays(400) };
        Assert.Equal(Monday.AddDays(400), ACalendar().NextFrom(subscription, Monday)?.Date);
        Assert.Null(ACalendar().NextFrom(subscription, Monday.AddDays(-1)));
        Assert.Null(ACalendar().NextFrom(subscription with { Pauses = [new(Monday, null)] }, Monday));
    }

    [Fact]
    public void Skipping_changes_one_date_and_unskipping_restores_the_calendar() =>
        Gen.Select(Gens.Subscription, Gens.NearDate).Sample((subscription, date) =>
        {
            var unskipped = subscription with { Skips = subscription.Skips.Where(skip => skip != date).ToHashSet() };
            var skipped = unskipped with { Skips = unskipped.Skips.Append(date).ToHashSet() };
            var unskippedAgain = skipped with { Skips = skipped.Skips.Where(skip => skip != date).ToHashSet() };

            var changed = Season(unskipped).Except(Season(skipped)).ToList();
            var comes = ACalendar().On(unskipped, date)?.State == DeliveryState.Coming;
            return Season(unskippedAgain).SequenceEqual(Season(unskipped))
                && changed.SequenceEqual(comes ? [(date, DeliveryState.Coming)] : []);
        });

    [Fact]
    public void A_delivery_is_wanted_started_not_cancelled_and_comes_only_if_nothing_is_in_the_way() =>
        Gen.Select(Gens.Subscription, Gens.NearDate.Array[0, 10], Gens.NearDate).Sample((subscription, closed, date) =>
        {
            var delivery = ACalendar(closed).On(subscription, date);
            var quantity = subscription.Lines.Sum(line => line.QuantityOn(date));
            var runs = date >= subscription.StartsOn && !(date >= subscription.CancelledFrom);
            if (quantity == 0 || !runs) return delivery is null;

            var isFree = !closed.Contains(date) && !subscription.Skips.Contains(date) && !subscription.Pauses.Any(pause => pause.Covers(date));
            return delivery is not null
                && delivery.Products.SequenceEqual([new(Milk, quantity)])
                && delivery.State == DeliveryState.Coming == isFree;
        });

    [Fact]
    public void The_next_delivery_is_the_first_coming_one_of_the_span() =>
        Gen.Select(Gens.Subscription, Gens.NearDate).Sample((subscription, from) =>
            ACalendar().NextFrom(subscription, from)?.Date
            == Enumerable.Range(0, 401).Select(from.AddDays).Cast<DateOnly?>()
                .FirstOrDefault(date => ACalendar().On(subscription, date!.Value)?.State == DeliveryState.Coming));

    private static IEnumerable<(DateOnly, DeliveryState)> Season(Subscription subscription) => ACalendar()
        .Between(subscription, Monday.AddDays(-30), Monday.AddDays(250))
        .Select(delivery => (delivery.Date, delivery.State));
}
