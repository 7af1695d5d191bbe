using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Orders;

/// <summary>Frozen orders. What is frozen stays; only a line that had been left out by mistake may still join it.</summary>
public sealed class OrderStore(Database database)
{
    private sealed record Row(
        OrderId OrderId, long Number, CustomerId CustomerId, DateOnly DeliveryDate, DepotId DepotId, string Currency, long TotalMinor, DateTimeOffset FrozenAt);

    private const string OrdersSql =
        """
        select o.order_id,
               o.number,
               o.customer_id,
               o.delivery_date,
               o.depot_id,
               o.currency,
               o.total_minor,
               o.frozen_at
          from delivery_order o

        """;

    private sealed record LineRow(OrderId OrderId, ProductId ProductId, string ProductName, string Unit, int Quantity, long UnitPriceMinor);

    private const string LinesSql =
        """
        select l.order_id,
               l.product_id,
               l.product_name,
               l.unit,
               l.quantity,
               l.unit_price_minor
          from order_line l
          join delivery_order o on o.order_id = l.order_id

        """;

    public Task<IReadOnlyList<Order>> On(DateOnly deliveryDate) =>
        Read("where o.delivery_date = @deliveryDate order by o.number", "where o.delivery_date = @deliveryDate order by l.product_name", new { deliveryDate });

    /// <summary>A customer's orders from a date on, oldest first.</summary>
    public Task<IReadOnlyList<Order>> Of(CustomerId customerId, DateOnly from) => Read(
        "where o.customer_id = @customerId and o.delivery_date >= @from order by o.delivery_date",
        "where o.customer_id = @customerId and o.delivery_date >= @from order by l.product_name",
        new { customerId, from });

    private async Task<IReadOnlyList<Order>> Read(string whichOrders, string whichLines, object arguments)
    {
        var lines = (await database.Query<LineRow>(LinesSql + whichLines, arguments)).ToLookup(line => line.OrderId);
        return
        [
            .. (await database.Query<Row>(OrdersSql + whichOrders, arguments)).Select(row =>
            {
                var currency = Currency.Of(row.Currency);
                return new Order(
                    row.OrderId, row.Number, row.CustomerId, row.DeliveryDate, row.DepotId, new Money(row.TotalMinor, currency), row.FrozenAt,
                    [.. lines[row.OrderId].Select(line => new OrderLine(line.ProductId, line.ProductName, line.Unit, line.Quantity, new Money(line.UnitPriceMinor, currency)))]);
            }),
        ];
    }

    private const string ExistsSql =
        """
        select count(*)
          from delivery_order
         where customer_id = @customerId
           and delivery_date = @deliveryDate
        """;

    public async Task<bool> Exists(DbTransaction tx, CustomerId customerId, DateOnly deliveryDate) =>
        await tx.Find<int>(ExistsSql, new { customerId, deliveryDate }) > 0;

    private const string FindSql =
        """
        select order_id,
               depot_id
          from delivery_order
         where customer_id = @customerId
           and delivery_date = @deliveryDate
        """;

    /// <returns>Null while it is not frozen.</returns>
    public Task<FrozenOrder?> Find(DbTransaction tx, CustomerId customerId, DateOnly deliveryDate) => tx.Find<FrozenOrder>(FindSql, new { customerId, deliveryDate });

    private const string InsertSql =
        """
        insert into delivery_order ( order_id,  customer_id,  delivery_date,  depot_id,  currency,  total_minor,  frozen_at)
        values                     (@Id,       @CustomerId,  @DeliveryDate,  @DepotId,  @currency, @total,       @FrozenAt)
        on conflict (customer_id, delivery_date) do nothing
        """;

    private const string InsertLineSql =
        """
        insert into order_line ( order_id,  product_id,  product_name,  unit,  quantity,  unit_price_minor)
        values                 (@id,       @ProductId,  @ProductName,  @Unit, @Quantity, @price)
        on conflict (order_id, product_id) do nothing
        """;

    /// <returns>False when this customer's order for the date is frozen already.</returns>
    public async Task<bool> Insert(DbTransaction tx, Order order)
    {
        var inserted = await tx.Execute(InsertSql, new
        {
            order.Id,
            order.CustomerId,
            order.DeliveryDate,
            order.DepotId,
            currency = order.Total.Currency.Code,
            total = order.Total.Minor,
            order.FrozenAt,
        });
        if (inserted == 0) return false;
        foreach (var line in order.Lines) await InsertLine(tx, order.Id, line);
        return true;
    }

    private static async Task<bool> InsertLine(DbTransaction tx, OrderId id, OrderLine line) =>
        await tx.Execute(InsertLineSql, new { id, line.ProductId, line.ProductName, line.Unit, line.Quantity, price = line.UnitPrice.Minor }) > 0;

    private const string AddToTotalSql =
        """
        update delivery_order
           set total_minor = total_minor + @Minor
         where order_id = @id
        """;

    /// <returns>False when the order has a line of this product already.</returns>
    public async Task<bool> AddLine(DbTransaction tx, OrderId id, OrderLine line)
    {
        if (!await InsertLine(tx, id, line)) return false;
        await tx.Execute(AddToTotalSql, new { id, line.Total.Minor });
        return true;
    }
}
