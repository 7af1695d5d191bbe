using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.Catalog;

public enum TakeBackPriceOutcome { TakenBack, NoSuchPrice, OrdersAreFrozen }

/// <summary>A coming price is not to come after all: the one before it stays. What orders were frozen with stays what it was.</summary>
public sealed class TakeBackPrice(Database database, ProductStore products, OpenDates openDates)
{
    public Task<TakeBackPriceOutcome> Run(Business business, ProductId productId, DateOnly from) => database.Write(async tx =>
    {
        if (!await openDates.IsOpen(tx, business, from)) return TakeBackPriceOutcome.OrdersAreFrozen;
        return await products.DeletePrice(tx, productId, from) ? TakeBackPriceOutcome.TakenBack : TakeBackPriceOutcome.NoSuchPrice;
    });
}
