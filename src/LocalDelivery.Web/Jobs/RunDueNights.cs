using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;

namespace LocalDelivery.Web.Jobs;

/// <summary>
/// The alarm clock behind the alarm clock: finds every night that is due and not done – the one of this evening, one missed while the
/// machine was off, or one that was asked for again – and runs it if its vans can still leave. A night that can not be made up for is put before the owner, unless the business
/// was founded on its delivery date or later: who has just begun has missed nothing.
/// </summary>
public sealed class RunDueNights(
    NightlyRun nightlyRun, NightStore nights, BusinessStore businesses, FleetStore fleet, SubscriptionStore subscriptions, ClosedDayStore closedDays, OrderStore orders,
    RoutePlanStore plans, OutcomeStore outcomes, UndrivableRoutes undrivable, SummarizeNight summarizeNight, TimeProvider time, ILogger<RunDueNights> logger)
{
    /// <summary>How far back a missed night is looked for, and what is open put before the owner.</summary>
    public const int DaysBack = 14;

    /// <summary>A shift with less left than this is not worth planning for.</summary>
    private static readonly TimeSpan LeastUseful = TimeSpan.FromMinutes(30);

    private int running;

    /// <summary>The evening's alarm, the ten-minute check and a start may fall on one moment: one of them is enough, and only it plans.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref running, 1) == 1) return;
        try
        {
            await RunDue(cancellation);
        }
        finally
        {
            Interlocked.Exchange(ref running, 0);
        }
    }

    private async Task RunDue(CancellationToken cancellation)
    {
        if (await businesses.Find() is not { } business) return;
        var now = time.GetUtcNow();
        var today = business.Zone.DateAt(now);
        var known = (await nights.Since(today.AddDays(-DaysBack))).ToDictionary(night => night.DeliveryDate);
        var shifts = await fleet.Shifts();
        var founded = business.Zone.DateAt(await businesses.FoundedAt());
        foreach (var date in Enumerable.Range(-DaysBack, DaysBack + 2).Select(today.AddDays))
        {
            if (business.NightRunFor(date) > now || known.GetValueOrDefault(date) is { IsDone: true } or { IsMissed: true }) continue;
            try
            {
                if (IsStillUseful(business, shifts, date, now)) await RunNight(date, cancellation);
                else if (date > founded && known.GetValueOrDefault(date) is null or { FinishedAt: null, MissedAt: null } && !IsRunning(known.GetValueOrDefault(date), now)) await NoticeMissed(date);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                // One date's trouble must not cost another its night; the next look, within ten minutes, tries it again.
                logger.LogError(failure, "The night for {Date} could not be finished", date);
            }
        }

        await undrivable.Look(today);
    }

    /// <summary>It began in time, and somebody else, a command or "Try again", may still be at it; one that was killed is seen by a later look.</summary>
    private static bool IsRunning(NightRecord? night, DateTimeOffset now) => now < night?.RunAt + LeastUseful;

    private async Task RunNight(DateOnly date, CancellationToken cancellation)
    {
        var report = await nightlyRun.Run(date, cancellation: cancellation);
        logger.LogInformation("Night for {Date}: {Orders} orders placed, {Plans} plans, {Texts} texts", date, report.Frozen.Done, report.Released.Done, report.Sent.Done);
    }

    /// <summary>As long as somebody's shift on the date has time left; on a date without shifts, until the date has begun.</summary>
    public static bool IsStillUseful(Business business, IReadOnlyList<Shift> shifts, DateOnly date, DateTimeOffset now)
    {
        var ends = shifts.Where(shift => shift.Day == date.DayOfWeek).Select(shift => (TimeOnly?)shift.Ends).Max();
        return ends is null ? now < business.Zone.ToInstant(date, TimeOnly.MinValue) : now + LeastUseful < business.Zone.ToInstant(date, ends.Value);
    }

    /// <summary>Told once, and only where somebody went without: a night with nothing due is not a miss.</summary>
    private async Task NoticeMissed(DateOnly date)
    {
        await nights.Begin(date);
        if (await WentWithout(date) is > 0 and var deliveries)
        {
            await nights.Notice(new NightProblem(date, "night", Iso.Date(date), "missed", $"{deliveries}"));
            await summarizeNight.Missed(date, deliveries);
        }

        await nights.Miss(date);
    }

    /// <summary>
    /// Everybody who was to get something, frozen before the machine went off or not, and was on no route that somebody drove: released is not driven, where nobody
    /// could open it.
    /// </summary>
    private async Task<int> WentWithout(DateOnly date)
    {
        var calendar = new DeliveryCalendar(await closedDays.All());
        var frozen = await orders.On(date);
        var recorded = await outcomes.On(date);
        var driven = (await plans.Released(date)).SelectMany(plan => plan.Routes).Select(route => route.Stops.SelectMany(stop => stop.Orders).ToList())
            .Where(route => route.Exists(recorded.ContainsKey)).SelectMany(route => route).ToHashSet();
        return (await subscriptions.All()).Where(subscription => calendar.On(subscription, date) is { State: DeliveryState.Coming })
            .Select(subscription => subscription.CustomerId).Union(frozen.Select(order => order.CustomerId))
            .Except(frozen.Where(order => driven.Contains(order.Id)).Select(order => order.CustomerId)).Count();
    }
}
