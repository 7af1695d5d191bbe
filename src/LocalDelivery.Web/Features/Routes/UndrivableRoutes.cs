using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>
/// Released routes whose driver can not drive them any more: retired since, without hours that day, or with others. It is read from what is
/// so now and stored nowhere, so it is gone as soon as the hours are back or the routes are planned again.
/// </summary>
public sealed class UndrivableRoutes(RoutePlanStore plans, FleetStore fleet, OutcomeStore outcomes, TimeProvider time)
{
    public const string Kind = "route";

    /// <returns>One problem for each such route that has not left yet: by the driver, with the number of stops.</returns>
    public async Task<IReadOnlyList<NightProblem>> On(Business business, DateOnly date)
    {
        var now = time.GetUtcNow();
        var recorded = await outcomes.On(date);
        var waiting = (await plans.Released(date)).SelectMany(plan => plan.Routes).Where(route => !route.HasLeft(now, recorded.Keys)).ToList();
        if (waiting.Count == 0) return [];
        var driving = (await fleet.Drivers()).Select(driver => driver.Id).ToHashSet();
        var shifts = (await fleet.Shifts()).Where(shift => shift.Day == date.DayOfWeek).ToDictionary(shift => shift.DriverId);
        return
        [
            .. from route in waiting
               let reason = driving.Contains(route.DriverId) ? Reason(business, date, route, shifts.GetValueOrDefault(route.DriverId)) : "driver-retired"
               where reason is not null
               select new NightProblem(date, Kind, route.DriverId.ToString(), reason, route.Stops.Count.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    private static string? Reason(Business business, DateOnly date, PlannedRoute route, Shift? shift)
    {
        if (shift is null) return "no-shift";
        if (shift.VehicleId != route.VehicleId) return "other-vehicle";
        return business.Zone.ToInstant(date, shift.Starts) <= route.DepartsAt && route.ReturnsAt <= business.Zone.ToInstant(date, shift.Ends) ? null : "other-hours";
    }
}
