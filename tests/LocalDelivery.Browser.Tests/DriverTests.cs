using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>Cold thumbs, at 4 in the morning.</summary>
public sealed class DriverTests(Browser browser) : IAsyncLifetime
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private readonly BrowserApp app = new();
    private Visit driver = null!;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.AFamily();
        var milk = await app.Given.AProduct("Oat drink", 150);
        await app.Given.ACustomer("Tom Reed", (milk, "Wed", 1));
        await app.Given.ACustomer("Ida Berg", (milk, "Wed", 1));
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 0, 10, 0, TimeSpan.Zero));
        await app.Get<NightlyRun>().Run(Wednesday);
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 9, 40, 0, TimeSpan.Zero));
        var ana = (await app.Get<FleetStore>().Drivers())[0];
        driver = await browser.Open(app);
        await driver.SignInAs(Roles.Driver, ana.Id.Value, ana.Name);
        await driver.Go($"/driver?stop={(await app.Get<RoutePlanStore>().Released(Wednesday))[0].Routes[0].Stops[0].Id}");
    }

    public async ValueTask DisposeAsync()
    {
        await driver.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task The_whole_route_fits_the_width_of_a_phone()
    {
        await driver.Follow("Whole route");
        await Assertions.Expect(driver.Page.Locator(".sheet tbody tr")).ToHaveCountAsync(3);

        Assert.True(await driver.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(await driver.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.sheet, .sheet .scroll, .sheet tbody, .sheet td, .sheet li')].filter(part => part.getBoundingClientRect().right > innerWidth || part.scrollWidth > part.clientWidth + 1).map(part => part.outerHTML)"));
        await Assertions.Expect(driver.Page.Locator(".sheet tbody .tickbox").First).ToBeInViewportAsync();
        await driver.IsSoundEverywhere("driver-sheet");

        await driver.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });   // paper keeps its table, however narrow the window was
        Assert.Equal("table-row", await driver.Page.Locator(".sheet tbody tr").First.EvaluateAsync<string>("row => getComputedStyle(row).display"));
    }

    [Fact]
    public async Task A_route_that_is_not_out_yet_is_waited_for()
    {
        await app.Database.Write(tx => tx.Execute("update route_plan set released_at = null"));
        await driver.Go("/driver");
        await driver.Reads("Your route for today is not ready yet.");
        await Assertions.Expect(driver.Page.GetByText("You drive again")).ToHaveCountAsync(0);
        await driver.IsSoundEverywhere("driver-waiting");

        await app.Database.Write(tx => tx.Execute("update route_plan set released_at = planned_at"));
        await driver.Follow("Reload");

        await driver.Reads("Load first");
    }

    [Fact]
    public async Task Enter_sends_the_words_that_were_typed_and_no_other_reason()
    {
        await driver.Follow("Something's off");
        await driver.Fill("Something else?", "gate is locked");
        await driver.IsSoundEverywhere("driver-typed");

        await driver.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(driver.Page.Locator("header")).ToContainTextAsync("2 of 3");

        Assert.Equal(new NotDelivered(NotDeliveredReason.Other, "gate is locked"), Assert.Single((await app.Get<OutcomeStore>().On(Wednesday)).Values).NotDelivered);
    }

    [Fact]
    public async Task The_page_at_the_end_of_the_route_is_sound()
    {
        for (var stop = 1; stop <= 3; stop++)
        {
            await Assertions.Expect(driver.Page.Locator("header")).ToContainTextAsync($"{stop} of 3");
            await driver.Page.Locator("form[action$='/delivered']").First.EvaluateAsync("form => form.requestSubmit()");   // as a key does: taps so close would be one
        }

        await Assertions.Expect(driver.Page.Locator("form[action$='/delivered']")).ToHaveCountAsync(0);
        await driver.IsSoundEverywhere("driver-done");
        Assert.Equal(3, await Recorded());
    }

    private async Task<int> Recorded() => (await app.Get<OutcomeStore>().On(Wednesday)).Count;

    [Fact]
    public async Task A_double_tap_is_one_press_and_the_next_door_stays_open()
    {
        var button = (await driver.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Delivered", Exact = true }).BoundingBoxAsync())!;
        var (x, y) = (button.X + button.Width / 2, button.Y + button.Height / 2);

        await driver.Page.Mouse.ClickAsync(x, y);
        await Assertions.Expect(driver.Page.Locator("header")).ToContainTextAsync("2 of 3");
        await driver.Page.Mouse.ClickAsync(x, y);
        await driver.Page.WaitForLoadStateAsync();

        Assert.Equal(1, await Recorded());
    }

    [Fact]
    public async Task Without_a_connection_the_page_stays_and_the_press_can_be_made_again()
    {
        await driver.Page.Context.SetOfflineAsync(true);
        driver.Expects("ERR_INTERNET_DISCONNECTED");
        await driver.Press("Delivered");
        await Assertions.Expect(driver.Page.Locator("#offline")).ToContainTextAsync("No connection: nothing was sent.");
        await driver.IsSoundEverywhere("driver-offline");
        Assert.Equal(0, await Recorded());

        await driver.Page.Context.SetOfflineAsync(false);
        await driver.Press("Delivered");
        await Assertions.Expect(driver.Page.Locator("header")).ToContainTextAsync("2 of 3");
        Assert.Equal(1, await Recorded());
    }
}
