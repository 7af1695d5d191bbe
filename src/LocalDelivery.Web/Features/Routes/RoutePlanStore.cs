using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>Route plans. A date and depot may have several revisions; the latest that was not withdrawn counts.</summary>
public sealed class RoutePlanStore(Database database)
{
    private sealed record PlanRow(RoutePlanId RoutePlanId, DateOnly DeliveryDate, DepotId DepotId, int Revision, DateTimeOffset PlannedAt, DateTimeOffset? ReleasedAt, string Basis);

    private const string LatestPlansSql =
        """
        select p.route_plan_id,
               p.delivery_date,
               p.depot_id,
               p.revision,
               p.planned_at,
               p.released_at,
               p.basis
          from route_plan p
         where p.delivery_date = @deliveryDate
           and p.withdrawn_at is null
           and not exists (select 1
                             from route_plan newer
                            where newer.delivery_date = p.delivery_date
                              and newer.depot_id = p.depot_id
                              and newer.withdrawn_at is null
                              and newer.revision > p.revision
                              and (newer.released_at is not null or @unreleasedToo = 1))
           and (p.released_at is not null or @unreleasedToo = 1)
         order by p.depot_id
        """;

    private sealed record RouteRow(
        RouteId RouteId, RoutePlanId RoutePlanId, DriverId DriverId, VehicleId VehicleId, DateTimeOffset DepartsAt, DateTimeOffset ReturnsAt, int DistanceMeters);

    private const string RoutesSql =
        """
        select r.route_id,
               r.route_plan_id,
               r.driver_id,
               r.vehicle_id,
               r.departs_at,
               r.returns_at,
               r.distance_meters
          from route r
          join driver d on d.driver_id = r.driver_id
          join route_plan p on p.route_plan_id = r.route_plan_id
         where p.delivery_date = @deliveryDate
         order by d.name, r.route_id
        """;

    private sealed record StopRow(
        StopId StopId, RouteId RouteId, int Position, double Latitude, double Longitude, int TravelSeconds, int DistanceMeters,
        DateTimeOffset ArrivesAt, DateTimeOffset ServiceStartsAt, DateTimeOffset DepartsAt);

    private const string StopsSql =
        """
        select s.stop_id,
               s.route_id,
               s.position,
               s.latitude,
               s.longitude,
               s.travel_seconds,
               s.distance_meters,
               s.arrives_at,
               s.service_starts_at,
               s.departs_at
          from stop s
          join route r on r.route_id = s.route_id
          join route_plan p on p.route_plan_id = r.route_plan_id
         where p.delivery_date = @deliveryDate
         order by s.route_id, s.position
        """;

    private sealed record StopOrderRow(StopId StopId, OrderId OrderId);

    private const string StopOrdersSql =
        """
        select so.stop_id,
               so.order_id
          from stop_order so
          join stop s on s.stop_id = so.stop_id
          join route r on r.route_id = s.route_id
          join delivery_order o on o.order_id = so.order_id
          join route_plan p on p.route_plan_id = r.route_plan_id
         where p.delivery_date = @deliveryDate
         order by o.number
        """;

    private sealed record UnassignedRow(RoutePlanId RoutePlanId, OrderId OrderId, string Reason, string Detail);

    private const string UnassignedSql =
        """
        select u.route_plan_id,
               u.order_id,
               u.reason,
               u.detail
          from unassigned_order u
          join route_plan p on p.route_plan_id = u.route_plan_id
         where p.delivery_date = @deliveryDate
        """;

    /// <summary>Each depot's plan that is driven.</summary>
    public Task<IReadOnlyList<StoredPlan>> Released(DateOnly deliveryDate) => Read(deliveryDate, unreleasedToo: 0);

    /// <summary>Each depot's newest plan, released or about to be.</summary>
    public Task<IReadOnlyList<StoredPlan>> Latest(DateOnly deliveryDate) => Read(deliveryDate, unreleasedToo: 1);

    private async Task<IReadOnlyList<StoredPlan>> Read(DateOnly deliveryDate, int unreleasedToo)
    {
        var found = await database.Query<PlanRow>(LatestPlansSql, new { deliveryDate, unreleasedToo });
        if (found.Count == 0) return [];
        var which = new { deliveryDate };   // older revisions come along; the lookups leave them aside
        var orders = (await database.Query<StopOrderRow>(StopOrdersSql, which)).ToLookup(row => row.StopId, row => row.OrderId);
        var stops = (await database.Query<StopRow>(StopsSql, which)).ToLookup(row => row.RouteId, row => new PlannedStop(
            row.StopId, row.Position, new Location(row.Latitude, row.Longitude), row.TravelSeconds, row.DistanceMeters,
            row.ArrivesAt, row.ServiceStartsAt, row.DepartsAt, [.. orders[row.StopId]]));
        var routes = (await database.Query<RouteRow>(RoutesSql, which)).ToLookup(row => row.RoutePlanId, row => new PlannedRoute(
            row.RouteId, row.DriverId, row.VehicleId, row.DepartsAt, row.ReturnsAt, row.DistanceMeters, [.. stops[row.RouteId]]));
        var unassigned = (await database.Query<UnassignedRow>(UnassignedSql, which)).ToLookup(
            row => row.RoutePlanId, row => new UnassignedOrder(row.OrderId, Enum.Parse<UnassignedReason>(row.Reason), row.Detail));
        return
        [
            .. found.Select(row => new StoredPlan(
                row.RoutePlanId, row.DeliveryDate, row.DepotId, row.Revision, row.PlannedAt, row.ReleasedAt, [.. routes[row.RoutePlanId]], [.. unassigned[row.RoutePlanId]]) { Basis = row.Basis }),
        ];
    }

