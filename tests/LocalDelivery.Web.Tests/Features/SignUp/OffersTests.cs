using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.SignUp;
using LocalDelivery.Web.Features.Subscriptions;

namespace LocalDelivery.Web.Tests.Features.SignUp;

/// <summary>Around a price change: it is Monday, and the first open date is Tuesday, November 24.</summary>
public sealed class OffersTests : IAsyncLifetime
{
    private readonly AppFixture app = new();
    private ProductId milk;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        milk = await app.Given.AProduct("Whole milk", 120);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task Costs(ProductId product, long minor, DateOnly from) =>
        app.Database.Write(tx => app.Get<ProductStore>().SavePrice(tx, product, new PriceFrom(from, new Money(minor, app.Given.Currency))));

    private async Task<string> Page(string path) => (await app.Client().Page(path)).Text();

    private async Task BothPagesSay(string price, string not)
    {
        foreach (var path in new[] { "/", "/join" })
        {
            Assert.Contains(price, await Page(path), StringComparison.Ordinal);
            Assert.DoesNotContain(not, await Page(path), StringComparison.Ordinal);
        }
    }

    /// <summary>Page 2's line of an order of one product.</summary>
    private async Task<string> Summary(ProductId product, params int[] quantities)
    {
        var id = SignUpId.New(app.Time.GetUtcNow());
        await app.Get<SignUpStore>().Save(id, joinCode: null, new SignUpDraft([new DraftLine(product.Value, quantities, 1)]));
        return await Page($"/join/where/{id}");
    }

    [Theory]
    [InlineData("2026-11-24", "$1.50", "$1.20")]
    [InlineData("2026-11-25", "$1.20", "$1.50")]   // Tuesday's milk still costs what it did
    [InlineData("2026-11-30", "$1.20", "$1.50")]
    public async Task The_front_page_and_the_join_page_say_the_price_that_is_charged_first(string from, string price, string not)
    {
        await Costs(milk, 150, DateOnly.Parse(from, null));
        await BothPagesSay(price, not);
    }

    [Fact]
    public async Task What_ends_in_the_coming_weeks_is_offered_to_nobody_new()
    {
        var juice = await app.Given.AProduct("Apple juice", 300);
        var oats = await app.Given.AProduct("Oat drink", 240);
        await app.Database.Write(tx => tx.Execute("update product set retired_from = @from where product_id = @juice", new { juice, from = new DateOnly(2026, 12, 4) }));
        await app.Database.Write(tx => tx.Execute("update product set retired_from = @from where product_id = @oats", new { oats, from = new DateOnly(2027, 3, 1) }));

        var page = await Page("/join");

        Assert.DoesNotContain("Apple juice", page, StringComparison.Ordinal);
        Assert.Contains("Oat drink", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_day_of_a_card_knows_when_it_first_comes_and_for_how_much()
    {
        await Costs(milk, 150, new DateOnly(2026, 11, 27));

        var page = await app.Client().Page("/join");

        Assert.Contains("data-weekday=\"2\" data-from=\"2026-11-24\" data-price=\"120\"", page, StringComparison.Ordinal);
        Assert.Contains("data-weekday=\"5\" data-from=\"2026-11-27\" data-price=\"150\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_first_comes_after_the_change_is_shown_at_the_new_price()
    {
        var bread = await app.Given.AProduct("Sourdough", 450, Weekdays.Friday);
        await Costs(bread, 500, new DateOnly(2026, 11, 26));

        await BothPagesSay("$5.00", "$4.50");
        Assert.Contains("$5.00 a week · first on Fri, Nov 27", await Summary(bread, 0, 0, 0, 0, 1, 0, 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_closed_day_nothing_is_charged_and_its_price_is_nobodys()
    {
        await app.Database.Write(tx => app.Get<ClosedDayStore>().Insert(tx, new DateOnly(2026, 11, 24), "Day off"));
        await Costs(milk, 150, new DateOnly(2026, 11, 25));
        await BothPagesSay("$1.50", "$1.20");
    }

    [Theory]
    [InlineData(1, "$1.20 a week")]   // Tuesday
    [InlineData(5, "$1.50 a week")]   // Saturday
    public async Task An_order_is_summed_up_at_the_prices_of_its_first_delivery(int weekday, string price)
    {
        await Costs(milk, 150, new DateOnly(2026, 11, 26));
        Assert.Contains(price, await Summary(milk, [.. Enumerable.Range(0, 7).Select(day => day == weekday ? 1 : 0)]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_every_day_of_five_weeks_closed_there_is_nothing_to_order()
    {
        for (var day = 0; day < 40; day++)
        {
            var closed = new DateOnly(2026, 11, 24).AddDays(day);
            await app.Database.Write(tx => app.Get<ClosedDayStore>().Insert(tx, closed, "Winter"));
        }

        Assert.Contains("There is nothing to order yet.", await Page("/join"), StringComparison.Ordinal);
    }
}
