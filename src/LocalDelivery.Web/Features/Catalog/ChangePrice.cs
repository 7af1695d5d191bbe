using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.Catalog;

public enum ChangePriceOutcome { Changed, OrdersAreFrozen }

/// <summary>A new price from a delivery date on. A date whose orders are frozen keeps the price it was frozen with.</summary>
public sealed class ChangePrice(Database database, ProductStore products, OpenDates openDates)
{
    public Task<ChangePriceOutcome> Run(Business business, ProductId productId, PriceFrom price) => database.Write(async tx =>
    {
        if (!await openDates.IsOpen(tx, business, price.EffectiveOn)) return ChangePriceOutcome.OrdersAreFrozen;
        await products.SavePrice(tx, productId, price);
        return ChangePriceOutcome.Changed;
    });
}