    private sealed record RevisionRow(DepotId DepotId, int Revision);

    private const string LastRevisionsSql =
        """
        select depot_id,
               max(revision) as revision
          from route_plan
         where delivery_date = @deliveryDate
         group by depot_id
        """;

    /// <returns>Each depot's newest revision, withdrawn or not. Read it before planning: the next number then belongs to whoever stores it first.</returns>
    public async Task<IReadOnlyDictionary<DepotId, int>> LastRevisions(DateOnly deliveryDate) =>
        (await database.Query<RevisionRow>(LastRevisionsSql, new { deliveryDate })).ToDictionary(row => row.DepotId, row => row.Revision);

    private const string InsertPlanSql =
        """
        insert into route_plan ( route_plan_id,  delivery_date,  depot_id,  revision,  planned_at,  basis)
        values                 (@Id,            @DeliveryDate,  @DepotId,  @Revision, @PlannedAt, @Basis)
        on conflict (delivery_date, depot_id, revision) do nothing
        """;

    private const string InsertRouteSql =
        """
        insert into route ( route_id,  route_plan_id,  driver_id,  vehicle_id,  departs_at,  returns_at,  distance_meters)
        values            (@Id,       @planId,        @DriverId,  @VehicleId,  @DepartsAt,  @ReturnsAt,  @DistanceMeters)
        """;

    private const string InsertStopSql =
        """
        insert into stop ( stop_id,  route_id,  position,  latitude,  longitude,  travel_seconds,  distance_meters,  arrives_at,  service_starts_at,  departs_at)
        values           (@Id,      @routeId,  @Position, @Latitude, @Longitude, @TravelSeconds,  @DistanceMeters,  @ArrivesAt,  @ServiceStartsAt,   @DepartsAt)
        """;

    private const string InsertStopOrderSql =
        """
        insert into stop_order ( stop_id,  order_id)
        values                 (@stopId,  @orderId)
        """;

    private const string InsertUnassignedSql =
        """
        insert into unassigned_order ( route_plan_id,  order_id,  reason,  detail)
        values                       (@planId,        @OrderId,  @reason, @Detail)
        """;

    /// <returns>False when somebody else stored this revision first: theirs is as good.</returns>
    public async Task<bool> Insert(DbTransaction tx, StoredPlan plan)
    {
        if (await tx.Execute(InsertPlanSql, new { plan.Id, plan.DeliveryDate, plan.DepotId, plan.Revision, plan.PlannedAt, plan.Basis }) == 0) return false;
        foreach (var route in plan.Routes) await InsertRoute(tx, plan.Id, route);
        foreach (var order in plan.Unassigned)
            await tx.Execute(InsertUnassignedSql, new { planId = plan.Id, order.OrderId, reason = order.Reason.ToString(), order.Detail });
        return true;
    }

    private static async Task InsertRoute(DbTransaction tx, RoutePlanId planId, PlannedRoute route)
    {
        await tx.Execute(InsertRouteSql, new { route.Id, planId, route.DriverId, route.VehicleId, route.DepartsAt, route.ReturnsAt, route.DistanceMeters });
        foreach (var stop in route.Stops)
        {
            await tx.Execute(InsertStopSql, new
            {
                stop.Id,
                routeId = route.Id,
                stop.Position,
                stop.Location.Latitude,
                stop.Location.Longitude,
                stop.TravelSeconds,
                stop.DistanceMeters,
                stop.ArrivesAt,
                stop.ServiceStartsAt,
                stop.DepartsAt,
            });
            foreach (var orderId in stop.Orders) await tx.Execute(InsertStopOrderSql, new { stopId = stop.Id, orderId });
        }
    }

    private const string ReleaseSql =
        """
        update route_plan
           set released_at = @now
         where route_plan_id = @id
           and released_at is null
           and withdrawn_at is null
        """;

    /// <returns>False when it was released (or withdrawn) already.</returns>
    public async Task<bool> Release(DbTransaction tx, RoutePlanId id, DateTimeOffset now) => await tx.Execute(ReleaseSql, new { id, now }) > 0;

    private const string WithdrawSql =
        """
        update route_plan
           set withdrawn_at = @now
         where route_plan_id = @id
           and released_at is null
           and withdrawn_at is null
        """;

    public async Task<bool> Withdraw(DbTransaction tx, RoutePlanId id, DateTimeOffset now) => await tx.Execute(WithdrawSql, new { id, now }) > 0;
}
