using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Jobs;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>The owner's workspace on a phone.</summary>
public sealed class OwnerTests(Browser browser) : IAsyncLifetime
{
    private readonly BrowserApp app = new();
    private Visit owner = null!;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.AFamily();
        owner = await browser.Open(app);
        await owner.SignInAs(Roles.Owner, Guid.CreateVersion7(), "Jo");
    }

    public async ValueTask DisposeAsync()
    {
        await owner.DisposeAsync();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("/owner", "Today")]
    [InlineData("/owner/business", "Business")]
    public async Task The_way_around_begins_where_one_is(string path, string name)
    {
        await owner.Go(path);
        var here = owner.Page.Locator(".nav [aria-current]");

        await Assertions.Expect(here).ToHaveAccessibleNameAsync(name);
        await Assertions.Expect(here).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
    }

    [Fact]
    public async Task Fields_side_by_side_stay_in_line_with_an_error_under_one_of_them()
    {
        var milk = await app.Given.AProduct("Oat drink", 150);
        await owner.Look(Screen.Desktop, ColorScheme.Light);
        await owner.Go($"/owner/products/{milk}");
        await owner.Fill("New price", "much");
        await owner.Press("Change the price");

        await Assertions.Expect(owner.Page.Locator("#PriceForm_Amount[aria-invalid]")).ToBeVisibleAsync();
        await owner.Picture("product-wrong-price");
        foreach (var part in new[] { "input", "label" })
        {
            var tops = await owner.Page.EvaluateAsync<float[]>(
                "(part) => ['Amount', 'From'].map((name) => document.querySelector(`.field:has(#PriceForm_${name}) > ${part}`).getBoundingClientRect().top)", part);
            Assert.Equal(tops[0], tops[1], tolerance: 0.5f);
        }
    }

    [Fact]
    public async Task In_the_list_of_routes_what_belongs_together_stands_together()
    {
        await app.Given.ADriver("Ben Carter");
        var milk = await app.Given.AProduct("Oat drink", 150);
        for (var number = 0; number < 6; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Wed", 99));
        await app.Get<NightlyRun>().Run(new DateOnly(2026, 11, 25));
        foreach (var path in new[] { "/owner", "/owner/plan/2026-11-25" })
        {
            await owner.Go(path);
            var gaps = await owner.Page.EvaluateAsync<float[]>(
                """
                () => {
                  const box = (row, part) => row.querySelector(part).getBoundingClientRect();
                  const rows = [...document.querySelectorAll(".routes li")];
                  const within = rows.map((row) => box(row, ".soft").top - box(row, "b").bottom);
                  const between = rows.slice(1).map((row, at) => box(row, "b").top - box(rows[at], ".soft").bottom);
                  return [Math.max(...within), between.length ? Math.min(...between) : 99];
                }
                """);
            Assert.True(gaps[0] < gaps[1], $"{path}: {gaps[0]} px between a name and what is said of it, {gaps[1]} px to the next");
        }
    }

    [Fact]
    public async Task Pages_that_show_problems_are_sound()
    {
        var (monday, wednesday) = (new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 25));
        var people = new[] { await app.Given.ACustomer("Tom Reed"), await app.Given.ACustomer("Ida Baker") };
        foreach (var person in people) await app.Get<NightStore>().Notice(new NightProblem(wednesday, "order", person.Id.ToString(), "nothing-sellable", ""));
        await app.Get<NightStore>().Notice(new NightProblem(wednesday, "order", people[0].Id.ToString(), "crashed", "because"));
        await app.Get<NightStore>().Notice(new NightProblem(wednesday, "plan", app.Given.Depot.Id.ToString(), "no-plan", "because"));
        await app.Get<NightStore>().Notice(new NightProblem(wednesday, "travel", app.Given.Depot.Id.ToString(), "no-roads", "because"));
        await app.Get<NightStore>().Notice(new NightProblem(monday, "night", Iso.Date(monday), "missed", "2"));
        foreach (var path in new[] { "/owner", "/owner/plan/2026-11-25", "/owner/plan/2026-11-23" })
        {
            await owner.Go(path);
            Assert.True(await owner.Page.Locator(".note.alarm li").CountAsync() > 0, path);
            await owner.IsSoundEverywhere("problems-" + path.Trim('/').Replace('/', '-'));
        }
    }

    [Fact]
    public async Task Many_problems_of_one_kind_are_folded_and_sound_unfolded()
    {
        var wednesday = new DateOnly(2026, 11, 25);
        for (var number = 1; number <= 12; number++)
            await app.Get<NightStore>().Notice(new NightProblem(wednesday, "stop", (await app.Given.ACustomer($"Neighbor {number}")).Id.ToString(), "NoRoom", $"{60 * number}"));
        await owner.Go("/owner");
        await Assertions.Expect(owner.Page.GetByText("Neighbor 7,")).ToBeHiddenAsync();

        await owner.Page.GetByText("Which ones").ClickAsync();

        await Assertions.Expect(owner.Page.GetByText("Neighbor 7,")).ToBeVisibleAsync();
        await owner.IsSoundEverywhere("problems-many");
    }

    [Fact]
    public async Task A_price_and_the_one_that_is_coming_are_seen_without_moving_the_list()
    {
        var business = await app.Get<BusinessStore>().Get();
        foreach (var product in await app.Get<ProductStore>().All())
            await app.Database.Write(tx => app.Get<ProductStore>().SavePrice(tx, product.Id, new PriceFrom(new DateOnly(2026, 12, 1), new Money(1235, business.Currency))));

        await owner.Go("/owner/products");

        await Assertions.Expect(owner.Page.Locator(".num small").First).ToHaveTextAsync("$12.35 from Tue, Dec 1");
        Assert.True(await owner.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.scroll')].every(part => part.scrollWidth <= part.clientWidth)"));
        Assert.All(await owner.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('td a b')].map(name => name.getClientRects().length)"), lines => Assert.Equal(1, lines));
        await owner.IsSoundEverywhere("products-coming-price");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(375)]
    public async Task On_a_narrow_phone_no_price_is_cut(int width)
    {
        var store = app.Get<ProductStore>();
        var (given, currency) = (app.Given, (await app.Get<BusinessStore>().Get()).Currency);
        await given.AProduct("Box of vegetables of the season", 1450);
        foreach (var listed in await store.All())
            await app.Database.Write(async tx =>
            {
                await store.Save(tx, listed with { Product = listed.Product with { RetiredFrom = new DateOnly(2026, 12, 10) } });
                await store.SavePrice(tx, listed.Id, new PriceFrom(new DateOnly(2026, 12, 1), new Money(123_456, currency)));
            });
        await owner.Page.SetViewportSizeAsync(width, 700);

        await owner.Go("/owner/products");

        await owner.Picture($"products-{width}");
        Assert.Empty(await owner.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".card")].flatMap((card) => {
              const room = card.getBoundingClientRect();
              return [...card.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().right > room.right || part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== "inline");
            }).map((part) => part.outerHTML)
            """));
    }

    [Fact]
    public async Task A_coming_price_is_taken_back_by_a_press()
    {
        var milk = (await app.Get<ProductStore>().All()).Single(product => product.Product.Name == "Whole milk").Id;
        await app.Database.Write(tx => app.Get<ProductStore>().SavePrice(tx, milk, new PriceFrom(new DateOnly(2040, 1, 1), new Money(560, app.Given.Currency))));
        await owner.Go($"/owner/products/{milk}");
        await owner.IsSoundEverywhere("product-coming-price");

        await owner.Press("Take back $5.60 from Sunday, January 1, 2040");

        await owner.Reads("The price from Sunday, January 1, 2040 is taken back.");
    }

    [Fact]
    public async Task Who_drives_no_longer_is_asked_for_once_more()
    {
        var ana = (await app.Get<FleetStore>().Drivers())[0];
        await owner.Go($"/owner/drivers/{ana.Id}");
        var button = owner.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Drives no longer", Exact = true });
        await Assertions.Expect(button).ToBeHiddenAsync();

        await owner.Page.GetByText("Ana Silva drives no longer?").ClickAsync();
        await owner.IsSoundEverywhere("driver-no-longer");
        await button.ClickAsync();

        await owner.Reads("Ana Silva drives no longer.");
    }

    [Fact]
    public async Task A_page_on_which_routes_are_planned_again_comes_to_their_end_by_itself()
    {
        var wednesday = new DateOnly(2026, 11, 25);
        await app.Get<NightlyRun>().Run(wednesday);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await owner.Go("/owner/plan/2026-11-25");
        await owner.Press("Plan again");
        await owner.Reads("The routes are being planned.");

        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.Get<NightlyRun>().Run(wednesday, again: true);

        await owner.Reads("Planned. Where nothing had changed, the routes are as they were.");
        await owner.IsSoundEverywhere("plan-again");   // not before: the page loads itself again every few seconds
    }

    [Fact]
    public async Task The_depots_address_is_chosen_from_the_same_list_as_a_neighbors()
    {
        using var book = new StringReader(
            """
            lat,lon,street,housenumber,postcode,city
            42.3610,-71.0580,Birch Street,3,02101,Elmtown
            42.3612,-71.0582,Birch Street,30,02101,Elmtown
            """);
        await app.Get<ImportAddresses>().Run(AddressFile.Read(book));
        await owner.Go("/owner/drivers/depots/new");
        await owner.Fill("What you call the place", "Barn");
        await owner.Page.GetByLabel("Its address").PressSequentiallyAsync("birch 3");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(2);
        await owner.IsSoundEverywhere("depot-suggestions");

        await owner.Page.GetByRole(AriaRole.Option).First.ClickAsync();
        await owner.Press("Save");

        await owner.Reads("Barn is saved.");
        Assert.Equal(42.3610, (await app.Get<FleetStore>().Depots()).Single(depot => depot.Name == "Barn").Location.Latitude, 4);
    }
}
