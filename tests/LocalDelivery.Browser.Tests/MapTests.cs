using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>The owner's map, without tiles: what every business has before it chooses a tile server.</summary>
public sealed class MapTests(Browser browser)
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    private static async Task<BrowserApp> ANightPlanned()
    {
        var app = new BrowserApp();
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
