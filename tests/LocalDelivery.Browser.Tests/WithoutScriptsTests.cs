using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>A phone on which no script runs: the network lost it, or somebody turned them off.</summary>
public sealed class WithoutScriptsTests(Browser browser)
{
    [Theory]
    [InlineData("42.3610,-71.0580,Maple Street,14,02101,Elmtown\n", "name the nearest house that we know, and say in the note where yours is")]
    [InlineData("", "Allow them for this page, or ask whoever gave you the code.")]
    public async Task Whose_door_is_unknown_reads_what_can_be_done_without_a_map(string doors, string advice)
    {
        await using var app = new BrowserApp();
        await app.InitializeAsync();
        await app.Given.ABusiness();
        await app.Given.AProduct("Whole milk", 120);
        using var book = new StringReader("lat,lon,street,housenumber,postcode,city\n" + doors);
        await app.Get<ImportAddresses>().Run(AddressFile.Read(book));
        await using var neighbor = await browser.Open(app, scripts: false);
        await neighbor.Go("/join");
        await neighbor.Fill("Whole milk on Wednesday", "2");
        await neighbor.Press("Where do you live?");
        await neighbor.Fill("Street and number", "Farm Lane 7");
        await neighbor.Fill("Your name", "Maya Olsen");
        await neighbor.Fill("Mobile phone", "202 555 0187");

        await neighbor.Press("Text me the code");

        await neighbor.Reads(advice);
        await Assertions.Expect(neighbor.Page.Locator(".errors")).Not.ToContainTextAsync("pin");
    }

    [Fact]
    public async Task A_neighbor_joins_and_skips_a_delivery_without_any_script()
    {
        await using var app = new BrowserApp();
        await app.InitializeAsync();
        await app.Given.ABusiness();
        await app.Given.AProduct("Whole milk", 120);
        using var book = new StringReader("lat,lon,street,housenumber,postcode,city\n42.3610,-71.0580,Maple Street,14,02101,Elmtown\n42.3611,-71.0581,Maple Street,16,02101,Elmtown\n");
        await app.Get<ImportAddresses>().Run(AddressFile.Read(book));
        await using var neighbor = await browser.Open(app, scripts: false);

        await neighbor.Go("/join");
        await neighbor.Fill("Whole milk on Wednesday", "2");
        await neighbor.Press("Where do you live?");
        await neighbor.Fill("Street and number", "maple");
        await Assertions.Expect(neighbor.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);   // which a script would offer
        await neighbor.Fill("Your name", "Maya Olsen");
        await neighbor.Fill("Mobile phone", "202 555 0187");
        await neighbor.Press("Text me the code");
        await neighbor.Page.GetByLabel("Maple Street 16, 02101 Elmtown").CheckAsync();
        await neighbor.Press("Text me the code");
        await neighbor.Fill("The code", await app.LastCode());
        await neighbor.Press("Start my deliveries");
        await neighbor.Reads("Your first delivery comes on Wednesday, November 25.");
        Assert.Equal("Maple Street 16", Assert.Single(await app.Get<CustomerStore>().All()).Door.Short);

        await neighbor.Follow("See my deliveries");
        await neighbor.Reads("2 × Whole milk");
        await neighbor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Skip" }).First.ClickAsync();
        await neighbor.Reads("Skipped: nothing comes on Wednesday, November 25.");
    }
}
