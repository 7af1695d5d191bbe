using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>What the texts said: a window once promised is not promised differently; a later plan keeps it unless somebody would be left out for it.</summary>
public sealed class PromiseStore(Database database)
{
    private sealed record Row(OrderId OrderId, DateTimeOffset WindowFrom, DateTimeOffset WindowUntil);

    private const string OnSql =
        """
        select p.order_id,
               p.window_from,
               p.window_until
          from promise p
          join delivery_order o on o.order_id = p.order_id
         where o.delivery_date = @deliveryDate
        """;

    public async Task<IReadOnlyDictionary<OrderId, PromisedWindow>> On(DateOnly deliveryDate) =>
        (await database.Query<Row>(OnSql, new { deliveryDate })).ToDictionary(row => row.OrderId, row => new PromisedWindow(row.WindowFrom, row.WindowUntil));

    private sealed record ToldRow(OrderId OrderId, DriverId DriverId);

    private const string DriversSql =
        """
        select p.order_id,
               p.driver_id
          from promise p
          join delivery_order o on o.order_id = p.order_id
         where o.delivery_date = @deliveryDate
           and p.driver_id is not null
        """;

    /// <summary>Whose name the neighbors were told.</summary>
    public async Task<IReadOnlyDictionary<OrderId, DriverId>> Drivers(DateOnly deliveryDate) =>
        (await database.Query<ToldRow>(DriversSql, new { deliveryDate })).ToDictionary(row => row.OrderId, row => row.DriverId);

    private const string InsertSql =
        """
        insert into promise ( order_id,  driver_id,  window_from,  window_until,  promised_at)
        values              (@orderId,  @driverId,  @From,        @Until,        @now)
        on conflict (order_id) do nothing
        """;

    /// <returns>False when this order's window was promised already; that promise stands.</returns>
    public async Task<bool> Insert(DbTransaction tx, OrderId orderId, DriverId driverId, PromisedWindow window, DateTimeOffset now) =>
        await tx.Execute(InsertSql, new { orderId, driverId, window.From, window.Until, now }) > 0;
}
