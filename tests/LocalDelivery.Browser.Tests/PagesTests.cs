using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>Every page, on a phone, light and dark, and on a desk: nothing for axe to find, nothing for the browser to complain about.</summary>
public sealed class PagesTests(Browser browser, PagesTests.Elmtown town) : IClassFixture<PagesTests.Elmtown>
{
    private const string Anyone = "anyone";

    /// <summary>A new page is one line here: its address, one of it, and who opens it.</summary>
    public static TheoryData<string, string, string> Pages => new()
    {
        { "/", "/", Anyone },
        { "/join", "/join", Anyone },
        { "/join/{code}", "/join/NOBODY", Anyone },
        { "/sign-in", "/sign-in", Anyone },
        { "/sign-in/link/{token}", "/sign-in/link/used", Anyone },
        { "/error", "/error", Anyone },
        { "/error/{status:int:range(400,599)}", "/error/404", Anyone },
        { "/{*path}", "/nowhere", Anyone },
        { "/me", "/me", Roles.Neighbor },
        { "/me/pause", "/me/pause", Roles.Neighbor },
        { "/me/{token}", "/me/nobodys-token", Anyone },
        { "/driver", "/driver", Roles.Driver },
        { "/driver", "/driver?stop={stop}", Roles.Driver },
        { "/driver/{date}", "/driver/2026-11-25", Roles.Driver },
        { "/driver/{date}", "/driver/2026-12-25", Roles.Driver },
        { "/driver/{date}/sheet", "/driver/2026-11-25/sheet", Roles.Driver },
        { "/driver/stops/{stopId:guid}/not-delivered", "/driver/stops/{stop}/not-delivered?date=2026-11-25", Roles.Driver },
        { "/owner", "/owner", Roles.Owner },
        { "/owner/plan/{date}", "/owner/plan/2026-11-25", Roles.Owner },
        { "/owner/products", "/owner/products", Roles.Owner },
        { "/owner/products/new", "/owner/products/new", Roles.Owner },
        { "/owner/products/{id:guid}", "/owner/products/{product}", Roles.Owner },
        { "/owner/customers", "/owner/customers", Roles.Owner },
        { "/owner/customers/{id:guid}", "/owner/customers/{customer}", Roles.Owner },
        { "/owner/drivers", "/owner/drivers", Roles.Owner },
        { "/owner/drivers/new", "/owner/drivers/new", Roles.Owner },
        { "/owner/drivers/{id:guid}", "/owner/drivers/{driver}", Roles.Owner },
        { "/owner/drivers/vehicles/new", "/owner/drivers/vehicles/new", Roles.Owner },
        { "/owner/drivers/vehicles/{id:guid}", "/owner/drivers/vehicles/{vehicle}", Roles.Owner },
        { "/owner/drivers/depots/new", "/owner/drivers/depots/new", Roles.Owner },
        { "/owner/drivers/depots/{id:guid}", "/owner/drivers/depots/{depot}", Roles.Owner },
        { "/owner/codes", "/owner/codes", Roles.Owner },
        { "/owner/outbox", "/owner/outbox", Roles.Owner },
        { "/owner/business", "/owner/business", Roles.Owner },
        { "/owner/account", "/owner/account", Roles.Owner },
    };

    /// <summary>Pages that one only gets to through others: the journeys look at them.</summary>
    private static readonly string[] InJourneys =
    [
        "/join/where/{id:guid}", "/join/code/{id:guid}", "/join/done/{id:guid}", "/sign-in/code", "/sign-in/who", "/sign-in/authenticator", "/owner/account/authenticator",
    ];

    /// <summary>What is no page: pictures, data, and what only leads on.</summary>
    private static readonly string[] NoPages =
    [
        "/accent.css", "/health/live", "/health/ready", "/join/{code}/qr.svg", "/join/{code}/qr.png", "/join/addresses", "/join/addresses/near", "/join/addresses/around",
        "/owner/account/authenticator.svg", "/owner/plan/{date}/map.json",
    ];

