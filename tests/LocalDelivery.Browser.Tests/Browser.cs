using LocalDelivery.Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace LocalDelivery.Browser.Tests;

public enum Screen { Phone, Desktop }

/// <summary>
/// One Chromium for all tests: the one Debian brings, driven by what the Playwright package brings; nothing is downloaded. Where it is absent the tests
/// are skipped by name.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) return;
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>A new window with nothing in it: no cookies, no cache.</summary>
    public async Task<Visit> Open(BrowserApp app, Screen screen = Screen.Phone, ColorScheme scheme = ColorScheme.Light, bool scripts = true, string? zone = null)
    {
        Assert.SkipUnless(chromium is not null, "Chromium is not installed (Debian's package chromium).");
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = app.Address.ToString(), HasTouch = screen == Screen.Phone, Locale = "en-US", JavaScriptEnabled = scripts, TimezoneId = zone,
        });
        var visit = new Visit(app, await context.NewPageAsync());
        await visit.Look(screen, scheme);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
    }
}
