using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.Catalog;

public enum RetireProductOutcome { Retired, SoldAgain, OrdersAreFrozen }

/// <summary>The first date on which a product is no longer sold; none: it is sold on.</summary>
public sealed class RetireProduct(Database database, ProductStore products, OpenDates openDates)
{
    public Task<RetireProductOutcome> Run(Business business, CatalogProduct product, DateOnly? from) => database.Write(async tx =>
    {
        if (from is { } date && !await openDates.IsOpen(tx, business, date)) return RetireProductOutcome.OrdersAreFrozen;
        await products.Save(tx, product with { Product = product.Product with { RetiredFrom = from } });
        return from is null ? RetireProductOutcome.SoldAgain : RetireProductOutcome.Retired;
    });
}
