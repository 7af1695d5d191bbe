using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>The owner's map, without tiles: what every business has before it chooses a tile server.</summary>
public sealed class MapTests(Browser browser)
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    /// <summary>A picture of one dot.</summary>
    private static readonly byte[] Dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private static async Task<BrowserApp> ANightPlanned(string tiles = "")
    {
        var app = new BrowserApp();
        if (tiles.Length > 0) app.Settings["Map:TileUrl"] = tiles;
        await app.InitializeAsync();
        await app.AFamily();
        await app.Get<NightlyRun>().Run(Wednesday);
        return app;
    }

    [Fact]
    public async Task It_shows_depot_route_and_stops_and_says_who_lives_there()
    {
        await using var app = await ANightPlanned();
        await using var owner = await browser.Open(app, Screen.Desktop);
        await owner.SignInAs(Roles.Owner, Guid.CreateVersion7(), "Jo");
        await owner.Go("/owner/plan/2026-11-25");

        await owner.Press("Show the map");

        await Assertions.Expect(owner.Page.Locator("#map .map-depot")).ToHaveCountAsync(1);
        await Assertions.Expect(owner.Page.Locator("#map path.route-0, #map path.route-1")).ToHaveCountAsync(1);
        await owner.Page.Locator("#map .map-stop").ClickAsync();
        await Assertions.Expect(owner.Page.Locator("#map .leaflet-popup")).ToContainTextAsync("Maya Olsen");
        await owner.IsSoundEverywhere("owner-map");
    }

    /// <summary>openstreetmap.org refuses whoever does not say for which page it draws.</summary>
    [Fact]
    public async Task With_tiles_it_asks_their_server_and_says_who_asks()
    {
        await using var app = await ANightPlanned("http://tiles.example/{z}/{x}/{y}.png");
        await using var owner = await browser.Open(app, Screen.Desktop);
        await owner.SignInAs(Roles.Owner, Guid.CreateVersion7(), "Jo");
        var askers = new System.Collections.Concurrent.ConcurrentBag<string?>();
        await owner.Page.RouteAsync("http://tiles.example/**", async route =>
        {
            askers.Add(await route.Request.HeaderValueAsync("referer"));
            await route.FulfillAsync(new RouteFulfillOptions { ContentType = "image/png", BodyBytes = Dot });
        });
        await owner.Go("/owner/plan/2026-11-25");

        await owner.Press("Show the map");

        await Assertions.Expect(owner.Page.Locator("#map img.leaflet-tile-loaded").First).ToBeAttachedAsync();
        Assert.NotEmpty(askers);
        Assert.All(askers, asker => Assert.Equal(app.Address.ToString(), asker));
        await owner.IsSound();
    }

    [Fact]
    public async Task When_it_can_not_be_loaded_the_page_says_so_and_the_button_works_again()
    {
        await using var app = await ANightPlanned();
        await using var owner = await browser.Open(app, Screen.Desktop);
        await owner.SignInAs(Roles.Owner, Guid.CreateVersion7(), "Jo");
        await owner.Go("/owner/plan/2026-11-25");

        await owner.Page.Context.SetOfflineAsync(true);
        await owner.Press("Show the map");
        await owner.Reads("The map could not be loaded.");
        owner.Expects("ERR_INTERNET_DISCONNECTED");
        await owner.Page.Context.SetOfflineAsync(false);
        await owner.Press("Show the map");

        await Assertions.Expect(owner.Page.Locator("#map .map-stop")).ToHaveCountAsync(1);
        await Assertions.Expect(owner.Page.Locator("#map-failed")).ToBeHiddenAsync();
        await owner.IsSound();
    }
}
