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

    /// <summary>Of one plan's route: the next plan's is another.</summary>
    public static string Item(PlannedRoute route) => $"{route.DriverId}/{route.Id}";

    /// <returns>
    /// One problem for each such route that nobody has begun, whose hour has not passed and which was never written down: by the driver, with the number of stops.
    /// </returns>
    public async Task<IReadOnlyList<NightProblem>> On(DateOnly date)
    {
        var problems = (await Waiting(date)).Select(route => route.Problem).OfType<NightProblem>().ToList();
        if (problems.Count == 0) return [];
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reason in problems.Select(problem => problem.Reason).Distinct())
            written.UnionWith((await nights.Noticed(Kind, reason, date, date.AddDays(1))).Select(noticed => noticed.ItemId));   // and then dealt with, perhaps
        return [.. problems.Where(problem => !written.Contains(problem.ItemId))];
    }

    /// <returns>Whose routes nobody drives, by what is so until their hour and by what was written down then.</returns>
    public async Task<IReadOnlySet<DriverId>> Drivers(DateOnly date) =>
        (await On(date)).Concat((await nights.Problems(date)).Where(problem => problem.Kind == Kind)).Select(problem => DriverId.From(Guid.Parse(problem.ItemId.Split('/')[0]))).ToHashSet();

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
            if (problem is not null) await database.Write(tx => nights.NoticeOnce(tx, problem));   // who has found somebody is not told again
            else await Solve(date, route);
        }

        var recorded = await outcomes.On(date);
        if (recorded.Count == 0) return;
        foreach (var route in (await plans.Released(date)).SelectMany(plan => plan.Routes).Where(route => route.IsDriven(recorded.Keys))) await Solve(date, route);
    }

    private Task Solve(DateOnly date, PlannedRoute route) => database.Write(tx => nights.Solve(tx, date, Kind, Item(route)));

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
               select (route, reason is null ? null : new NightProblem(date, Kind, Item(route), reason, route.Stops.Count.ToString(CultureInfo.InvariantCulture))),
        ];
    }

    private static string? Reason(Business business, DateOnly date, PlannedRoute route, Shift? shift)
    {
        if (shift is null) return "no-shift";
        if (shift.VehicleId != route.VehicleId) return "other-vehicle";
        return business.Zone.ToInstant(date, shift.Starts) <= route.DepartsAt && route.ReturnsAt <= business.Zone.ToInstant(date, shift.Ends) ? null : "other-hours";
    }
}
