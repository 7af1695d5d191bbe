using System.Net;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Tests.Features.Owner;

/// <summary>The app with Elm Dairy in it, and its owner at the browser.</summary>
public sealed class OwnerFixture : AppFixture
{
    /// <summary>Tomorrow, seen from where the clock stands.</summary>
    public static readonly DateOnly Tuesday = new(2026, 11, 24);

    public HttpClient Owner => field ??= SignedInAs(Roles.Owner, Guid.CreateVersion7(Time.GetUtcNow()), "Jo");

    protected override async Task Prepare() => await Given.ABusiness();
}

public static class OwnerPages
{
    /// <summary>Sends a form that must be refused; the page it comes back with.</summary>
    public static async Task<string> Refused(this HttpClient client, string page, string? action, params (string Name, string Value)[] fields)
    {
        using var response = await client.Submit(page, action, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("Error: ", html, StringComparison.Ordinal);
        return html;
    }

    /// <summary>Sends a form that must be taken, and follows to the page it leads to.</summary>
    public static async Task<string> Taken(this HttpClient client, string page, string? action, params (string Name, string Value)[] fields)
    {
        using var response = await client.Submit(page, action, fields);
        Assert.True(response.StatusCode == HttpStatusCode.Found, $"{response.StatusCode}: {(await response.Content.ReadAsStringAsync()).Text()}");
        return await client.Page(response.Headers.Location!.OriginalString);
    }
}
