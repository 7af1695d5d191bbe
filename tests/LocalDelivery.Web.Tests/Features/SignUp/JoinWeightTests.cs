using System.IO.Compression;
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
        var total = Compressed(html);
        var loaded = Loaded().Matches(html).Select(match => match.Groups["path"].Value).ToList();
        foreach (var path in loaded) total += Compressed(await client.Page(path));

        Assert.True(loaded.Count >= 4, string.Join(' ', loaded));   // the stylesheet, the accent, two scripts: or the pattern finds nothing
        Assert.InRange(total, 5_000, MostBytes);
    }

    private static int Compressed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return (int)packed.Length;
    }

    [GeneratedRegex("<(?:link|script)[^>]*(?:href|src)=\"(?<path>/[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Loaded();
}
