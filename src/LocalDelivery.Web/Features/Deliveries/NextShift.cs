using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>A date a driver is on shift, and when the shift begins.</summary>
public sealed record ShiftDate(DateOnly Date, TimeOnly Starts);

/// <summary>What lies ahead of a driver.</summary>
/// <param name="Tomorrow">Tomorrow's date once its route is released.</param>
/// <param name="IsFreeTomorrow">Tomorrow's routes are all out, and none of them is this driver's.</param>
/// <param name="Next">The next day with a shift that still may have a route, if there is one in sight.</param>
public sealed record Ahead(DateOnly? Tomorrow, bool IsFreeTomorrow, ShiftDate? Next);

/// <summary>Looks ahead to the next day a driver drives: by the routes where the night has made them, by the shifts from there on.</summary>
public sealed class NextShift(FleetStore fleet, ClosedDayStore closedDays, NightStore nights, RoutePlanStore plans, OrderStore orders, RouteSheets sheets)
{
    private const int DaysAhead = 21;

    public async Task<Ahead> After(DateOnly today, DriverId driverId)
    {
        var free = await FreeDates(today, driverId);
        var hours = (await fleet.Shifts()).Where(shift => shift.DriverId == driverId).ToDictionary(shift => shift.Day, shift => shift.Starts);
        var closed = await closedDays.All();
        var next = Enumerable.Range(1, DaysAhead).Select(today.AddDays)
            .Where(day => hours.ContainsKey(day.DayOfWeek) && !closed.Contains(day) && !free.Contains(day))
            .Select(day => new ShiftDate(day, hours[day.DayOfWeek]))
            .FirstOrDefault();
        var tomorrow = today.AddDays(1);
        return new Ahead(await sheets.IsReleased(tomorrow, driverId) ? tomorrow : null, free.Contains(tomorrow), next);
    }

    /// <summary>The dates whose routes are all out without one for this driver.</summary>
    private async Task<HashSet<DateOnly>> FreeDates(DateOnly today, DriverId driverId)
    {
        var free = new HashSet<DateOnly>();
        foreach (var night in await nights.Since(today.AddDays(1)))
            if (night.FinishedAt is not null && await IsAllOut(night.DeliveryDate) && !await sheets.IsReleased(night.DeliveryDate, driverId))
                free.Add(night.DeliveryDate);
        return free;
    }

    /// <summary>After a night that went wrong the routes may still come, and nobody is sent home before.</summary>
    private async Task<bool> IsAllOut(DateOnly date)
    {
        var latest = await plans.Latest(date);
        return latest.All(plan => plan.ReleasedAt is not null) && (latest.Count > 0 || (await orders.On(date)).Count == 0);
    }
}
