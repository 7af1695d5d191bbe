using System.Net;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Owner;

/// <summary>What a night reads does not change under it. Only on PostgreSQL: on SQLite there is one writer at a time anyway.</summary>
public sealed class BeginningNightTests(PostgresServer server)
{
    [Fact]
    public async Task While_a_night_begins_no_day_is_closed()
    {
        await using var app = await App();

        await WhileANightBegins(app, () => app.Owner.Submit("/owner/business", "/closed", ("ClosedForm.On", "2026-11-24"), ("ClosedForm.Reason", "A wedding")));

        Assert.Empty(await app.Get<ClosedDayStore>().All());
    }

    [Fact]
    public async Task While_a_night_begins_no_price_is_changed()
    {
        await using var app = await App();
        var milk = await app.Given.AProduct("Whole milk", 120);

        await WhileANightBegins(app, () => app.Owner.Submit($"/owner/products/{milk}", "/price", ("PriceForm.Amount", "1.50"), ("PriceForm.From", "2026-11-24")));

        Assert.Single(Assert.Single(await app.Get<ProductStore>().All()).Product.Prices);
    }

    private static async Task WhileANightBegins(OwnerFixture app, Func<Task<HttpResponseMessage>> change) => await TestDatabase.Open(app.On!).Write(async tx =>
    {
        await app.Get<NightStore>().Hold(tx);   // as a night does when it begins
        using var response = await change();
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);   // it waits, and here nobody has the patience
    });

    private async Task<OwnerFixture> App()
    {
        var database = await server.NewDatabase();
        var app = new OwnerFixture
        {
            On = new DatabaseOptions { Provider = database.Provider, ConnectionString = database.ConnectionString + ";Options=-c lock_timeout=50" },
        };
        app.Settings["Logging:LogLevel:Microsoft.AspNetCore"] = "None";   // that nobody has the patience is what is tried here
        await app.InitializeAsync();
        return app;
    }
}
