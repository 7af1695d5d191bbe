using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>When a new neighbor's first delivery can come: after the cutoff, and not in a night that has begun.</summary>
public sealed class FirstDelivery(BusinessStore businesses, ClosedDayStore closedDays, NightStore nights, ProductStore products, TimeProvider time)
{
    private const int DaysShown = 35;

    /// <summary>The first date that is still open, behind every night that was run early: nothing before it would reach the newcomer.</summary>
    public async Task<DateOnly> FirstOpenDate()
    {
        var open = (await businesses.Get()).Cutoff.FirstOpenDate(time.GetUtcNow());
        return Behind(await nights.Since(open), open);
    }

    /// <summary>The same in the transaction that joins: until it ends no night begins that would not have the newcomer.</summary>
    public async Task<DateOnly> FirstOpenDate(DbTransaction tx, Business business)
    {
        await nights.Hold(tx);
        var open = business.Cutoff.FirstOpenDate(time.GetUtcNow());
        return Behind(await nights.Since(tx, open), open);
    }

    private static DateOnly Behind(IEnumerable<NightRecord> begun, DateOnly open) => begun.Select(night => night.DeliveryDate.AddDays(1)).Append(open).Max();

    /// <summary>The dates of the coming weeks on which somebody drives.</summary>
    public async Task<IReadOnlyList<DateOnly>> OpenDates()
    {
        var first = await FirstOpenDate();
        var closed = await closedDays.All();
        return [.. Enumerable.Range(0, DaysShown).Select(first.AddDays).Where(date => !closed.Contains(date))];
    }

    /// <summary>The first date on which one of the lines comes and is sold; null when there is none within a year.</summary>
    public async Task<DateOnly?> Of(Subscription subscription) =>
        (await Calendar()).NextFrom(subscription, subscription.StartsOn, await products.Catalog())?.Date;

    public async Task<DeliveryCalendar> Calendar() => new(await closedDays.All());
}
