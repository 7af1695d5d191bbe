using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Jobs;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>The whole thread: a neighbor joins at the door, the night comes, the driver drives, the owner sees it.</summary>
public sealed class JourneyTests(Browser browser)
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    [Fact]
    public async Task From_the_doorstep_to_the_owners_page()
    {
        await using var app = new BrowserApp();
        await app.InitializeAsync();
        await app.Given.ABusiness();
        var ana = await app.Given.ADriver();
        await app.Given.AProduct("Whole milk", 120);
        await app.Given.AProduct("Sourdough", 450, Weekdays.Friday);
        using var book = new StringReader(
            "lat,lon,street,housenumber,postcode,city\n42.3610,-71.0580,Maple Street,14,02101,Elmtown\n42.3611,-71.0581,Maple Street,16,02101,Elmtown\n");
        await app.Get<ImportAddresses>().Run(AddressFile.Read(book));

        await Joins(app);
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 0, 10, 0, TimeSpan.Zero));   // Tuesday, 7:10 pm
        await app.Get<NightlyRun>().Run(Wednesday);
        Assert.Empty(await app.Get<NightStore>().Problems(Wednesday));
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 9, 40, 0, TimeSpan.Zero));   // Wednesday, 4:40 am
        await Drives(app, ana);
        await Sees(app);
    }

    private async Task Joins(BrowserApp app)
    {
        await using var neighbor = await browser.Open(app);
        await neighbor.Go("/join");
        await neighbor.Page.Locator(".product").First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Add" }).ClickAsync();
        await neighbor.Press("Wed");
        await neighbor.Press("Mon");   // the day that came with "Add"
        await neighbor.Page.Locator(".product").First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "more" }).ClickAsync();
        await Assertions.Expect(neighbor.Page.Locator("#total")).ToContainTextAsync("$2.40 a week");
        await Assertions.Expect(neighbor.Page.Locator("#total")).ToContainTextAsync("first on Wed, Nov 25");
        await neighbor.IsSoundEverywhere("journey-1-what");

        await neighbor.Press("Where do you live?");
        await neighbor.Page.GetByLabel("Street and number").PressSequentiallyAsync("14 mapl");
        await neighbor.Page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = "Maple Street 14" }).ClickAsync();
        await neighbor.Fill("Your name", "Maya Olsen");
        await neighbor.Fill("Mobile phone", "202 555 0187");
        await neighbor.IsSoundEverywhere("journey-2-where");

        await neighbor.Press("Text me the code");
        await neighbor.Fill("The code", await app.LastCode());
        await neighbor.IsSoundEverywhere("journey-3-code");
        await neighbor.Press("Start my deliveries");
        await neighbor.Reads("Your first delivery comes on Wednesday, November 25.");
        await neighbor.IsSoundEverywhere("journey-4-done");
        await neighbor.Follow("See my deliveries");
        await neighbor.Reads("2 × Whole milk");
    }

    private async Task Drives(BrowserApp app, Driver ana)
    {
        await using var driver = await browser.Open(app);
        await driver.SignInAs(Roles.Driver, ana.Id.Value, ana.Name);
        await driver.Go("/driver");
        await driver.Reads("Load first");
        await driver.IsSoundEverywhere("journey-5-load");
        await driver.Follow("Loaded: to the first stop");
        await driver.Reads("Maple Street 14");
        await driver.IsSoundEverywhere("journey-6-stop");
        await driver.Press("Delivered");
        await Assertions.Expect(driver.Page.Locator("main")).Not.ToContainTextAsync("This is the last open stop.");
        await driver.IsSoundEverywhere("journey-7-delivered");
    }

    private async Task Sees(BrowserApp app)
    {
        await using var owner = await browser.Open(app, Screen.Desktop);
        await owner.SignInAs(Roles.Owner, Guid.CreateVersion7(), "Jo");
        await owner.Go("/owner");
        await Assertions.Expect(owner.Page.Locator("dd").First).ToHaveTextAsync("1");   // delivered
        await owner.IsSoundEverywhere("journey-8-owner");
    }
}
