using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace LocalDelivery.Web.Tests;

/// <summary>One address of the running app and one method it answers.</summary>
public sealed record Step(string Pattern, string Path, string Method, Endpoint Endpoint)
{
    public bool IsAsset => Endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    public bool IsUnsafe => Method is not ("GET" or "HEAD");

    public override string ToString() => $"{Method} {Pattern}";
}

/// <summary>Every endpoint of the running app, so that a new one can not be forgotten.</summary>
public static partial class Walk
{
    /// <summary>Values that every route constraint accepts; nothing in the test's database has them.</summary>
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["date"] = "2026-11-25",
        ["status"] = "404",
        ["role"] = "driver",
        ["path"] = "",
    };

    public static IReadOnlyList<Step> Through(AppFixture app) =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText != "{**path:file}")   // the framework's own, for files newer than the build; a published app has none
            .SelectMany(endpoint => Methods(endpoint).Select(method => new Step(
                "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), PathOf(endpoint), method, endpoint)))
            .DistinctBy(step => (step.Pattern, step.Method)),
    ];

    public static Task<HttpResponseMessage> Take(this HttpClient client, Step step)
    {
        var request = new HttpRequestMessage(new HttpMethod(step.Method), step.Path);
        if (step.IsUnsafe) request.Content = new FormUrlEncodedContent([]);
        return client.SendAsync(request);
    }

    /// <summary>The same step with one part of its address after another left blank, wherever any word may stand.</summary>
    public static IEnumerable<Step> WithBlank(Step step, string blank) =>
        Parameter().Matches(step.Pattern).Where(match => !match.Value.Contains(':') && !match.Value.Contains('*'))
            .Select(match => step with { Path = Filled(step.Pattern[..match.Index]) + blank + Filled(step.Pattern[(match.Index + match.Length)..]) });

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"];

    private static string PathOf(RouteEndpoint endpoint) => "/" + Filled(endpoint.RoutePattern.RawText!.TrimStart('/'));

    private static string Filled(string pattern) => Parameter().Replace(
        pattern, match => Samples.GetValueOrDefault(match.Groups["name"].Value, "00000000-0000-0000-0000-000000000000"));

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
