using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>The first pages that an owner ever sees: a house in which nobody lives yet, and a business without a neighbor.</summary>
public sealed class BeginningTests(Browser browser) : IAsyncLifetime
{
    private readonly BrowserApp app = new();
    private Visit owner = null!;
    private Owner kim = null!;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        kim = (await app.Get<OwnerLinks>().Use(await app.Get<CreateOwner>().Run("Kim Elm", "kim@elm.example")))!;
        owner = await browser.Open(app);
        await owner.SignInAs(Roles.Owner, kim.Id.Value, "Kim Elm");
    }

    public async ValueTask DisposeAsync()
    {
        await owner.DisposeAsync();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/owner/business")]
    public async Task Before_the_business_is_founded_a_page_is_sound(string path)
    {
        await owner.Go(path);
        await owner.IsSoundEverywhere("beginning-" + path.Trim('/').Replace('/', '-'));
    }

    [Fact]
    public async Task A_new_business_is_offered_the_browsers_time_zone_and_keeps_what_the_owner_chooses()
    {
        await using var abroad = await browser.Open(app, zone: "Asia/Tokyo");
        await abroad.SignInAs(Roles.Owner, kim.Id.Value, "Kim Elm");
        await abroad.Go("/owner/business");
        var zone = abroad.Page.Locator("#Form_TimeZone");
        await Assertions.Expect(zone).ToHaveValueAsync("Asia/Tokyo");

        await zone.SelectOptionAsync("Europe/Berlin");
        await abroad.Page.Locator("#Form_Name").FillAsync("Elm Bakery");
        await abroad.Page.Locator("#Form_Country").FillAsync("XX");
        await abroad.Press("Found it");
        await Assertions.Expect(abroad.Page.Locator("#Form_Country[aria-invalid]")).ToBeVisibleAsync();
        await Assertions.Expect(zone).ToHaveValueAsync("Europe/Berlin");

        await app.Given.ABusiness();
        await abroad.Go("/owner/business");
        await Assertions.Expect(zone).ToHaveValueAsync("America/New_York");   // one that exists has its own
    }

    [Fact]
    public async Task The_steps_to_the_first_delivery_are_sound()
    {
        await app.Given.ABusiness();
        await owner.Go("/owner");
        await owner.Reads("How to begin");
        await owner.IsSoundEverywhere("beginning-steps");
    }
}
