using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Jobs;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>Whoever may type 200 letters may type them without a space: the word breaks, the page does not.</summary>
public sealed class LongWordsTests(Browser browser) : IAsyncLifetime
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private static readonly string Word = string.Concat(Enumerable.Repeat("Donau", 40));
    private readonly BrowserApp app = new();
    private Guid customer;
    private Guid ana;
    private string stop = "";

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        customer = (await app.AFamily()).Id.Value;
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 0, 10, 0, TimeSpan.Zero));
        await LengthenEverything();
        await app.Get<NightlyRun>().Run(Wednesday);
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 9, 40, 0, TimeSpan.Zero));
        var driver = (await app.Get<FleetStore>().Drivers())[0].Id;
        var planned = (await app.Get<RoutePlanStore>().Released(Wednesday))[0].Routes[0].Stops[0].Id;
        (ana, stop) = (driver.Value, $"{planned}");
        await app.Get<RecordDelivery>().Run(driver, planned, only: null, new NotDelivered(NotDeliveredReason.Other, Word));
    }

    private Task LengthenEverything() => app.Database.Write(async tx =>
    {
        foreach (var column in new[]
                 {
                     "business.name", "business.tagline", "customer.name", "customer.flat", "customer.access_note", "product.name", "product.unit", "product.description", "driver.name",
                     "vehicle.name", "depot.name",
                 })
        {
            var (table, field) = (column.Split('.')[0], column.Split('.')[1]);
            await tx.Execute($"update {table} set {field} = {(table == "product" ? "position || @Word" : "@Word")}", new { Word });
        }

        await tx.Execute("insert into closed_day (closed_on, reason, created_at) values ('2026-12-24', @Word, '2026-11-24T00:00:00.000000Z')", new { Word });
        await tx.Execute("insert into join_code (code, kind, label, created_at) values ('MAPLE7', 'leaflet', @Word, '2026-11-24T00:00:00.000000Z')", new { Word });
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(Roles.Owner, "/owner", "/owner/plan/2026-11-25", "/owner/products", "/owner/customers", "/owner/customers/{customer}", "/owner/drivers", "/owner/codes", "/owner/outbox", "/owner/business")]
    [InlineData(Roles.Neighbor, "/me", "/me/pause", "/", "/join/MAPLE7", "/sign-in")]
    [InlineData(Roles.Driver, "/driver", "/driver?stop={stop}", "/driver/2026-11-25/sheet", "/driver/stops/{stop}/not-delivered?date=2026-11-25")]
    public async Task A_word_of_200_letters_leaves_a_page_as_wide_as_the_screen(string role, params string[] pages)
    {
        await using var visit = await browser.Open(app);
        await visit.SignInAs(role, role == Roles.Neighbor ? customer : ana, Word[..60]);
        foreach (var path in pages)
        {
            await visit.Go(path.Replace("{customer}", $"{customer}", StringComparison.Ordinal).Replace("{stop}", stop, StringComparison.Ordinal));
            await Fits(visit, path.Trim('/').Split('?')[0].Replace('/', '-'));
        }
    }

    [Fact]
    public async Task A_long_name_does_not_squeeze_the_button_beside_it()
    {
        await using var visit = await browser.Open(app);
        await visit.SignInAs(Roles.Driver, ana);
        await visit.Go($"/driver?stop={stop}");

        Assert.True((await visit.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Call" }).BoundingBoxAsync())!.Width > 40);
    }

    [Fact]
    public async Task Whoever_has_one_long_word_for_a_name_joins_on_pages_that_fit()
    {
        using var book = new StringReader("lat,lon,street,housenumber,postcode,city\n42.3610,-71.0580,Maple Street,14,02101,Elmtown\n");
        await app.Get<ImportAddresses>().Run(AddressFile.Read(book));
        await using var visit = await browser.Open(app);
        await visit.Go("/join");
        await visit.Page.Locator(".product").First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Add" }).ClickAsync();
        await visit.Press("Where do you live?");
        await visit.Page.GetByLabel("Street and number").PressSequentiallyAsync("14 mapl");
        await visit.Page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "Maple Street 14" }).ClickAsync();
        await visit.Fill("Your name", Word);
        await visit.Fill("Flat or bell", Word);
        await visit.Fill("Mobile phone", "202 555 0187");
        await Fits(visit, "where");
        await visit.Press("Text me the code");
        await visit.Fill("The code", await app.LastCode());
        await Fits(visit, "code");
        await visit.Press("Start my deliveries");
        await visit.Reads("Your first delivery comes on");
        await Fits(visit, "done");
    }

    private static async Task Fits(Visit visit, string what)
    {
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await visit.Look(screen, ColorScheme.Light);
            await visit.Picture("long-words-" + what);
            Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{visit.Page.Url} is too wide on a {screen}.");
        }
    }
}
