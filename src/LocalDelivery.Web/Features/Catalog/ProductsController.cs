using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Catalog;

/// <summary>What is sold: the owner adds and edits products and changes a price from a date.</summary>
[Authorize(Roles = Roles.Owner)]
[Route("/owner/products")]
public sealed class ProductsController(
    ProductStore products, LoadUnitStore loadUnits, SaveProduct saveProduct, ChangePrice changePrice, TakeBackPrice takeBackPrice, RetireProduct retireProduct, OpenDates openDates, BusinessStore businesses, WhoGetsIt whoGetsIt,
    Wording wording, IStringLocalizer<Text> text, TimeProvider time) : Controller
{
    [HttpGet]
    public async Task<IActionResult> List()
    {
        var open = await openDates.First(await businesses.Get());
        return View("Products", new ProductsPage([.. (await products.All()).Select(product => Row(product.Product, open)).OrderByDescending(row => row.IsSold)]));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New()
    {
        var position = (await products.All()).Select(product => product.Position).DefaultIfEmpty().Max() + 1;
        return await Page(null, new ProductForm { Id = ProductId.New(time.GetUtcNow()).Value, Days = [.. Week.MondayFirst.Take(6).Select(day => $"{day}")], Position = $"{position}" });
    }

    [HttpPost("new")]
    public async Task<IActionResult> Add(ProductForm form)
    {
        var business = await businesses.Get();
        var typed = new Typed(ModelState, text);
        var price = typed.Price("Form.Price", form.Price, text["The price"], business.Currency);
        var id = ProductId.From(NewThing.Id(form.Id, form.Id is { } shown ? (await Find(shown))?.Product.Name : null, form.Name, time));
        if (await Read(typed, id, form, retiredFrom: null) is not { } product) return await Page(null, form);
        var from = await openDates.First(business);
        await saveProduct.New(product, new PriceFrom(from, price));
        TempData["Notice"] = text["{0} is on the list: {1} from {2}.", product.Product.Name, price.Format(CultureInfo.CurrentCulture), wording.LongDate(from)].Value;
        return RedirectToAction(nameof(List));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id) => await Find(id) is { } product ? await Page(product, FormOf(product)) : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Save(Guid id, ProductForm form)
    {
        if (await Find(id) is not { } product) return NotFound();
        if (await Read(new Typed(ModelState, text), product.Id, form, product.Product.RetiredFrom) is not { } edited) return await Page(product, form);
        await saveProduct.Edited(edited);
        TempData["Notice"] = await AfterSaving(edited.Product, product.Product.Weekdays & ~edited.Product.Weekdays);
        return RedirectToAction(nameof(List));
    }

    [HttpPost("{id:guid}/price")]
    public async Task<IActionResult> Price(Guid id, PriceForm priceForm)
    {
        if (await Find(id) is not { } product) return NotFound();
        var business = await businesses.Get();
        var typed = new Typed(ModelState, text);
        var price = new PriceFrom(
            typed.Date("PriceForm.From", priceForm.From, text["The first date"]), typed.Price("PriceForm.Amount", priceForm.Amount, text["The new price"], business.Currency));
        if (!typed.IsRight) return await Page(product, FormOf(product), priceForm);
        switch (await changePrice.Run(business, product.Id, price))
        {
            case ChangePriceOutcome.Changed:
                TempData["Notice"] = text["{0} costs {1} from {2}.", product.Product.Name, price.Price.Format(CultureInfo.CurrentCulture), wording.LongDate(price.EffectiveOn)].Value;
                return RedirectToAction(nameof(Edit), new { id });
            case ChangePriceOutcome.OrdersAreFrozen:
                typed.Wrong("PriceForm.From", await TooEarly(text["The first date"], business));
                return await Page(product, FormOf(product), priceForm);
        }

        throw new System.Diagnostics.UnreachableException();
    }

    [HttpPost("{id:guid}/price/{from}/back")]
    public async Task<IActionResult> PriceBack(Guid id, string from)
    {
        if (await Find(id) is not { } product || !Iso.TryDate(from, out var date)) return NotFound();
        TempData["Notice"] = (await takeBackPrice.Run(await businesses.Get(), product.Id, date) switch
        {
            TakeBackPriceOutcome.TakenBack or TakeBackPriceOutcome.NoSuchPrice => text["The price from {0} is taken back.", wording.LongDate(date)],
            TakeBackPriceOutcome.OrdersAreFrozen => text["Orders of {0} are frozen with this price already, so it stays.", wording.LongDate(date)],
        }).Value;
        return RedirectToAction(nameof(Edit), new { id });
    }

    [HttpPost("{id:guid}/retire")]
    public async Task<IActionResult> Retire(Guid id, RetireForm retireForm)
    {
        if (await Find(id) is not { } product) return NotFound();
        var business = await businesses.Get();
        var typed = new Typed(ModelState, text);
        DateOnly? from = string.IsNullOrWhiteSpace(retireForm.From) ? null : typed.Date("RetireForm.From", retireForm.From, text["The first date without it"]);
        if (!typed.IsRight) return await Page(product, FormOf(product), retireForm: retireForm);
        switch (await retireProduct.Run(business, product, from))
        {
            case RetireProductOutcome.Retired:
                TempData["Notice"] = await AfterRetiring(product.Product, from!.Value);
                return RedirectToAction(nameof(List));
            case RetireProductOutcome.SoldAgain:
                TempData["Notice"] = text["{0} is sold on.", product.Product.Name].Value;
                return RedirectToAction(nameof(List));
            case RetireProductOutcome.OrdersAreFrozen:
                typed.Wrong("RetireForm.From", await TooEarly(text["The first date without it"], business));
                return await Page(product, FormOf(product), retireForm: retireForm);
        }

        throw new System.Diagnostics.UnreachableException();
    }

    /// <param name="dropped">The weekdays on which it is sold no longer.</param>
    private async Task<string> AfterSaving(Product product, Weekdays dropped)
    {
        var first = await openDates.First(await businesses.Get());
        var neighbors = product.RetiredFrom <= first ? 0 : await whoGetsIt.Count(product.Id, dropped, first);
        return neighbors == 0
            ? text["{0} is saved.", product.Name]
            : text["{0} is saved. On {1} it stands in the order of {2}, who will not get it any more: please tell them.", product.Name, wording.Days(dropped), wording.Neighbors(neighbors)];
    }

    private async Task<string> AfterRetiring(Product product, DateOnly from)
    {
        var neighbors = await whoGetsIt.Count(product.Id, Weekdays.All, from);
        return neighbors == 0
            ? text["{0} is no longer sold from {1}.", product.Name, wording.LongDate(from)]
            : text["{0} is no longer sold from {1}. It stands in the order of {2}: their pages say so, but please tell them.", product.Name, wording.LongDate(from), wording.Neighbors(neighbors)];
    }

    private async Task<string> TooEarly(string name, Business business) =>
        text["{0} is too early: orders before {1} are already frozen and keep what they have.", name, wording.LongDate(await openDates.First(business))];

    private async Task<CatalogProduct?> Find(Guid id) => (await products.All()).FirstOrDefault(product => product.Id.Value == id);

    private async Task<CatalogProduct?> Read(Typed typed, ProductId id, ProductForm form, DateOnly? retiredFrom)
    {
        var units = await loadUnits.Names();
        var name = typed.Words("Form.Name", form.Name, text["The name"], 60);
        var description = typed.WordsOrNone("Form.Description", form.Description, text["The description"], 400);
        var unit = typed.Words("Form.Unit", form.Unit, text["The unit"], 40);
        var position = typed.Whole("Form.Position", form.Position, text["The place in the list"], 1, 999);
        int[] load = [.. units.Select((each, at) => string.IsNullOrWhiteSpace(form.Load.ElementAtOrDefault(at)) ? 0 : typed.Whole($"Form.Load[{at}]", form.Load[at], text["Its load in {0}", each], 0, 10_000))];
        var chosen = form.Days.OfType<string>().ToList();
        var unknown = chosen.Except(Week.MondayFirst.Select(day => $"{day}"), StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null) typed.Wrong("Form.Days", text["Choose at least one day on which it is delivered. “{0}” is none.", unknown]);
        else if (chosen.Count == 0) typed.Wrong("Form.Days", text["Choose at least one day on which it is delivered."]);
        if ((await products.All()).Any(other => other.Product.Id != id && other.Product.RetiredFrom is null && IsSame(other.Product.Name, name) && IsSame(other.Product.Unit, unit)))
            typed.Wrong("Form.Name", text["There is a product of this name and unit already."]);   // most often its own form, sent again after going back
        if (!typed.IsRight) return null;
        var days = chosen.Select(Enum.Parse<DayOfWeek>).Aggregate(Weekdays.None, (all, day) => all | day.ToWeekdays());
        return new CatalogProduct(new Product(id, name, unit, days, [], retiredFrom), description, position, load);
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.CurrentCultureIgnoreCase);

    private static ProductForm FormOf(CatalogProduct product) => new()
    {
        Name = product.Product.Name,
        Description = product.Description,
        Unit = product.Product.Unit,
        Position = $"{product.Position}",
        Days = [.. product.Product.Weekdays.Days().Select(day => $"{day}")],
        Load = [.. product.Load.Select(amount => $"{amount}")],
    };

    private ProductRow Row(Product product, DateOnly open)
    {
        var next = product.Prices.Where(price => price.EffectiveOn > open).OrderBy(price => price.EffectiveOn).Select(price => (PriceFrom?)price).FirstOrDefault();
        return new ProductRow(
            product.Id, product.Name, product.Unit, wording.ShortDays(product.Weekdays), product.PriceOn(open)?.Format(CultureInfo.CurrentCulture),
            next is { } coming ? text["{0} from {1}", coming.Price.Format(CultureInfo.CurrentCulture), wording.ShortDate(coming.EffectiveOn)].Value : null,
            product.RetiredFrom is { } from ? text["not sold from {0}", wording.ShortDate(from)].Value : null, IsSold: !(open >= product.RetiredFrom));
    }

    private async Task<IActionResult> Page(CatalogProduct? product, ProductForm form, PriceForm? priceForm = null, RetireForm? retireForm = null)
    {
        var open = await openDates.First(await businesses.Get());
        var today = (await businesses.Get()).Zone.DateAt(time.GetUtcNow());
        var prices = product?.Product.Prices ?? [];
        var current = prices.Where(price => price.EffectiveOn <= open).Select(price => price.EffectiveOn).DefaultIfEmpty().Max();
        return View("Product", new ProductPage(
            product?.Id, product?.Product.Name, form, await loadUnits.Names(), open, priceForm ?? new PriceForm(null, Iso.Date(open)),
            [.. prices.Select(price => new PriceRow(price.EffectiveOn, price.Price.Format(CultureInfo.CurrentCulture), price.EffectiveOn == current && price.EffectiveOn <= today, price.EffectiveOn > open))],
            retireForm ?? new RetireForm(product?.Product.RetiredFrom is { } from ? Iso.Date(from) : null), product?.Product.RetiredFrom));
    }
}
