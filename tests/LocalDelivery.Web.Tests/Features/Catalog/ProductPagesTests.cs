using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Features.Owner;

namespace LocalDelivery.Web.Tests.Features.Catalog;

public sealed class ProductPagesTests : IAsyncLifetime
{
    private static readonly DateOnly Tuesday = OwnerFixture.Tuesday;
    private readonly OwnerFixture app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IReadOnlyList<CatalogProduct>> Products() => await app.Get<ProductStore>().All();

    [Fact]
    public async Task An_empty_list_says_what_to_do() => Assert.Contains("Add the first product", (await app.Owner.Page("/owner/products")).Text(), StringComparison.Ordinal);

    [Fact]
    public async Task A_product_is_added_with_its_price_from_the_first_open_date()
    {
        var list = (await app.Owner.Taken("/owner/products/new", "/new",
            ("Form.Name", "Whole milk"), ("Form.Unit", "1 l bottle"), ("Form.Price", "$1.20"), ("Form.Days", "Monday"), ("Form.Days", "Friday"), ("Form.Load[0]", "1"),
            ("Form.Load[1]", ""), ("Form.Position", "1"))).Text();

        var product = Assert.Single(await Products());
        Assert.Equal(Weekdays.Monday | Weekdays.Friday, product.Product.Weekdays);
        Assert.Equal([1, 0], product.Load);
        Assert.Equal([new PriceFrom(Tuesday, new Money(120, app.Given.Currency))], product.Product.Prices);
        Assert.Contains("Whole milk is on the list: $1.20 from Tuesday, November 24", list, StringComparison.Ordinal);
        Assert.Contains("Mon, Fri", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Name", " ", "The name is missing.")]
    [InlineData("Form.Name", "\u200b\u2060\ufeff", "The name is missing.")]
    [InlineData("Form.Unit", "", "The unit is missing.")]
    [InlineData("Form.Price", "much", "The price must be an amount, such as $2.50.")]
    [InlineData("Form.Price", "0", "The price must be at least $0.01.")]
    [InlineData("Form.Price", "-1", "The price must be an amount, such as $2.50.")]
    [InlineData("Form.Position", "first", "The place in the list must be a whole number from 1 to 999.")]
    [InlineData("Form.Load[1]", "-2", "Its load in bags must be a whole number from 0 to 10000.")]
    [InlineData("Form.Days", "", "Choose at least one day on which it is delivered.")]
    [InlineData("Form.Days", "  ", "Choose at least one day on which it is delivered.")]
    [InlineData("Form.Days", "Someday", "Choose at least one day on which it is delivered. “Someday” is none.")]
    [InlineData("Form.Days", "8", "Choose at least one day on which it is delivered. “8” is none.")]
    public async Task A_wrong_field_is_named_and_nothing_is_stored(string field, string typed, string message)
    {
        (string Name, string Value)[] right =
        [
            ("Form.Name", "Whole milk"), ("Form.Unit", "1 l bottle"), ("Form.Description", "From the meadow"), ("Form.Price", "1.20"), ("Form.Days", "Monday"),
            ("Form.Load[0]", "1"), ("Form.Load[1]", "0"), ("Form.Position", "1"),
        ];

        var html = await app.Owner.Refused("/owner/products/new", "/new", [.. right.Where(each => each.Name != field), (field, typed)]);

        Assert.Contains(message, html.Text(), StringComparison.Ordinal);
        Assert.Contains("From the meadow", html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{(field == "Form.Unit" ? "Whole milk" : "1 l bottle")}\"", html, StringComparison.Ordinal);
        Assert.Empty(await Products());
    }

    [Fact]
    public async Task A_product_is_edited_and_keeps_its_prices()
    {
        var milk = await app.Given.AProduct("Whole milk", 120);

        await app.Owner.Taken($"/owner/products/{milk}", $"{milk}",
            ("Form.Name", "Meadow milk"), ("Form.Unit", "bottle"), ("Form.Days", "Sunday"), ("Form.Load[0]", "2"), ("Form.Load[1]", "0"), ("Form.Position", "3"));

        var product = Assert.Single(await Products());
        Assert.Equal("Meadow milk", product.Product.Name);
        Assert.Equal(Weekdays.Sunday, product.Product.Weekdays);
        Assert.Equal(120, product.Product.PriceOn(Tuesday)?.Minor);
    }

    [Fact]
    public async Task A_new_price_holds_from_its_date_and_frozen_orders_keep_theirs()
    {
        var milk = await app.Given.AProduct("Whole milk", 120);
        await app.Given.ACustomer("Maya Olsen", (milk, "Tue Wed", 2));
        await app.Get<FreezeOrders>().Run(Tuesday, null, CancellationToken.None);

        var page = (await app.Owner.Taken($"/owner/products/{milk}", "/price", ("PriceForm.Amount", "1.50"), ("PriceForm.From", "2026-11-25"))).Text();
        await app.Get<FreezeOrders>().Run(Tuesday.AddDays(1), null, CancellationToken.None);

        Assert.Contains("Whole milk costs $1.50 from Wednesday, November 25", page, StringComparison.Ordinal);
        Assert.Equal(240, Assert.Single(await app.Get<OrderStore>().On(Tuesday)).Total.Minor);
        Assert.Equal(300, Assert.Single(await app.Get<OrderStore>().On(Tuesday.AddDays(1))).Total.Minor);
    }

    [Theory]
    [InlineData("2026-11-23")]   // today: driven this morning
    [InlineData("2026-11-24")]   // its night has begun, though the cutoff is still to come
    public async Task A_price_can_not_change_on_a_date_whose_orders_are_frozen(string from)
    {
        var milk = await app.Given.AProduct("Whole milk", 120);
        await app.Get<NightStore>().Begin(Tuesday);

        var html = await app.Owner.Refused($"/owner/products/{milk}", "/price", ("PriceForm.Amount", "1.50"), ("PriceForm.From", from));

        Assert.Contains("The first date is too early: orders before Wednesday, November 25", html.Text(), StringComparison.Ordinal);
        Assert.Contains("value=\"1.50\"", html, StringComparison.Ordinal);
        Assert.Single(Assert.Single(await Products()).Product.Prices);
    }

    [Fact]
    public async Task A_second_price_for_a_coming_date_replaces_the_first()
    {
        var milk = await app.Given.AProduct("Whole milk", 120);
        await app.Owner.Taken($"/owner/products/{milk}", "/price", ("PriceForm.Amount", "1.50"), ("PriceForm.From", "2026-12-01"));
        await app.Owner.Taken($"/owner/products/{milk}", "/price", ("PriceForm.Amount", "1,40"), ("PriceForm.From", "2026-12-01"));

        Assert.Equal([120, 140], Assert.Single(await Products()).Product.Prices.Select(price => price.Price.Minor));
        Assert.Contains("$1.40 from Tue, Dec 1", (await app.Owner.Page("/owner/products")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coming_price_is_taken_back_and_one_in_force_is_not()
    {
        var milk = await app.Given.AProduct("Whole milk", 120);
        var page = (await app.Owner.Taken($"/owner/products/{milk}", "/price", ("PriceForm.Amount", "5.60"), ("PriceForm.From", "2040-01-01"))).Text();
        Assert.Contains("Whole milk costs $5.60 from Sunday, January 1, 2040.", page, StringComparison.Ordinal);

        page = (await app.Owner.Taken($"/owner/products/{milk}", "/back")).Text();

        Assert.Contains("The price from Sunday, January 1, 2040 is taken back.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Take back", page, StringComparison.Ordinal);
        Assert.Equal(TakeBackPriceOutcome.OrdersAreFrozen, await app.Get<TakeBackPrice>().Run(await app.Get<BusinessStore>().Get(), milk, new DateOnly(2026, 1, 1)));
        Assert.Equal(120, Assert.Single(Assert.Single(await Products()).Product.Prices).Price.Minor);
    }

    [Theory]
    [InlineData("PriceForm.Amount", "", "The new price must be an amount")]
    [InlineData("PriceForm.Amount", "0.00", "The new price must be at least $0.01.")]
    [InlineData("PriceForm.From", "soon", "The first date must be a date, such as 2026-11-27.")]
    public async Task A_wrong_price_is_refused(string field, string typed, string message)
    {
        var milk = await app.Given.AProduct("Whole milk", 120);
        (string Name, string Value)[] right = [("PriceForm.Amount", "1.50"), ("PriceForm.From", "2026-12-01")];

        var html = await app.Owner.Refused($"/owner/products/{milk}", "/price", [.. right.Where(each => each.Name != field), (field, typed)]);

        Assert.Contains(message, html.Text(), StringComparison.Ordinal);
        Assert.Single(Assert.Single(await Products()).Product.Prices);
    }

    [Fact]
    public async Task A_product_is_retired_from_a_date_and_sold_again()
    {
        var milk = await app.Given.AProduct("Whole milk", 120);

        var list = (await app.Owner.Taken($"/owner/products/{milk}", "/retire", ("RetireForm.From", "2026-12-01"))).Text();
        Assert.Contains("not sold from Tue, Dec 1", list, StringComparison.Ordinal);
        Assert.False(Assert.Single(await Products()).Product.IsSoldOn(new DateOnly(2026, 12, 1)));

        await app.Owner.Taken($"/owner/products/{milk}", "/retire", ("RetireForm.From", ""));
        Assert.Null(Assert.Single(await Products()).Product.RetiredFrom);
    }

    [Fact]
    public async Task Who_has_what_is_sold_no_longer_is_counted_when_it_is_saved()
    {
        var milk = await app.Given.AProduct("Whole milk", 120);
        await app.Given.ACustomer("Maya Olsen", (milk, "Mon Wed", 2));
        await app.Given.ACustomer("Tom Reed", (milk, "Wed", 1));
        (string Name, string Value)[] On(params string[] days) => [("Form.Name", "Whole milk"), ("Form.Unit", "each"), ("Form.Position", "1"), .. days.Select(day => ("Form.Days", day))];

        Assert.Contains(
            "Whole milk is saved. On Monday it stands in the order of 1 neighbor, who will not get it any more: please tell them.",
            (await app.Owner.Taken($"/owner/products/{milk}", $"/products/{milk}", On("Wednesday", "Friday", "Saturday", "Sunday", "Thursday", "Tuesday"))).Text(), StringComparison.Ordinal);
        Assert.Contains(
            "Whole milk is no longer sold from Tuesday, December 1. It stands in the order of 2 neighbors",
            (await app.Owner.Taken($"/owner/products/{milk}", "/retire", ("RetireForm.From", "2026-12-01"))).Text(), StringComparison.Ordinal);
        await app.Database.Write(tx => tx.Execute("update product set retired_from = '2026-11-01'"));
        Assert.DoesNotContain(
            "please tell them", (await app.Owner.Taken($"/owner/products/{milk}", $"/products/{milk}", On("Friday"))).Text(), StringComparison.Ordinal);   // nobody has got it for weeks
    }

    [Fact]
    public async Task The_same_product_is_not_added_twice()
    {
        await app.Given.AProduct("Whole milk", 120);

        var html = await app.Owner.Refused("/owner/products/new", "/new", ("Form.Name", "whole milk"), ("Form.Unit", "Each"), ("Form.Price", "1.20"), ("Form.Days", "Monday"), ("Form.Position", "2"));

        Assert.Contains("There is a product of this name and unit already.", html.Text(), StringComparison.Ordinal);
        Assert.Single(await Products());
    }

    [Theory]
    [InlineData("2026-11-23", "The first date without it is too early")]
    [InlineData("31.12.", "The first date without it must be a date")]
    public async Task A_product_is_not_retired_from_a_wrong_date(string from, string message)
    {
        var milk = await app.Given.AProduct("Whole milk", 120);

        var page = (await app.Owner.Refused($"/owner/products/{milk}", "/retire", ("RetireForm.From", from))).Text();

        Assert.Contains(message, page, StringComparison.Ordinal);
        Assert.Contains("First date without it", page, StringComparison.Ordinal);   // the field's own name
        Assert.Null(Assert.Single(await Products()).Product.RetiredFrom);
    }

    [Fact]
    public async Task There_is_no_page_for_an_unknown_product()
    {
        using var response = await app.Owner.GetAsync(new Uri($"/owner/products/{Guid.CreateVersion7(app.Time.GetUtcNow())}", UriKind.Relative));
        Assert.Equal(404, (int)response.StatusCode);
    }
}
