using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Catalog;

public abstract class ProductStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private ProductStore Products => field ??= new ProductStore(Database, Time);

    private async Task<CatalogProduct> Saved(CatalogProduct product)
    {
        await Database.Write(tx => Products.Save(tx, product));
        return product;
    }

    private Task<CatalogProduct> AProduct(string name, int position) => Saved(new CatalogProduct(
        new Product(ProductId.New(Time.GetUtcNow()), name, "1 l", Weekdays.Monday | Weekdays.Sunday, [], RetiredFrom: null), "From the \"old\" herd", position, [3, 1]));

    private static void AreEqual(CatalogProduct expected, CatalogProduct found)
    {
        Assert.Equal(expected.Product with { Prices = found.Product.Prices }, found.Product);
        Assert.Equal(expected with { Product = found.Product, Load = found.Load }, found);
        Assert.Equal(expected.Product.Prices, found.Product.Prices);
        Assert.Equal(expected.Load, found.Load);
    }

    [Fact]
    public async Task A_product_comes_back_as_it_was_last_saved()
    {
        await Given.ABusiness();
        var milk = await AProduct("Whole milk", 1);
        AreEqual(milk, Assert.Single(await Products.All()));

        var edited = await Saved(new CatalogProduct(
            new Product(milk.Id, "Råmælk", "2 l", Weekdays.None, [], new DateOnly(2027, 2, 28)), "", 9, [0, 250]));
        AreEqual(edited, Assert.Single(await Products.All()));
    }

    [Fact]
    public async Task A_price_counts_from_its_date_and_is_corrected_on_it()
    {
        await Given.ABusiness();
        var milk = await AProduct("Whole milk", 1);
        var (now, later) = (new PriceFrom(new DateOnly(2026, 1, 1), new Money(5_000_000_000, Given.Currency)), new PriceFrom(new DateOnly(2026, 12, 1), new Money(0, Given.Currency)));
        foreach (var price in new[] { later, now with { Price = new Money(119, Given.Currency) }, now })
            await Database.Write(tx => Products.SavePrice(tx, milk.Id, price));

        Assert.Equal([now, later], (await Products.Catalog())[milk.Id].Prices);
    }

    [Fact]
    public async Task A_price_is_taken_away_by_its_date_and_no_other()
    {
        await Given.ABusiness();
        var (milk, bread) = (await AProduct("Whole milk", 1), await AProduct("Bread", 2));
        var (now, later) = (new PriceFrom(new DateOnly(2026, 1, 1), new Money(120, Given.Currency)), new PriceFrom(new DateOnly(2026, 12, 1), new Money(150, Given.Currency)));
        foreach (var price in new[] { now, later })
            foreach (var product in new[] { milk, bread })
                await Database.Write(tx => Products.SavePrice(tx, product.Id, price));

        Assert.True(await Database.Write(tx => Products.DeletePrice(tx, milk.Id, later.EffectiveOn)));
        Assert.False(await Database.Write(tx => Products.DeletePrice(tx, milk.Id, later.EffectiveOn)));

        Assert.Equal([now], (await Products.Catalog())[milk.Id].Prices);
        Assert.Equal([now, later], (await Products.Catalog())[bread.Id].Prices);
    }

    [Fact]
    public async Task Products_stand_in_the_owners_order_and_have_an_amount_for_every_unit()
    {
        await Given.ABusiness();
        var bread = await AProduct("Bread", 2);
        var cheese = await AProduct("Cheese", 1);
        var apples = await Saved((await AProduct("Apples", 2)) with { Load = [4] });
        await Database.Write(tx => new LoadUnitStore(Database).Save(tx, 3, "cool boxes"));

        var all = await Products.All();

        Assert.Equal([cheese.Id, apples.Id, bread.Id], all.Select(product => product.Id));
        Assert.Equal([4, 1, 0], all[1].Load);
    }

    public sealed class OnSqlite() : ProductStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : ProductStoreContract(new PostgresSource(server));
}
