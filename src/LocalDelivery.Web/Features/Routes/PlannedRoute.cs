using LocalDelivery.Ordering;
using LocalDelivery.Routing;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>The routes of one depot and date, as stored. Only a released plan is driven and promised.</summary>
public sealed record StoredPlan(
    RoutePlanId Id, DateOnly DeliveryDate, DepotId DepotId, int Revision, DateTimeOffset PlannedAt, DateTimeOffset? ReleasedAt,
    IReadOnlyList<PlannedRoute> Routes, IReadOnlyList<UnassignedOrder> Unassigned)
{
    /// <summary>What it was made from (<see cref="PlanBasis"/>).</summary>
    public string Basis { get; init; } = "";

    /// <summary>How long a driver is out for one stop, on average; null where nobody drives.</summary>
    public static TimeSpan? PerStop(IReadOnlyCollection<StoredPlan> plans)
    {
        var routes = plans.SelectMany(plan => plan.Routes).ToList();
        return routes.Count == 0 ? null : TimeSpan.FromSeconds(routes.Sum(route => (route.ReturnsAt - route.DepartsAt).TotalSeconds) / routes.Sum(route => route.Stops.Count));
    }

    public IEnumerable<OrderId> Orders => Routes.SelectMany(route => route.Stops).SelectMany(stop => stop.Orders).Concat(Unassigned.Select(order => order.OrderId));

    /// <summary>What a van may leave late without everybody waiting.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    /// <summary>A van was to leave before now, and so nobody can be promised what was planned: for a plan that nobody drives, as after a night with the machine off.</summary>
    public bool IsPast(DateTimeOffset now) => Routes.Any(route => route.DepartsAt + Late < now);

    /// <summary>Whether exactly the day's orders are in it, on a route or left out with a reason, and with what is in them now.</summary>
    public bool Has(DepotDay day) => day.Due.Select(due => due.Order.Id).ToHashSet().SetEquals(Orders) && PlanBasis.HasLoads(Basis, day.Due);
}

public sealed record PlannedRoute(
    RouteId Id, DriverId DriverId, VehicleId VehicleId, DateTimeOffset DepartsAt, DateTimeOffset ReturnsAt, int DistanceMeters, IReadOnlyList<PlannedStop> Stops)
{
    /// <summary>By the clock, or because somebody at a door says so.</summary>
    /// <param name="recorded">The orders of which it is known what became of them.</param>
    public bool HasLeft(DateTimeOffset now, IEnumerable<OrderId> recorded) => DepartsAt <= now || IsDriven(recorded);

    /// <summary>Somebody at a door says so.</summary>
    public bool IsDriven(IEnumerable<OrderId> recorded) => Stops.SelectMany(stop => stop.Orders).Intersect(recorded).Any();
}

/// <param name="Position">1 for the first stop.</param>
/// <param name="TravelSeconds">From the stop before, or the depot.</param>
public sealed record PlannedStop(
    StopId Id, int Position, Location Location, int TravelSeconds, int DistanceMeters,
    DateTimeOffset ArrivesAt, DateTimeOffset ServiceStartsAt, DateTimeOffset DepartsAt, IReadOnlyList<OrderId> Orders);

/// <param name="Detail">What would make it fit: a number of seconds or units, or empty.</param>
public sealed record UnassignedOrder(OrderId OrderId, UnassignedReason Reason, string Detail);