    [Fact]
    public void Every_page_has_its_line()
    {
        var known = Pages.Select(row => row.Data.Item1).Concat(InJourneys).Concat(NoPages).ToHashSet(StringComparer.Ordinal);
        var pages = Walk.Through(town).Where(step => step.Method == "GET" && !step.IsAsset && !step.Pattern.StartsWith("/hangfire", StringComparison.Ordinal)).Select(step => step.Pattern).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(pages.Except(known));
        Assert.Empty(known.Except(pages));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_sound(string pattern, string path, string role)
    {
        await using var visit = await browser.Open(town);
        if (role != Anyone) await visit.SignInAs(role, town.Person(role), "Olive Elm");
        path = town.Path(path);
        await visit.Go(path);
        Assert.EndsWith(path, visit.Page.Url, StringComparison.Ordinal);
        await visit.IsSoundEverywhere((pattern.Trim('/') + "-" + path.Length).Replace('/', '-'));
    }

    /// <summary>Every form, sent with nothing in it.</summary>
    [Theory]
    [InlineData("/sign-in", Anyone)]
    [InlineData("/me/pause", Roles.Neighbor)]
    [InlineData("/owner/products/new", Roles.Owner)]
    [InlineData("/owner/products/{product}", Roles.Owner)]
    [InlineData("/owner/drivers/new", Roles.Owner)]
    [InlineData("/owner/drivers/{driver}", Roles.Owner)]
    [InlineData("/owner/drivers/vehicles/new", Roles.Owner)]
    [InlineData("/owner/drivers/depots/new", Roles.Owner)]
    [InlineData("/owner/business", Roles.Owner)]
    [InlineData("/owner/codes", Roles.Owner)]
    [InlineData("/owner/account", Roles.Owner)]
    public async Task A_refused_form_is_sound_and_leads_the_eye_to_what_is_wrong(string path, string role)
    {
        await using var visit = await browser.Open(town);
        if (role != Anyone) await visit.SignInAs(role, town.Person(role), "Olive Elm");
        await visit.Go(town.Path(path));
        await visit.Page.EvaluateAsync(
            """
            () => {
              const form = [...document.querySelectorAll("main form")].find((form) => form.querySelector("input:not([type=hidden]), textarea"));
              for (const field of form.querySelectorAll("input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea")) field.value = field.type === "color" ? "#ffffff" : "";
              form.noValidate = true;
              form.requestSubmit(form.querySelector("button"));
            }
            """);
        await Assertions.Expect(visit.Page.Locator(".errors")).ToBeFocusedAsync();
        await visit.IsSoundEverywhere("refused-" + path.Trim('/').Replace('/', '-'));
    }

    [Theory]
    [InlineData("document.querySelector('main').append(document.createElement('button'))", "button-name")]
    [InlineData("document.head.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }))", "Content Security Policy")]
    [InlineData("console.error('Broken')", "Broken")]
    [InlineData("document.querySelector('h2').style.width = '999px'", "too wide")]
    public async Task What_is_wrong_with_a_page_is_found(string sabotage, string says)
    {
        await using var visit = await browser.Open(town);
        await visit.SignInAs(Roles.Neighbor, town.Person(Roles.Neighbor));
        await visit.Go("/me");
        await visit.Page.EvaluateAsync($"() => {{ {sabotage} }}");

        var failure = await Assert.ThrowsAnyAsync<Exception>(visit.IsSound);

        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    /// <summary>What the pages show: a dairy on a Wednesday at 4:40 am, its driver, and Maya, who skips one Friday and is away in December.</summary>
    public sealed class Elmtown : BrowserApp
    {
        private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
        private Customer maya = null!;
        private Driver ana = null!;
        private Guid olive;

        protected override async Task Prepare()
        {
            maya = await this.AFamily();
            ana = (await Get<FleetStore>().Drivers())[0];
            await Get<Web.Features.Subscriptions.SkipDelivery>().Run(maya.Id, new DateOnly(2026, 11, 27));
            await Get<Web.Features.Subscriptions.PauseSubscription>().Run(maya.Id, new Ordering.Pause(new DateOnly(2026, 12, 7), new DateOnly(2026, 12, 11)));
            olive = (await Get<OwnerLinks>().Use(await Get<CreateOwner>().Run("Olive Elm", "olive@elm.example")))!.Id.Value;
            ClockAt(new DateTimeOffset(2026, 11, 25, 0, 10, 0, TimeSpan.Zero));
            await Get<NightlyRun>().Run(Wednesday);
            ClockAt(new DateTimeOffset(2026, 11, 25, 9, 40, 0, TimeSpan.Zero));
            ids["stop"] = $"{(await Get<RoutePlanStore>().Released(Wednesday))[0].Routes[0].Stops[0].Id}";
            ids["product"] = $"{(await Get<Web.Features.Catalog.ProductStore>().All())[0].Id}";
            (ids["customer"], ids["driver"]) = ($"{maya.Id}", $"{ana.Id}");
            ids["vehicle"] = $"{(await Get<FleetStore>().Shifts())[0].VehicleId}";
            ids["depot"] = $"{(await Get<FleetStore>().Depots())[0].Id}";
        }

        private static readonly DateOnly Wednesday = new(2026, 11, 25);

        /// <summary>The address with the ids of this town.</summary>
        public string Path(string path) => ids.Aggregate(path, (filled, id) => filled.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));

        public Guid Person(string role) => role switch
        {
            Roles.Neighbor => maya.Id.Value,
            Roles.Driver => ana.Id.Value,
            _ => olive,
        };
    }
}
