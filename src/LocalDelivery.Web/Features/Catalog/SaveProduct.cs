using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Catalog;

/// <summary>Saves a product and, when it is new, its first price with it: there is never one without.</summary>
public sealed class SaveProduct(Database database, ProductStore products)
{
    public Task New(CatalogProduct product, PriceFrom price) => database.Write(async tx =>
    {
        await products.Save(tx, product);
        await products.SavePrice(tx, product.Id, price);
    });

    public Task Edited(CatalogProduct product) => database.Write(tx => products.Save(tx, product));
}
