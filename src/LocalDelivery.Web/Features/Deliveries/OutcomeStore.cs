using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>One order of a stop, and the date it is driven on.</summary>
public sealed record StopOrder(OrderId OrderId, DateOnly DeliveryDate);

/// <summary>What the drivers said at the doors.</summary>
public sealed class OutcomeStore(Database database)
{
    private const string Delivered = "delivered";
    private const string NotDeliveredCode = "not-delivered";

    private sealed record Row(OrderId OrderId, DriverId DriverId, string Outcome, string Reason, DateTimeOffset RecordedAt)
    {
        public DeliveryOutcome DeliveryOutcome => new(OrderId, DriverId, Outcome == Delivered ? null : ReasonFrom(Reason), RecordedAt);
    }

    private const string OnSql =
        """
        select d.order_id,
               d.driver_id,
               d.outcome,
               d.reason,
               d.recorded_at
          from delivery_outcome d
          join delivery_order o on o.order_id = d.order_id
         where o.delivery_date = @deliveryDate
        """;

    public async Task<IReadOnlyDictionary<OrderId, DeliveryOutcome>> On(DateOnly deliveryDate) =>
        (await database.Query<Row>(OnSql, new { deliveryDate })).ToDictionary(row => row.OrderId, row => row.DeliveryOutcome);

    private const string OrdersAtSql =
        """
        select so.order_id,
               p.delivery_date
          from stop_order so
          join stop s on s.stop_id = so.stop_id
          join route r on r.route_id = s.route_id
          join route_plan p on p.route_plan_id = r.route_plan_id
         where so.stop_id = @stopId
           and r.driver_id = @driverId
           and p.released_at is not null      -- also an older release: a page opened before the plan changed still tells what was done
         order by so.order_id
        """;

    /// <returns>The orders of a stop on a released route of this driver; none for anybody else's stop.</returns>
    public Task<IReadOnlyList<StopOrder>> OrdersAt(DbTransaction tx, StopId stopId, DriverId driverId) => tx.Query<StopOrder>(OrdersAtSql, new { stopId, driverId });

    private const string InsertSql =
        """
        insert into delivery_outcome ( order_id,  driver_id,  outcome,  reason,  recorded_at)
        values                       (@OrderId,  @DriverId,  @outcome, @reason, @RecordedAt)
        on conflict (order_id) do nothing
        """;

    /// <returns>False when this order has its outcome already: it stands until it is undone.</returns>
    public async Task<bool> Insert(DbTransaction tx, DeliveryOutcome outcome) => await tx.Execute(InsertSql, new
    {
        outcome.OrderId,
        outcome.DriverId,
        outcome = outcome.IsDelivered ? Delivered : NotDeliveredCode,
        reason = outcome.NotDelivered is { } reason ? ReasonText(reason) : "",
        outcome.RecordedAt,
    }) > 0;

    private const string DeleteSql =
        """
        delete from delivery_outcome
         where order_id = @orderId
           and driver_id = @driverId
        """;

    /// <returns>False when there was nothing to take back.</returns>
    public async Task<bool> Delete(DbTransaction tx, OrderId orderId, DriverId driverId) => await tx.Execute(DeleteSql, new { orderId, driverId }) > 0;

    /// <summary>"NobodyThere"; "Other: the bridge is closed".</summary>
    private static string ReasonText(NotDelivered reason) => reason.Words.Length == 0 ? reason.Reason.ToString() : $"{reason.Reason}: {reason.Words}";

    private static NotDelivered ReasonFrom(string text)
    {
        var parts = text.Split(": ", 2);
        return new NotDelivered(Enum.Parse<NotDeliveredReason>(parts[0]), parts.Length == 2 ? parts[1] : "");
    }
}
