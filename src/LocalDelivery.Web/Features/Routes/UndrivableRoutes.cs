using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>
/// Released routes whose driver can not drive them any more: retired since, without hours that day, or with others. Until its hour that is read from
/// what is so now. Hours that change later may be about next week, for a weekday has one row of them: so at its hour it is written down
/// (<see cref="Look"/>), and that counts from then on.
/// </summary>
public sealed class UndrivableRoutes(Database database, BusinessStore businesses, RoutePlanStore plans, FleetStore fleet, OutcomeStore outcomes, NightStore nights, TimeProvider time)
{
    public const string Kind = "route";

    /// <summary>Around its hour a route is looked at: longer than from one look to the next, and time enough for who is ill to ring in.</summary>
    private static readonly TimeSpan AroundItsHour = TimeSpan.FromMinutes(15);

    /// <returns>One problem for each such route that nobody has begun and whose hour has not passed: by the driver, with the number of stops.</returns>
    public async Task<IReadOnlyList<NightProblem>> On(DateOnly date) => [.. (await Waiting(date)).Where(route => route.Problem is not null).Select(route => route.Problem!)];

    /// <returns>Whose routes nobody drives, by what is so until their hour and by what was written down then.</returns>
    public async Task<IReadOnlySet<DriverId>> Drivers(DateOnly date) =>
        (await On(date)).Concat((await nights.Problems(date)).Where(problem => problem.Kind == Kind)).Select(problem => DriverId.From(Guid.Parse(problem.ItemId))).ToHashSet();

    /// <summary>
    /// A route whose hour comes without anybody to drive it stays before the owner, whatever hours she gives later: its neighbors go without. Unless somebody
    /// drives it after all.
    /// </summary>
    public async Task Look(DateOnly date)
    {
        var now = time.GetUtcNow();
        foreach (var (route, problem) in await Waiting(date))
        {
            if (now + AroundItsHour < route.DepartsAt) continue;
            if (problem is not null) await nights.NoticeFirst(problem);
            else await Solve(date, route);
        }

        var recorded = await outcomes.On(date);
        if (recorded.Count == 0) return;
        foreach (var route in (await plans.Released(date)).SelectMany(plan => plan.Routes).Where(route => route.IsDriven(recorded.Keys))) await Solve(date, route);
    }

    private Task Solve(DateOnly date, PlannedRoute route) => database.Write(tx => nights.Solve(tx, date, Kind, route.DriverId.ToString()));

    /// <summary>The routes that nobody has begun and whose hour has not passed, each with what is wrong with it.</summary>
    private async Task<IReadOnlyList<(PlannedRoute Route, NightProblem? Problem)>> Waiting(DateOnly date)
    {
        var now = time.GetUtcNow();
        var recorded = await outcomes.On(date);
        var waiting = (await plans.Released(date)).SelectMany(plan => plan.Routes).Where(route => now < route.DepartsAt + AroundItsHour && !route.IsDriven(recorded.Keys)).ToList();
        if (waiting.Count == 0) return [];
        var business = await businesses.Get();
        var driving = (await fleet.Drivers()).Select(driver => driver.Id).ToHashSet();
        var shifts = (await fleet.Shifts()).Where(shift => shift.Day == date.DayOfWeek).ToDictionary(shift => shift.DriverId);
        return
        [
            .. from route in waiting
               let reason = driving.Contains(route.DriverId) ? Reason(business, date, route, shifts.GetValueOrDefault(route.DriverId)) : "driver-retired"
               select (route, reason is null ? null : new NightProblem(date, Kind, route.DriverId.ToString(), reason, route.Stops.Count.ToString(CultureInfo.InvariantCulture))),
        ];
    }

    private static string? Reason(Business business, DateOnly date, PlannedRoute route, Shift? shift)
    {
        if (shift is null) return "no-shift";
        if (shift.VehicleId != route.VehicleId) return "other-vehicle";
        return business.Zone.ToInstant(date, shift.Starts) <= route.DepartsAt && route.ReturnsAt <= business.Zone.ToInstant(date, shift.Ends) ? null : "other-hours";
    }
}
