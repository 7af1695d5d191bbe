using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>A person in front of a page, with an ear for what the browser complains about.</summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>Where screenshots go; none are taken when it is not set.</summary>
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("SCREENSHOTS");

    private readonly BrowserApp app;
    private string name = "";
    private readonly List<string> complaints = [];
    private readonly List<string> expected = [];

    public Visit(BrowserApp app, IPage page)
    {
        (this.app, Page) = (app, page);
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            // That the page itself answers 404 or 422 is for the test to expect; anything else is a fault, a broken content policy too.
            var isOwnStatus = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(page.Url, StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !isOwnStatus) complaints.Add(message.Text);
        };
    }

    /// <summary>A complaint of the browser that a test brings about itself.</summary>
    public void Expects(string complaint) => expected.Add(complaint);

    public IPage Page { get; }

    /// <summary>Signed in by the app's own cookie, without an end: the browser's clock is not the test's.</summary>
    public async Task SignInAs(string role, Guid id, string person = "Somebody")
    {
        using var client = app.SignedInAs(role, id, person);
        var cookie = client.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2);
        await Page.Context.AddCookiesAsync([new Cookie { Name = cookie[0], Value = cookie[1], Url = app.Address.ToString(), HttpOnly = true }]);
    }

    /// <summary>The same page on another screen, in another light.</summary>
    public async Task Look(Screen screen, ColorScheme scheme)
    {
        name = $"{screen}-{scheme}".ToLowerInvariant();
        await Page.SetViewportSizeAsync(screen == Screen.Phone ? 375 : 1280, screen == Screen.Phone ? 812 : 900);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
    }

    /// <summary>Colors are the same on every screen: dark is looked at once.</summary>
    private static readonly (Screen, ColorScheme)[] Looks =
        [(Screen.Phone, ColorScheme.Light), (Screen.Phone, ColorScheme.Dark), (Screen.Desktop, ColorScheme.Light)];

    /// <summary>Sound on a phone, light and dark, and on a desk; back on the phone afterwards.</summary>
    public async Task IsSoundEverywhere(string what)
    {
        foreach (var (screen, scheme) in Looks)
        {
            await Look(screen, scheme);
            await Picture(what);
            await IsSound();
        }

        await Look(Screen.Phone, ColorScheme.Light);
    }

    public Task<IResponse?> Go(string path) => Page.GotoAsync(path);

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = link, Exact = true }).ClickAsync();

    public Task Fill(string label, string value) => Page.GetByLabel(label).FillAsync(value);

    public Task Reads(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);

    /// <summary>Nothing axe finds, nothing the browser complains about, nothing that sticks out to the right.</summary>
    public async Task IsSound()
    {
        var result = await Page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join("\n", result.Violations.SelectMany(violation =>
            violation.Nodes.Select(node => $"{Page.Url} ({name}): {violation.Id}: {violation.Help}: {node.Html}"))));
        var unexpected = complaints.Where(complaint => !expected.Exists(words => complaint.Contains(words, StringComparison.Ordinal))).ToList();
        Assert.True(unexpected.Count == 0, $"{Page.Url} ({name}): {string.Join('\n', unexpected)}");
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{Page.Url} ({name}) is too wide.");
    }

    public async Task Picture(string what)
    {
        if (Screenshots is null) return;
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots, $"{what}-{name}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
