using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>The dates on which anybody gets something, as things stand.</summary>
public sealed class DueDates(SubscriptionStore subscriptions, ClosedDayStore closedDays)
{
    /// <summary>How far the next one is looked for.</summary>
    private const int DaysAhead = 28;

    public async Task<bool> IsAnythingDue(DateOnly date) => await NextFrom(date, date) is not null;

    /// <returns>Null when nobody gets anything for four weeks.</returns>
    public Task<DateOnly?> NextFrom(DateOnly from) => NextFrom(from, from.AddDays(DaysAhead));

    private async Task<DateOnly?> NextFrom(DateOnly from, DateOnly to)
    {
        var calendar = new DeliveryCalendar(await closedDays.All());
        var everyone = await subscriptions.All();
        for (var date = from; date <= to; date = date.AddDays(1))
            if (everyone.Any(one => calendar.On(one, date) is { State: DeliveryState.Coming })) return date;
        return null;
    }
}
