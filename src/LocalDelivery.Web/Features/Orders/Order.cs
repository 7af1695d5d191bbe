using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Features.Orders;

/// <summary>What was fixed at the cutoff, prices frozen. <see cref="Number"/> is what people read aloud.</summary>
public sealed record Order(
    OrderId Id, long Number, CustomerId CustomerId, DateOnly DeliveryDate, DepotId DepotId, Money Total, DateTimeOffset FrozenAt, IReadOnlyList<OrderLine> Lines);

/// <summary>That an order is frozen, and from where it is driven.</summary>
public sealed record FrozenOrder(OrderId OrderId, DepotId DepotId);

/// <summary>A line keeps the product's name, unit and price as they were when it was frozen.</summary>
public sealed record OrderLine(ProductId ProductId, string ProductName, string Unit, int Quantity, Money UnitPrice)
{
    public Money Total => UnitPrice * Quantity;
}
