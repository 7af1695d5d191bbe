using Deque.AxeCore.Playwright;
using LocalDelivery.Web.Tests;
using Microsoft.Playwright;

namespace LocalDelivery.Browser.Tests;

/// <summary>A person in front of a page, with an ear for what the browser complains about.</summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>Where screenshots go; none are taken when it is not set.</summary>
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("SCREENSHOTS");

    private readonly BrowserApp app;
    private readonly string name;
    private readonly List<string> complaints = [];

    public Visit(BrowserApp app, IPage page, string name)
    {
        (this.app, Page, this.name) = (app, page, name);
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            // That the page itself answers 404 or 422 is for the test to expect; anything else said here is a fault, a broken content policy too.
            if (message.Type is "error" or "warning" && !message.Location.StartsWith(page.Url, StringComparison.Ordinal)) complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Signed in by the app's own cookie, without an end: the browser's clock is not the test's.</summary>
    public async Task SignInAs(string role, Guid id, string person = "Somebody")
    {
        using var client = app.SignedInAs(role, id, person);
        var cookie = client.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2);
        await Page.Context.AddCookiesAsync([new Cookie { Name = cookie[0], Value = cookie[1], Url = app.Address.ToString(), HttpOnly = true }]);
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
        Assert.Empty(complaints);
        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{Page.Url} ({name}) is too wide.");
    }

    public async Task Picture(string what)
    {
        if (Screenshots is null) return;
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots, $"{what}-{name}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
