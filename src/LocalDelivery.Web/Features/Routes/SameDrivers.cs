using LocalDelivery.Routing;
using Route = LocalDelivery.Routing.Route;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>
/// Neighbors have been told who comes, and to the planner vans of the same depot, hours and room are all one: among those, each route goes to
/// whoever most of its neighbors expect. Nothing else about the plan changes.
/// </summary>
public static class SameDrivers
{
    /// <param name="told">For a stop, whose name (as the vehicle's id) its neighbors were told, one entry per neighbor.</param>
    public static RoutePlan Keep(RoutingProblem problem, RoutePlan plan, Func<string, IEnumerable<string>> told)
    {
        var routes = plan.Routes.ToDictionary(route => route.VehicleId, StringComparer.Ordinal);
        var driver = problem.Vehicles
            .GroupBy(vehicle => (vehicle.Depot, vehicle.Shift, Capacity: string.Join(' ', vehicle.Capacity)))
            .SelectMany(alike => Assign([.. alike.Select(vehicle => vehicle.Id)], routes, told))
            .ToDictionary(StringComparer.Ordinal);
        var position = problem.Vehicles.Select((vehicle, at) => (vehicle.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at, StringComparer.Ordinal);
        return plan with
        {
            Routes = [.. plan.Routes.Select(route => route with { VehicleId = driver[route.VehicleId] }).OrderBy(route => position[route.VehicleId])],
        };
    }

    /// <returns>For each route, named by the driver the planner gave it, the driver who takes it: the largest expectation first.</returns>
    private static Dictionary<string, string> Assign(IReadOnlyList<string> alike, Dictionary<string, Route> routes, Func<string, IEnumerable<string>> told)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        var expected =
            from id in alike
            where routes.ContainsKey(id)
            from names in routes[id].Stops.SelectMany(stop => told(stop.StopId)).CountBy(name => name, StringComparer.Ordinal)
            where alike.Contains(names.Key)
            orderby names.Value descending
            select (Route: id, Driver: names.Key);
        // Then whoever expects nobody: the planner's own choice where it is still free, else anybody who is.
        foreach (var (route, driver) in expected.Concat(alike.Select(id => (id, id))).Concat(alike.SelectMany(id => alike.Select(other => (id, other)))))
            if (!taken.ContainsKey(route) && !taken.ContainsValue(driver)) taken.Add(route, driver);
        return taken;
    }
}
