namespace LocalDelivery.Routing;

/// <summary>WGS 84 degrees.</summary>
public readonly record struct Location(double Latitude, double Longitude)
{
    public static bool TryCreate(double latitude, double longitude, out Location location)
    {
        location = default;
        if (!(latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180)) return false;
        location = new Location(latitude, longitude);
        return true;
    }

    public double MetersTo(Location other) => 111_195 * Math.Sqrt(
        Math.Pow(Latitude - other.Latitude, 2) + Math.Pow((Longitude - other.Longitude) * Math.Cos(Latitude * Math.PI / 180), 2));
}

public readonly record struct TimeWindow(int Earliest, int Latest);
public sealed record Stop(string Id, Location Location, int ServiceSeconds, IReadOnlyList<int> Load, IReadOnlyList<TimeWindow> Windows);
public sealed record Vehicle(string Id, Location Depot, TimeWindow Shift, IReadOnlyList<int> Capacity);
public interface ITravelTimes;
public sealed class StraightLineTravelTimes(double detourFactor, double metersPerSecond) : ITravelTimes
{
    public double DetourFactor => detourFactor;
    public double MetersPerSecond => metersPerSecond;
}

public sealed record RoutingProblem(IReadOnlyList<Stop> Stops, IReadOnlyList<Vehicle> Vehicles, ITravelTimes Travel)
{
    public static RoutingProblem Create(IReadOnlyList<Stop> stops, IReadOnlyList<Vehicle> vehicles, ITravelTimes travel) => new(stops, vehicles, travel);
    public Stop Stop(string id) => Stops.Single(stop => stop.Id == id);
}

public enum UnassignedReason { NoCapacity, WindowClosed, Unreachable, OutsideShift, NoRoom }
public sealed record UnassignedStop(string StopId, UnassignedReason Reason, int? ShortBy);
public sealed record RouteStop(string StopId, int ArrivalSeconds, int ServiceStartSeconds, int DepartureSeconds, int TravelSeconds, int DistanceMeters);
public sealed record Route(string VehicleId, int DepartureSeconds, int ReturnSeconds, int DistanceMeters, IReadOnlyList<RouteStop> Stops);
public sealed record RoutePlan(IReadOnlyList<Route> Routes, IReadOnlyList<UnassignedStop> Unassigned);
public sealed record PlanLimits(TimeSpan? Time, int? Iterations, int Seed);
public readonly record struct PlanProgress(TimeSpan Elapsed);
public sealed record Violation(string Text);

/// <summary>Stops in their order, dealt out to the vehicles in turn: stands in until the planner is here.</summary>
public static class RoutePlanner
{
    public static RoutePlan Plan(RoutingProblem problem, PlanLimits limits, IProgress<PlanProgress>? progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new PlanProgress(limits.Time ?? default));
        var routes = problem.Vehicles.Select((vehicle, at) =>
        {
            var clock = vehicle.Shift.Earliest;
            var here = vehicle.Depot;
            var meters = 0;
            var stops = new List<RouteStop>();
            foreach (var stop in problem.Stops.Where((_, index) => index % problem.Vehicles.Count == at))
            {
                var leg = (int)here.MetersTo(stop.Location);
                var travel = leg / 8;
                clock += travel;
                stops.Add(new RouteStop(stop.Id, clock, clock, clock + stop.ServiceSeconds, travel, leg));
                (clock, here, meters) = (clock + stop.ServiceSeconds, stop.Location, meters + leg);
            }

            return new Route(vehicle.Id, vehicle.Shift.Earliest, clock, meters, stops);
        });
        return new RoutePlan(
            [.. routes], problem.Vehicles.Count > 0 ? [] : [.. problem.Stops.Select(stop => new UnassignedStop(stop.Id, UnassignedReason.NoRoom, null))]);
    }
}

public static class RoutePlanCheck
{
    public static IReadOnlyList<Violation> Violations(RoutingProblem problem, RoutePlan plan) => plan.Routes.Count > problem.Vehicles.Count ? [new Violation("too many")] : [];
}
