using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>A product that a newcomer can choose.</summary>
/// <param name="Price">What one is charged when it first comes.</param>
public sealed record Offer(CatalogProduct Listed, Money Price)
{
    public Product Product => Listed.Product;
}

/// <summary>
/// What is sold to newcomers, and for how much: every page before the first delivery says the price that is charged first, which is the one of the
/// first date on which the product can come. A price that changes before or after it is never the answer.
/// </summary>
public sealed class Offers(ProductStore products, FleetStore fleet, FirstDelivery firstDelivery, Wording wording, IStringLocalizer<Text> text)
{
    /// <summary>
    /// What is sold on some day of the week that begins with the first open date; what only comes into the catalog later would not come yet, and without a depot nothing would.
    /// What ends within the coming weeks is no standing order for anybody.
    /// </summary>
    public async Task<IReadOnlyList<Offer>> All()
    {
        if ((await fleet.Depots()).Count == 0) return [];
        var first = await firstDelivery.FirstOpenDate();
        var dates = await firstDelivery.OpenDates();
        return
        [
            .. from product in await products.All()
               where dates.Count > 0 && !(product.Product.RetiredFrom <= dates[^1]) && Enumerable.Range(0, 7).Any(day => product.Product.IsSoldOn(first.AddDays(day)))
               let price = FirstPrice(product.Product, dates)
               where price is not null
               select new Offer(product, price.Value),
        ];
    }

    /// <summary>The name of everything that was ever in the catalog.</summary>
    public async Task<IReadOnlyDictionary<ProductId, string>> Known() => (await products.Catalog()).ToDictionary(product => product.Key, product => product.Value.Name);

    /// <summary>What was chosen, in the catalog's order: one sees it before a name is given, even where the back button hid something.</summary>
    public async Task<IReadOnlyList<string>> Names(IReadOnlyList<SubscriptionLine> lines)
    {
        var chosen = lines.Select(line => line.ProductId).ToHashSet();
        return [.. (await products.All()).Where(product => chosen.Contains(product.Id)).Select(product => product.Product.Name)];
    }

    /// <summary>"$8.10 a week"; "about" where not every week is the same.</summary>
    public async Task<string> PerWeek(IReadOnlyList<SubscriptionLine> lines, Currency currency)
    {
        var dates = await firstDelivery.OpenDates();
        var catalog = await products.Catalog();
        var on = lines.Select(line => line.StartsOn).Append(await firstDelivery.FirstOpenDate()).Max();
        var atFirst = lines.Where(line => catalog.ContainsKey(line.ProductId)).ToDictionary(
            line => line.ProductId, line => AtFirst(catalog[line.ProductId], dates.Where(date => line.QuantityOn(date) > 0), on));
        var price = SubscriptionPrice.PerWeek(lines, atFirst, on, currency).Format(CultureInfo.CurrentCulture);
        return lines.Any(line => line.EveryWeeks > 1) ? text["about {0} a week", price] : text["{0} a week", price];
    }

    /// <summary>"Sourdough costs $4.80 from Wednesday, December 2.": what is known of the weeks after the first.</summary>
    public async Task<IReadOnlyList<string>> ComingPrices(IReadOnlyList<SubscriptionLine> lines)
    {
        var dates = await firstDelivery.OpenDates();
        var catalog = await products.Catalog();
        return
        [
            .. from line in lines.DistinctBy(line => line.ProductId)
               where catalog.ContainsKey(line.ProductId)
               let product = catalog[line.ProductId]
               let first = dates.Where(date => line.QuantityOn(date) > 0 && product.IsSoldOn(date)).Select(date => (DateOnly?)date).FirstOrDefault()
               from price in product.Prices.OrderBy(price => price.EffectiveOn)
               where price.EffectiveOn > first && price.EffectiveOn <= dates[^1] && price.Price != product.PriceOn(price.EffectiveOn.AddDays(-1))
               select (string)text["{0} costs {1} from {2}.", product.Name, price.Price.Format(CultureInfo.CurrentCulture), wording.LongDate(price.EffectiveOn)],
        ];
    }

    /// <summary>The product with its first price as the only one.</summary>
    private static Product AtFirst(Product product, IEnumerable<DateOnly> dates, DateOnly on) =>
        FirstPrice(product, dates) is { } price ? product with { Prices = [new PriceFrom(on, price)] } : product;

    private static Money? FirstPrice(Product product, IEnumerable<DateOnly> dates) => dates.Where(product.IsSoldOn).Select(product.PriceOn).FirstOrDefault();
}
