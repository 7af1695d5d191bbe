using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Commands.Simulation;

/// <summary>Driving and working seconds of a night's routes.</summary>
public readonly record struct Effort(long Driving, long Working, long Meters)
{
    public static Effort operator +(Effort a, Effort b) => new(a.Driving + b.Driving, a.Working + b.Working, a.Meters + b.Meters);

    public static Effort Sum(IEnumerable<Effort> efforts) => efforts.Aggregate(default(Effort), (sum, effort) => sum + effort);

    public static Effort Of(IEnumerable<PlannedRoute> routes) => routes.Aggregate(default(Effort), (sum, route) => sum + new Effort(
        route.Stops.Sum(stop => (long)stop.TravelSeconds) + (long)(route.ReturnsAt - route.Stops[^1].DepartsAt).TotalSeconds,
        (long)(route.ReturnsAt - route.DepartsAt).TotalSeconds, route.DistanceMeters));
}

/// <summary>The same night if nobody minded who comes and when: what familiarity costs is measured against it.</summary>
public sealed class FreeOptimum(BusinessStore businesses, DayProblems days, FleetStore fleet, DayTravel travel, IOptions<RoutingOptions> options)
{
    public async Task<Effort> Of(DateOnly date, CancellationToken cancellation)
    {
        var business = await businesses.Get();
        var (shifts, vehicles) = (await fleet.Shifts(), await fleet.Vehicles());
        var effort = default(Effort);
        foreach (var day in await days.On(date))
        {
            var capacities = vehicles.Where(vehicle => vehicle.DepotId == day.Depot.Id).ToDictionary(vehicle => vehicle.Id, vehicle => vehicle.Capacity);
            var free = new DayProblem(
                business, date, day.Depot, [.. day.Due.Select(due => due with { Promise = null, Told = null, Usual = null })], shifts, capacities, travel.Map, options.Value.Speeds,
                business.Zone.ToInstant(date, TimeOnly.MinValue));
            var plan = await Task.Run(() => RoutePlanner.Plan(free.Problem, new PlanLimits(TimeSpan.FromSeconds(options.Value.PlanSeconds), null, options.Value.Seed), progress: null, cancellation), cancellation);
            effort += plan.Routes.Aggregate(default(Effort), (sum, route) => sum + new Effort(
                route.Stops.Sum(stop => (long)stop.TravelSeconds) + route.ReturnSeconds - route.Stops[^1].DepartureSeconds, route.DurationSeconds, route.DistanceMeters));
        }

        return effort;
    }
}
