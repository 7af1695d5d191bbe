using System.Diagnostics;
using System.Net;

namespace LocalDelivery.Web.Tests.Features.SignUp;

/// <summary>A reader that is not ours has to read the codes.</summary>
public sealed class QrTests : IAsyncLifetime
{
    private readonly AppFixture app = new();

    public async ValueTask InitializeAsync()
    {
        app.Settings["Site:PublicUrl"] = "https://elmdairy.example";
        await app.InitializeAsync();
        await app.Given.ABusiness();
        await app.Database.Write(tx => Web.Data.TransactionQueries.Execute(
            tx, "insert into join_code (code, kind, label, created_at) values ('MAPLE7', 'leaflet', 'Maple Street', @now)", new { now = app.Time.GetUtcNow() }));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_png_leads_to_the_join_page()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/zbarimg"), "zbar-tools is not installed (scripts/test installs it when it may).");
        var file = Path.Combine(app.StateFolder, "qr.png");
        await File.WriteAllBytesAsync(file, await app.Client().GetByteArrayAsync(new Uri("/join/MAPLE7/qr.png", UriKind.Relative)));
        Assert.Equal("https://elmdairy.example/join/MAPLE7", await Run("zbarimg", "--quiet", "--raw", file));
    }

    [Fact]
    public async Task The_svg_leads_to_the_join_page()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/zbarimg"), "zbar-tools is not installed (scripts/test installs it when it may).");
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "chromium is not installed (scripts/test installs it when it may).");
        var file = Path.Combine(app.StateFolder, "qr.svg");
        await File.WriteAllTextAsync(file, await app.Client().Page("/join/MAPLE7/qr.svg"));
        var picture = Path.Combine(app.StateFolder, "svg.png");
        await Run(
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            $"--user-data-dir={Path.Combine(app.StateFolder, "browser")}", "--window-size=700,700", $"--screenshot={picture}", $"file://{file}");
        Assert.Equal("https://elmdairy.example/join/MAPLE7", await Run("zbarimg", "--quiet", "--raw", picture));
    }

    [Fact]
    public async Task A_code_that_is_none_has_no_picture()
    {
        using var answer = await app.Client().GetAsync(new Uri("/join/NOBODY/qr.svg", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return output.Trim();
    }
}
