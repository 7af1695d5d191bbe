using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.SignUp;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>What somebody wants, chosen with a thumb, and where a business knows no doors yet.</summary>
public sealed class JoinTests(Browser browser) : IAsyncLifetime
{
    private readonly BrowserApp app = new();
    private Visit neighbor = null!;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        await app.Given.AProduct("Whole milk", 120);
        await app.Given.AProduct("Sourdough", 450, Weekdays.Friday);
        neighbor = await browser.Open(app);
        await neighbor.Go("/join");
    }

    public async ValueTask DisposeAsync()
    {
        await neighbor.DisposeAsync();
        await app.DisposeAsync();
    }

    private ILocator Card(int at) => neighbor.Page.Locator(".product").Nth(at);

    private static ILocator Button(ILocator card, string name) => card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    private ILocator Total => neighbor.Page.Locator("#total");

    /// <summary>As a key does: a tap so soon after the last page's would be taken for its second half.</summary>
    private Task Next() => neighbor.Page.Locator("#what").EvaluateAsync("form => form.requestSubmit()");

    [Fact]
    public async Task The_back_button_shows_what_is_chosen_also_where_the_browser_loads_the_page_again()
    {
        await Button(Card(0), "Add").ClickAsync();
        await Button(Card(0), "more").ClickAsync();
        await Next();
        await neighbor.Reads("Where shall we leave it?");

        await neighbor.Page.GoBackAsync();

        Assert.Equal("2", await Card(0).Locator("input[data-weekday='1']").InputValueAsync());
        await Assertions.Expect(Button(Card(0), "Add")).ToBeHiddenAsync();
        await Assertions.Expect(Card(0).Locator("output")).ToHaveTextAsync("2");
        await Assertions.Expect(Total).ToContainTextAsync("$2.40 a week");
    }

    [Fact]
    public async Task Whoever_is_a_customer_already_reads_so_on_a_sound_page()
    {
        var maya = await app.Given.ACustomer("Maya Olsen", ((await app.Get<ProductStore>().All())[0].Product.Id, "Wed", 1));
        var id = SignUpId.New(app.Time.GetUtcNow());
        var milk = (await app.Get<ProductStore>().All())[0].Product.Id.Value;
        await app.Get<SignUpStore>().Save(id, joinCode: null, new SignUpDraft(
            [new DraftLine(milk, [2, 0, 0, 0, 0, 0, 0], 1)], new DraftHousehold("Maya Olsen", maya.Phone!, "Maple Street", "14", "", "02101", "Elmtown", 42.361, -71.058, AddressId: null, "")));
        await app.Get<CompleteSignUp>().Run(id, maya.Phone!);

        await neighbor.Go($"/join/done/{id}");

        await neighbor.Reads("You already get deliveries from us, so nothing was changed.");
        await neighbor.IsSoundEverywhere("join-already");
    }

    [Fact]
    public async Task Both_pages_say_the_price_of_what_comes_first()
    {
        var milk = (await app.Get<ProductStore>().All())[0].Product.Id;
        await app.Database.Write(tx => app.Get<ProductStore>().SavePrice(tx, milk, new PriceFrom(new DateOnly(2026, 11, 26), new Money(150, app.Given.Currency))));
        await neighbor.Go("/join");
        await Button(Card(0), "Add").ClickAsync();   // Monday, six days after the change
        await Assertions.Expect(Total).ToContainTextAsync("$1.50 a week");
        await Assertions.Expect(Card(0).Locator(".price")).ToHaveTextAsync("$1.50");
        await Button(Card(0), "Wed").ClickAsync();   // the day before it
        await Assertions.Expect(Total).ToContainTextAsync("$2.40 a week");

        await Next();

        await neighbor.Reads("Whole milk · $2.40 a week · first on");
    }

    [Fact]
    public async Task The_second_page_names_what_was_chosen()
    {
        await Button(Card(0), "Add").ClickAsync();
        await Button(Card(1), "Add").ClickAsync();
        await Next();

        await neighbor.Reads("Whole milk and Sourdough · $5.70 a week · first on Fri, Nov 27");
        await neighbor.IsSoundEverywhere("join-named");
    }

    [Fact]
    public async Task Another_day_may_be_chosen_after_the_first_is_taken_away()
    {
        await Button(Card(0), "Add").ClickAsync();
        await Button(Card(0), "more").ClickAsync();
        await Button(Card(0), "Mon").ClickAsync();
        await Assertions.Expect(Card(0)).ToContainTextAsync("Choose a day.");
        await Assertions.Expect(Total).ToBeEmptyAsync();
        await neighbor.IsSoundEverywhere("join-without-day");

        await Button(Card(0), "Wed").ClickAsync();
        await Assertions.Expect(Card(0).GetByText("Choose a day.")).ToBeHiddenAsync();
        await Assertions.Expect(Total).ToContainTextAsync("$2.40 a week");

        await Button(Card(0), "less").ClickAsync();
        await Button(Card(0), "less").ClickAsync();
        await Assertions.Expect(Button(Card(0), "Add")).ToBeVisibleAsync();
        await Assertions.Expect(Button(Card(0), "Wed")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Where_no_door_and_no_map_is_known_the_position_is_the_place()
    {
        await neighbor.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await neighbor.Page.Context.SetGeolocationAsync(new Geolocation { Latitude = 42.36051f, Longitude = -71.05901f });
        await Button(Card(0), "Add").ClickAsync();
        await Next();
        await Assertions.Expect(neighbor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "I am at the door" })).ToBeVisibleAsync();
        await Assertions.Expect(neighbor.Page.Locator("#pin")).ToHaveCountAsync(0);
        await neighbor.Fill("Street and number", "Hidden Path 5");
        await neighbor.Fill("Your name", "Maya Olsen");
        await neighbor.Fill("Mobile phone", "202 555 0187");
        await neighbor.Page.GetByLabel("Mobile phone").PressAsync("Enter");
        await neighbor.Reads("we do not know where this is. Right below it says how to show us.");
        await neighbor.IsSoundEverywhere("join-no-doors");

        await neighbor.Press("I am at the door");
        await neighbor.Reads("We know your place now; say the street and number above too.");
        await neighbor.Page.GetByLabel("Mobile phone").PressAsync("Enter");
        await neighbor.Fill("The code", await app.LastCode());
        await neighbor.Page.GetByLabel("The code").PressAsync("Enter");
        await neighbor.Reads("Your first delivery");

        var door = Assert.Single(await app.Get<CustomerStore>().All()).Door;
        Assert.Equal(("Hidden Path", "5", null), (door.Street, door.HouseNumber, door.AddressId));
        Assert.InRange(door.Location.MetersTo(Web.Tests.Given.TownHall), 20, 100);
    }
}
