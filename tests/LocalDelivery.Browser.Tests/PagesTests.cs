using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>Every page, on a phone, light and dark, and on a desk: nothing for axe to find, nothing for the browser to complain about.</summary>
public sealed class PagesTests(Browser browser, PagesTests.Elmtown town) : IClassFixture<PagesTests.Elmtown>
{
    private const string Anyone = "anyone";

    /// <summary>A new page is one line here.</summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "/me", Roles.Neighbor },
        { "/me/pause", Roles.Neighbor },
        { "/me/nobodys-token", Anyone },
        { "/", Anyone },
        { "/join", Anyone },
        { "/sign-in", Anyone },
        { "/driver", Roles.Driver },
        { "/driver/2026-11-25", Roles.Driver },
        { "/driver/2026-11-25/sheet", Roles.Driver },
        { "/owner", Roles.Owner },
        { "/owner/plan/2026-11-25", Roles.Owner },
        { "/owner/products", Roles.Owner },
        { "/owner/products/new", Roles.Owner },
        { "/owner/customers", Roles.Owner },
        { "/owner/drivers", Roles.Owner },
        { "/owner/codes", Roles.Owner },
        { "/owner/outbox", Roles.Owner },
        { "/owner/business", Roles.Owner },
    };

    /// <summary>Colors are the same on every screen: dark is looked at once.</summary>
    private static readonly (Screen, ColorScheme)[] Looks =
        [(Screen.Phone, ColorScheme.Light), (Screen.Phone, ColorScheme.Dark), (Screen.Desktop, ColorScheme.Light)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_sound(string path, string role)
    {
        await using var visit = await browser.Open(town);
        if (role != Anyone) await visit.SignInAs(role, town.Person(role));
        await visit.Go(path);
        Assert.EndsWith(path, visit.Page.Url, StringComparison.Ordinal);

        foreach (var (screen, scheme) in Looks)
        {
            await visit.Look(screen, scheme);
            await visit.Picture(path.Trim('/').Replace('/', '-'));
            await visit.IsSound();
        }
    }

    [Theory]
    [InlineData("document.querySelector('main').append(document.createElement('button'))", "button-name")]
    [InlineData("document.head.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }))", "Content Security Policy")]
    [InlineData("console.error('Broken')", "Broken")]
    [InlineData("document.querySelector('h2').append('x'.repeat(99))", "too wide")]
    public async Task What_is_wrong_with_a_page_is_found(string sabotage, string says)
    {
        await using var visit = await browser.Open(town);
        await visit.SignInAs(Roles.Neighbor, town.Person(Roles.Neighbor));
        await visit.Go("/me");
        await visit.Page.EvaluateAsync($"() => {{ {sabotage} }}");

        var failure = await Assert.ThrowsAnyAsync<Exception>(visit.IsSound);

        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    /// <summary>What the pages show: a dairy, its driver, and Maya, who skips one Friday and is away over New Year.</summary>
    public sealed class Elmtown : BrowserApp
    {
        private Customer maya = null!;
        private Driver ana = null!;

        protected override async Task Prepare()
        {
            maya = await this.AFamily();
            ana = (await Get<FleetStore>().Drivers())[0];
            await Get<Web.Features.Subscriptions.SkipDelivery>().Run(maya.Id, new DateOnly(2026, 11, 27));
            await Get<Web.Features.Subscriptions.PauseSubscription>().Run(maya.Id, new Ordering.Pause(new DateOnly(2026, 12, 7), new DateOnly(2026, 12, 11)));
        }

        public Guid Person(string role) => role switch
        {
            Roles.Neighbor => maya.Id.Value,
            Roles.Driver => ana.Id.Value,
            _ => Guid.Empty,
        };
    }
}
