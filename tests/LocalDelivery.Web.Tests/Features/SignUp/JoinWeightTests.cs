using System.Text.RegularExpressions;

namespace LocalDelivery.Web.Tests.Features.SignUp;

/// <summary>A doorstep has one bar of signal: what the first page loads stays small.</summary>
public sealed partial class JoinWeightTests
{
    private const int MostBytes = 100_000;

    [Fact]
    public async Task The_join_page_with_all_it_loads_is_under_100_kB_compressed()
    {
        await using var app = new AppFixture();
        await app.InitializeAsync();
        await app.Given.ABusiness();
        for (var number = 1; number <= 12; number++) await app.Given.AProduct($"Product {number}", 100 + number);
        var client = app.Client();

        var html = await client.Page("/join");
        var total = await Sent(app, "/join");
        var loaded = Loaded().Matches(html).Select(match => match.Groups["path"].Value).ToList();
        foreach (var path in loaded) total += await Sent(app, path);

        Assert.True(loaded.Count >= 4, string.Join(' ', loaded));   // the stylesheet, the accent, two scripts: or the pattern finds nothing
        Assert.InRange(total, 5_000, MostBytes);
    }

    /// <summary>What goes over the air: the body as packed by the server for a phone of today.</summary>
    private static async Task<int> Sent(AppFixture app, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
        using var response = await app.Client().SendAsync(request);
        Assert.NotEmpty(response.Content.Headers.ContentEncoding);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    [GeneratedRegex("<(?:link|script)[^>]*(?:href|src)=\"(?<path>/[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Loaded();
}
