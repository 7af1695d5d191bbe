using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

public sealed class MeTests(Browser browser)
{
    [Fact]
    public async Task Maya_skips_unskips_and_goes_away_with_her_thumb()
    {
        await using var app = new BrowserApp();
        await app.InitializeAsync();
        var maya = await app.AFamily();
        await using var visit = await browser.Open(app);
        await visit.SignInAs(Roles.Neighbor, maya.Id.Value, maya.Name);

        await visit.Go("/me");
        await visit.Press("Skip Friday, November 27");
        await visit.Reads("Skipped: nothing comes on Friday, November 27.");
        await visit.Picture("me-skipped");
        await visit.IsSound();

        await visit.Press("Unskip Friday, November 27");
        await visit.Reads("Friday, November 27 comes as usual.");

        await visit.Follow("Going away?");
        await visit.Fill("First day away", "2026-11-30");
        await visit.Fill("Last day away", "2026-12-06");
        await visit.Press("Pause my deliveries");
        await visit.Reads("Nothing comes from Monday, November 30 until Sunday, December 6. Deliveries come again on Monday, December 7.");
        await visit.Picture("me-away");
        await visit.IsSound();

        await visit.Press("End this pause");
        await visit.Reads("The pause is over: the next delivery comes on Wednesday, November 25.");
        await visit.IsSound();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_packed_delivery_says_when_and_who(ColorScheme scheme)
    {
        await using var app = new BrowserApp();
        await app.InitializeAsync();
        var maya = await app.AFamily();
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 0, 10, 0, TimeSpan.Zero));
        await app.Get<NightlyRun>().Run(new DateOnly(2026, 11, 25));
        await using var visit = await browser.Open(app, Screen.Phone, scheme);
        await visit.SignInAs(Roles.Neighbor, maya.Id.Value, maya.Name);

        await visit.Go("/me");

        await visit.Reads("Ana comes");
        await visit.Picture("me-packed");
        await visit.IsSound();
    }

    [Fact]
    public async Task A_wrong_date_is_said_beside_its_field_and_the_eye_is_led_there()
    {
        await using var app = new BrowserApp();
        await app.InitializeAsync();
        var maya = await app.AFamily();
        await using var visit = await browser.Open(app);
        await visit.SignInAs(Roles.Neighbor, maya.Id.Value, maya.Name);

        await visit.Go("/me/pause");
        await visit.Fill("First day away", "2026-12-10");
        await visit.Fill("Last day away", "2026-12-01");
        await visit.Press("Pause my deliveries");

        await visit.Reads("Last day away: this is before the first day away.");
        await Assertions.Expect(visit.Page.Locator(".errors")).ToBeFocusedAsync();
        await visit.Picture("me-pause-refused");
        await visit.IsSound();
    }
}
