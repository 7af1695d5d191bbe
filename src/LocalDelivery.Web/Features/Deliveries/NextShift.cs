using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>A date a driver is on shift, and when the shift begins.</summary>
public sealed record ShiftDate(DateOnly Date, TimeOnly Starts);

/// <summary>What lies ahead of a driver.</summary>
/// <param name="IsAwaited">Today's shift is not over, and today's routes are not all out: the night is being made up for, or something went wrong.</param>
/// <param name="Released">The next date whose route is out.</param>
/// <param name="IsFreeTomorrow">Tomorrow's routes are all out, and none of them is this driver's.</param>
/// <param name="Next">The next day with a shift that still may have a route, if there is one in sight.</param>
public sealed record Ahead(bool IsAwaited, DateOnly? Released, bool IsFreeTomorrow, ShiftDate? Next);

/// <summary>Looks ahead to the next day a driver drives: by the routes where the night has made them, by the shifts from there on.</summary>
public sealed class NextShift(FleetStore fleet, ClosedDayStore closedDays, NightStore nights, RoutePlanStore plans, OrderStore orders, RouteSheets sheets, BusinessClock clock)
{
    private const int DaysAhead = 21;

    public async Task<Ahead> After(Business business, DriverId driverId)
    {
        var today = clock.Today(business);
        var coming = (await nights.Since(today)).OrderBy(night => night.DeliveryDate).ToList();
        var released = new List<DateOnly>();
        foreach (var night in coming)
            if (await sheets.IsReleased(night.DeliveryDate, driverId)) released.Add(night.DeliveryDate);
        var free = await FreeDates(coming, released);
        var shifts = (await fleet.Shifts()).Where(shift => shift.DriverId == driverId).ToDictionary(shift => shift.Day);
        var closed = await closedDays.All();
        var possible = Enumerable.Range(0, DaysAhead + 1).Select(today.AddDays).Where(day => shifts.ContainsKey(day.DayOfWeek) && !closed.Contains(day) && !free.Contains(day)).ToList();
        var isAwaited = possible.Contains(today) && !released.Contains(today) && clock.Now < business.Zone.ToInstant(today, shifts[today.DayOfWeek].Ends);
        var next = possible.Where(day => day > today).Select(day => new ShiftDate(day, shifts[day.DayOfWeek].Starts)).FirstOrDefault();
        return new Ahead(isAwaited, released.Where(day => day > today).Cast<DateOnly?>().FirstOrDefault(), free.Contains(today.AddDays(1)), next);
    }

    /// <summary>The dates whose routes are all out without one for this driver.</summary>
    private async Task<HashSet<DateOnly>> FreeDates(IEnumerable<NightRecord> coming, List<DateOnly> released)
    {
        var free = new HashSet<DateOnly>();
        foreach (var night in coming)
            if (night is { FinishedAt: not null } or { MissedAt: not null } && !released.Contains(night.DeliveryDate) && await IsAllOut(night.DeliveryDate)) free.Add(night.DeliveryDate);
        return free;
    }

    /// <summary>After a night that went wrong the routes may still come, and nobody is sent home before.</summary>
    private async Task<bool> IsAllOut(DateOnly date)
    {
        var latest = await plans.Latest(date);
        var planned = latest.SelectMany(plan => plan.Orders).ToHashSet();
        return latest.All(plan => plan.ReleasedAt is not null) && (await orders.On(date)).All(order => planned.Contains(order.Id));   // a depot without a plan has orders on none
    }
}
