using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>Where do you live: by typing, by standing there, by a pin.</summary>
public sealed class AddressTests(Browser browser) : IAsyncLifetime
{
    private readonly BrowserApp app = new();
    private Visit neighbor = null!;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        await app.Given.AProduct("Whole milk", 120);
        using var book = new StringReader(
            """
            lat,lon,street,housenumber,postcode,city
            42.3610,-71.0580,Maple Street,14,02101,Elmtown
            42.3611,-71.0581,Maple Street,16,02101,Elmtown
            42.3605,-71.0590,Birch Lane,2,02101,Elmtown
            """);
        await app.Get<ImportAddresses>().Run(AddressFile.Read(book));
        neighbor = await browser.Open(app);
        await neighbor.Go("/join");
        await neighbor.Page.Locator(".product").First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Add" }).ClickAsync();
        await neighbor.Press("Where do you live?");
        await Assertions.Expect(neighbor.Page.Locator("#pin")).ToBeVisibleAsync();   // the page's script is there
    }

    public async ValueTask DisposeAsync()
    {
        await neighbor.DisposeAsync();
        await app.DisposeAsync();
    }

    private ILocator Box => neighbor.Page.GetByLabel("Street and number");

    /// <summary>Name, phone and code; the door that was stored.</summary>
    private async Task<Door> Finish()
    {
        await neighbor.Fill("Your name", "Maya Olsen");
        await neighbor.Fill("Mobile phone", "202 555 0187");
        await neighbor.Page.GetByLabel("Mobile phone").PressAsync("Enter");   // a tap this fast after the last page's would be taken for its second half
        await neighbor.Reads("Is it you?");
        await neighbor.Fill("The code", await app.LastCode());
        await neighbor.Page.GetByLabel("The code").PressAsync("Enter");
        await neighbor.Reads("Your first delivery");
        return (await app.Get<CustomerStore>().All())[0].Door;
    }

    [Fact]
    public async Task By_the_keyboard_alone()
    {
        await Box.PressSequentiallyAsync("maple");
        await Assertions.Expect(neighbor.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(2);
        await neighbor.IsSoundEverywhere("join-suggestions");
        await Box.PressAsync("ArrowDown");
        await Box.PressAsync("ArrowDown");
        await Box.PressAsync("Enter");
        await Assertions.Expect(Box).ToHaveValueAsync("Maple Street 16");

        Assert.Equal("16", (await Finish()).HouseNumber);
    }

    [Fact]
    public async Task A_street_nobody_knows_is_said_while_typing()
    {
        await Box.PressSequentiallyAsync("zebra");
        await neighbor.Reads("We know no such door.");
    }

    [Fact]
    public async Task By_standing_at_the_door()
    {
        await neighbor.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await neighbor.Page.Context.SetGeolocationAsync(new Geolocation { Latitude = 42.36051f, Longitude = -71.05901f });
        await neighbor.Press("I am at the door");
        await neighbor.Page.GetByRole(AriaRole.Option).First.ClickAsync();

        var door = await Finish();
        Assert.Equal(("Birch Lane", "2"), (door.Street, door.HouseNumber));
    }

    [Fact]
    public async Task Far_from_every_door_or_without_leave_to_look_one_is_asked_to_type()
    {
        await neighbor.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await neighbor.Page.Context.SetGeolocationAsync(new Geolocation { Latitude = 10, Longitude = 10 });
        await neighbor.Press("I am at the door");
        await neighbor.Reads("We know no door around you.");

        await neighbor.Page.Context.ClearPermissionsAsync();
        await neighbor.Press("I am at the door");
        await neighbor.Reads("Your phone did not tell where it is.");
    }

    [Fact]
    public async Task By_tapping_ones_door_on_the_map_which_needs_no_background()
    {
        await neighbor.Press("Set a pin on the map");
        await Assertions.Expect(neighbor.Page.Locator(".map-door")).ToHaveCountAsync(3);
        await neighbor.IsSoundEverywhere("join-map");
        await neighbor.Page.Locator(".map-door").Filter(new LocatorFilterOptions { HasText = "14" }).DispatchEventAsync("click");
        await Assertions.Expect(Box).ToHaveValueAsync("Maple Street 14");

        Assert.NotNull((await Finish()).AddressId);
    }

    [Fact]
    public async Task By_a_pin_where_no_door_is_known()
    {
        await Box.FillAsync("Hidden Path 5");
        await neighbor.Press("Set a pin on the map");
        await Assertions.Expect(neighbor.Page.Locator(".map-door")).ToHaveCountAsync(3);
        await neighbor.Page.Locator("#pin-map").ClickAsync(new LocatorClickOptions { Position = new Position { X = 300, Y = 40 } });
        await neighbor.Reads("The pin is set");

        var door = await Finish();
        Assert.Equal(("Hidden Path", "5", null), (door.Street, door.HouseNumber, door.AddressId));
        Assert.InRange(door.Location.MetersTo(Web.Tests.Given.TownHall), 20, 1000);
    }

    [Fact]
    public async Task The_pin_stands_where_the_finger_was()
    {
        await neighbor.Press("Set a pin on the map");
        await Assertions.Expect(neighbor.Page.Locator(".map-door")).ToHaveCountAsync(3);
        foreach (var (x, y) in new[] { (60f, 280f), (250f, 90f) })
        {
            await neighbor.Page.Locator("#pin-map").ClickAsync(new LocatorClickOptions { Position = new Position { X = x, Y = y } });
            await neighbor.Reads("The pin is set");
            var map = (await neighbor.Page.Locator("#pin-map").BoundingBoxAsync())!;
            var pin = (await neighbor.Page.Locator(".map-pin").BoundingBoxAsync())!;

            Assert.InRange(map.X + x, pin.X, pin.X + pin.Width);
            Assert.InRange(map.Y + y, pin.Y + pin.Height - 4, pin.Y + pin.Height + 2);   // its tip, give or take the map's border
        }
    }

    [Fact]
    public async Task Before_any_tap_there_is_no_pin_and_the_map_lies_above_the_bar()
    {
        await neighbor.Page.SetViewportSizeAsync(375, 667);
        await neighbor.Press("Set a pin on the map");
        await neighbor.Reads("Tap near your home to see the house numbers, then tap your door.");
        await Assertions.Expect(neighbor.Page.Locator(".map-door")).ToHaveCountAsync(3);
        await Assertions.Expect(neighbor.Page.Locator(".map-pin")).ToHaveCountAsync(0);

        var map = (await neighbor.Page.Locator("#pin-map").BoundingBoxAsync())!;
        Assert.True(map.Y >= 0 && map.Y + map.Height <= (await neighbor.Page.Locator(".bar").BoundingBoxAsync())!.Y, $"The map is at {map.Y}.");
    }

    [Fact]
    public async Task A_hint_with_nothing_to_say_takes_no_room()
    {
        var buttons = (await neighbor.Page.Locator(".locate").BoundingBoxAsync())!;
        var flat = (await neighbor.Page.GetByText("Flat or bell").BoundingBoxAsync())!;
        Assert.InRange(flat.Y - buttons.Y - buttons.Height, 0, 24);
    }

    [Fact]
    public async Task A_pin_of_before_is_shown_again_where_it_was_set()
    {
        await Box.FillAsync("Hidden Path 5");
        await neighbor.Press("Set a pin on the map");
        await Assertions.Expect(neighbor.Page.Locator(".map-door")).ToHaveCountAsync(3);
        await neighbor.Page.Locator("#pin-map").ClickAsync(new LocatorClickOptions { Position = new Position { X = 300, Y = 40 } });
        await neighbor.Page.GetByLabel("Mobile phone").PressAsync("Enter");
        await neighbor.Reads("Mobile phone: please fill this in.");
        await neighbor.Reads("The pin is set");
        await neighbor.Page.Locator("#pin-map").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });

        await neighbor.Press("Set a pin on the map");
        await Assertions.Expect(neighbor.Page.Locator(".map-pin")).ToBeVisibleAsync();
        await neighbor.Reads("The pin is set");
    }

    [Fact]
    public async Task The_map_opens_on_the_doors_and_leaves_room_for_the_page()
    {
        await neighbor.Press("Set a pin on the map");
        await Assertions.Expect(neighbor.Page.Locator(".map-door")).ToHaveCountAsync(3);

        var map = (await neighbor.Page.Locator("#pin-map").BoundingBoxAsync())!;
        Assert.InRange(map.Height, 200, 325);
        foreach (var door in await neighbor.Page.Locator(".map-door").AllAsync())
        {
            var at = (await door.BoundingBoxAsync())!;
            Assert.InRange(at.X + at.Width / 2, map.X, map.X + map.Width);
            Assert.InRange(at.Y + at.Height / 2, map.Y, map.Y + map.Height);
        }
    }

    [Fact]
    public async Task Seen_from_far_away_a_door_is_a_dot_and_the_first_tap_comes_closer()
    {
        await neighbor.Press("Set a pin on the map");
        var door = neighbor.Page.Locator(".map-door").Filter(new LocatorFilterOptions { HasText = "14" });
        await Assertions.Expect(door.Locator("span")).ToBeVisibleAsync();
        for (var times = 0; times < 12; times++) await neighbor.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Zoom out" }).ClickAsync();
        await Assertions.Expect(door.Locator("span")).ToBeHiddenAsync();
        await Assertions.Expect(neighbor.Page.Locator(".leaflet-zoom-anim")).ToHaveCountAsync(0);   // it has come to rest

        await door.DispatchEventAsync("click");
        await Assertions.Expect(door.Locator("span")).ToBeVisibleAsync();
        await Assertions.Expect(Box).ToHaveValueAsync("");
        await door.DispatchEventAsync("click");
        await Assertions.Expect(Box).ToHaveValueAsync("Maple Street 14");
    }

    [Fact]
    public async Task Without_a_connection_the_page_says_so_and_asks_again_when_pressed_again()
    {
        await neighbor.Page.Context.SetOfflineAsync(true);
        neighbor.Expects("ERR_INTERNET_DISCONNECTED");
        await neighbor.Press("Set a pin on the map");
        await neighbor.Reads("No answer at the moment.");
        await neighbor.Page.Context.SetOfflineAsync(false);
        await neighbor.Press("Set a pin on the map");
        await Assertions.Expect(neighbor.Page.Locator(".map-door")).ToHaveCountAsync(3);
    }
}
