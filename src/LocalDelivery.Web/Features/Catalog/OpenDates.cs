using System.Data.Common;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Catalog;

/// <summary>From which date on a change of the catalog reaches every order: before the cutoff, and before a night that began early.</summary>
public sealed class OpenDates(NightStore nights, TimeProvider time)
{
    public async Task<DateOnly> First(Business business)
    {
        var first = business.Cutoff.FirstOpenDate(time.GetUtcNow());
        var begun = (await nights.Since(first)).Select(night => night.DeliveryDate).ToHashSet();
        while (begun.Contains(first)) first = first.AddDays(1);
        return first;
    }

    /// <summary>The same for one date, as the transaction sees it.</summary>
    public async Task<bool> IsOpen(DbTransaction tx, Business business, DateOnly date)
    {
        await nights.Hold(tx);   // none begins before the change is made
        return !business.Cutoff.HasPassed(date, time.GetUtcNow()) && !await nights.HasBegun(tx, date);
    }
}
