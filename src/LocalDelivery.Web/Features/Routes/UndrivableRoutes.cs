using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>
/// Released routes whose driver can not drive them any more: retired since, without hours that day, or with others. It is read from what is
/// so now, so it is gone as soon as the hours are back or the routes are planned again. One that nobody began by its hour is written down
/// (<see cref="NoticeDeparted"/>): hours that change later are about other days.
/// </summary>
public sealed class UndrivableRoutes(Database database, BusinessStore businesses, RoutePlanStore plans, FleetStore fleet, OutcomeStore outcomes, NightStore nights, TimeProvider time)
{
    public const string Kind = "route";

    /// <summary>A short route may be begun late, and who is ill rings in at its hour.</summary>
    private static readonly TimeSpan LeastOpen = TimeSpan.FromHours(2);

    /// <returns>One problem for each such route that nobody has begun and that is not over by the clock: by the driver, with the number of stops.</returns>
    public async Task<IReadOnlyList<NightProblem>> On(DateOnly date) => [.. (await Find(date)).Select(found => found.Problem)];

    /// <returns>The routes.</returns>
    public async Task<IReadOnlySet<RouteId>> Ids(DateOnly date) => (await Find(date)).Select(found => found.Route.Id).ToHashSet();

    /// <summary>A route whose hour came without anybody to drive it stays before the owner, whatever hours she gives later: its neighbors went without.</summary>
    public async Task NoticeDeparted(DateOnly date)
    {
        var now = time.GetUtcNow();
        foreach (var (route, problem) in await Find(date))
            if (route.DepartsAt <= now) await database.Write(tx => nights.NoticeOnce(tx, problem));
    }

    private async Task<IReadOnlyList<(PlannedRoute Route, NightProblem Problem)>> Find(DateOnly date)
    {
        var now = time.GetUtcNow();
        var recorded = await outcomes.On(date);
        var waiting = (await plans.Released(date)).SelectMany(plan => plan.Routes).Where(route => !IsOver(route, now) && !route.IsDriven(recorded.Keys)).ToList();
        if (waiting.Count == 0) return [];
        var business = await businesses.Get();
        var driving = (await fleet.Drivers()).Select(driver => driver.Id).ToHashSet();
        var shifts = (await fleet.Shifts()).Where(shift => shift.Day == date.DayOfWeek).ToDictionary(shift => shift.DriverId);
        return
        [
            .. from route in waiting
               let reason = driving.Contains(route.DriverId) ? Reason(business, date, route, shifts.GetValueOrDefault(route.DriverId)) : "driver-retired"
               where reason is not null
               select (route, new NightProblem(date, Kind, route.DriverId.ToString(), reason, route.Stops.Count.ToString(CultureInfo.InvariantCulture))),
        ];
    }

    private static bool IsOver(PlannedRoute route, DateTimeOffset now) => route.ReturnsAt <= now && route.DepartsAt + LeastOpen <= now;

    private static string? Reason(Business business, DateOnly date, PlannedRoute route, Shift? shift)
    {
        if (shift is null) return "no-shift";
        if (shift.VehicleId != route.VehicleId) return "other-vehicle";
        return business.Zone.ToInstant(date, shift.Starts) <= route.DepartsAt && route.ReturnsAt <= business.Zone.ToInstant(date, shift.Ends) ? null : "other-hours";
    }
}
