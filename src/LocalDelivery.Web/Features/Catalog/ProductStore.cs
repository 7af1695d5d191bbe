using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Catalog;

/// <summary>A product as the owner edits it: what the pages show beside what <see cref="Product"/> needs to price an order.</summary>
public sealed record CatalogProduct(Product Product, string Description, int Position, IReadOnlyList<int> Load)
{
    public ProductId Id => Product.Id;
}

/// <summary>Products, their prices by effective date, and what they take up in a van.</summary>
public sealed class ProductStore(Database database, TimeProvider time)
{
    private sealed record ProductRow(ProductId ProductId, string Name, string Description, string Unit, int Weekdays, int Position, DateOnly? RetiredFrom);

    private const string ProductsSql =
        """
        select product_id,
               name,
               description,
               unit,
               weekdays,
               position,
               retired_from
          from product
         order by position, name
        """;

    private sealed record PriceRow(ProductId ProductId, DateOnly EffectiveOn, long PriceMinor, string Currency);

    private const string PricesSql =
        """
        select p.product_id,
               p.effective_on,
               p.price_minor,
               b.currency
          from product_price p
         cross join business b          -- one business, one currency
         order by p.effective_on
        """;

    private sealed record LoadRow(ProductId ProductId, int LoadUnitId, int Amount);

    private const string LoadsSql =
        """
        select p.product_id,
               u.load_unit_id,
               coalesce(l.amount, 0) as amount
          from product p
         cross join load_unit u
          left join product_load l on l.product_id = p.product_id and l.load_unit_id = u.load_unit_id
         order by u.load_unit_id
        """;

    /// <summary>Every product there ever was, in the order the owner gave; a load amount for every load unit, in their order.</summary>
    public async Task<IReadOnlyList<CatalogProduct>> All()
    {
        var prices = (await database.Query<PriceRow>(PricesSql)).ToLookup(
            row => row.ProductId, row => new PriceFrom(row.EffectiveOn, new Money(row.PriceMinor, Currency.Of(row.Currency))));
        var loads = (await database.Query<LoadRow>(LoadsSql)).ToLookup(row => row.ProductId, row => row.Amount);
        return
        [
            .. (await database.Query<ProductRow>(ProductsSql)).Select(row => new CatalogProduct(
                new Product(row.ProductId, row.Name, row.Unit, (Weekdays)row.Weekdays, [.. prices[row.ProductId]], row.RetiredFrom),
                row.Description, row.Position, [.. loads[row.ProductId]])),
        ];
    }

    public async Task<IReadOnlyDictionary<ProductId, Product>> Catalog() => (await All()).ToDictionary(product => product.Id, product => product.Product);

    private const string SaveSql =
        """
        insert into product ( product_id,  name,  description,  unit,  weekdays,  position,  created_at,  retired_from)
        values              (@Id,         @Name, @Description, @Unit, @Weekdays, @Position, @now,        @RetiredFrom)
        on conflict (product_id) do update
           set name = excluded.name,
               description = excluded.description,
               unit = excluded.unit,
               weekdays = excluded.weekdays,
               position = excluded.position,
               retired_from = excluded.retired_from
        """;

    private const string SaveLoadSql =
        """
        insert into product_load ( product_id,  load_unit_id,  amount)
        values                   (@productId,  @loadUnitId,   @amount)
        on conflict (product_id, load_unit_id) do update set amount = excluded.amount
        """;

    /// <summary>Saves everything of a product but its prices, which have a date each (<see cref="SavePrice"/>).</summary>
    public async Task Save(DbTransaction tx, CatalogProduct saved)
    {
        var product = saved.Product;
        await tx.Execute(SaveSql, new
        {
            product.Id,
            product.Name,
            saved.Description,
            product.Unit,
            Weekdays = (int)product.Weekdays,
            saved.Position,
            now = time.GetUtcNow(),
            product.RetiredFrom,
        });
        for (var unit = 0; unit < saved.Load.Count; unit++)
            await tx.Execute(SaveLoadSql, new { productId = product.Id, loadUnitId = unit + 1, amount = saved.Load[unit] });
    }

    private const string DeletePriceSql =
        """
        delete from product_price
         where product_id = @productId
           and effective_on = @from
        """;

    /// <returns>Whether there was one.</returns>
    public async Task<bool> DeletePrice(DbTransaction tx, ProductId productId, DateOnly from) => await tx.Execute(DeletePriceSql, new { productId, from }) > 0;

    private const string SavePriceSql =
        """
        insert into product_price ( product_id,  effective_on,  price_minor,  created_at)
        values                    (@productId,  @EffectiveOn,  @minor,       @now)
        on conflict (product_id, effective_on) do update set price_minor = excluded.price_minor
        """;

    public Task SavePrice(DbTransaction tx, ProductId productId, PriceFrom price) =>
        tx.Execute(SavePriceSql, new { productId, price.EffectiveOn, minor = price.Price.Minor, now = time.GetUtcNow() });
}
