using Hangfire;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Owner;

public enum RunNightAgainOutcome { Running, Past, TooEarly }

/// <summary>
/// "Try again": the night's run for a date, once more, with new routes. Vans that have left are not called back: then only what failed is
/// tried again, and the routes stay.
/// </summary>
public sealed class RunNightAgain(BusinessClock clock, NightStore nights, IBackgroundJobClient jobs)
{
    public async Task<RunNightAgainOutcome> Run(Business business, DateOnly date)
    {
        if (date < clock.Today(business)) return RunNightAgainOutcome.Past;
        var hasBegun = (await nights.Since(date)).Any(night => night.DeliveryDate == date);
        if (!hasBegun && business.NightRunFor(date) > clock.Now) return RunNightAgainOutcome.TooEarly;
        await nights.AskAgain(date);   // written down first: the job is only in memory
        jobs.Enqueue<NightlyRun>(run => run.Run(date, null, CancellationToken.None, false));
        return RunNightAgainOutcome.Running;
    }
}
