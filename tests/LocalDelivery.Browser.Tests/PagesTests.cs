using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>Every page, on a phone and on a desk, light and dark: nothing for axe to find, nothing for the browser to complain about.</summary>
public sealed class PagesTests(Browser browser, PagesTests.Elmtown town) : IClassFixture<PagesTests.Elmtown>
{
    private const string Anyone = "anyone";

    /// <summary>A new page is one line here.</summary>
    private static readonly (string Path, string Role)[] Table =
    [
        ("/me", Roles.Neighbor),
        ("/me/pause", Roles.Neighbor),
        ("/me/nobodys-token", Anyone),
    ];

    public static TheoryData<string, string, Screen, ColorScheme> Pages => new(
        from page in Table
        from screen in Enum.GetValues<Screen>()
        from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
        select (page.Path, page.Role, screen, scheme));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_sound(string path, string role, Screen screen, ColorScheme scheme)
    {
        await using var visit = await browser.Open(town, screen, scheme);
        if (role != Anyone) await visit.SignInAs(role, town.Person(role));

        await visit.Go(path);

        Assert.EndsWith(path, visit.Page.Url, StringComparison.Ordinal);
        await visit.Picture(path.Trim('/').Replace('/', '-'));
        await visit.IsSound();
    }

    /// <summary>What the pages show: a dairy, its driver, and Maya, who skips one Friday and is away over New Year.</summary>
    public sealed class Elmtown : BrowserApp
    {
        private Customer maya = null!;
        private Driver ana = null!;

        protected override async Task Prepare()
        {
            await Given.ABusiness();
            ana = await Given.ADriver();
            maya = await Given.AFamily();
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
