using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;

namespace LocalDelivery.Web.Tests;

/// <summary>What a script sends instead of a form, with everything else right, antiforgery token included.</summary>
public sealed partial class UnreadableBodiesTests : IAsyncLifetime
{
    private readonly AppFixture app = new();
    private readonly Dictionary<string, (HttpClient Client, string Token)> people = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        var customer = await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Wed", 1));
        var driver = await app.Given.ADriver();
        var owner = (await app.Get<OwnerLinks>().Use(await app.Get<CreateOwner>().Run("Kim Elm", "kim@elm.example")))!;
        await Enter("", app.Client(), "/sign-in");
        await Enter(Roles.Neighbor, app.SignedInAs(Roles.Neighbor, customer.Id.Value), "/me/pause");
        await Enter(Roles.Driver, app.SignedInAs(Roles.Driver, driver.Id.Value), "/sign-in");
        await Enter(Roles.Owner, app.SignedInAs(Roles.Owner, owner.Id.Value), "/owner/codes");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Enter(string role, HttpClient client, string page) => people[role] = (client, Token().Match(await client.Page(page)).Groups["token"].Value);

    [Fact]
    public async Task Nothing_breaks_on_JSON_or_on_nothing()
    {
        var slips = new List<string>();
        foreach (var step in Walk.Through(app).Where(step => step.IsUnsafe))
        {
            foreach (var body in new[] { "{\"a\": 1}", "" })
            {
                var status = await Send(step, body);
                if (status >= 500) slips.Add($"{step} with \"{body}\": {status}");
            }
        }

        Assert.True(slips.Count == 0, string.Join('\n', slips));
    }

    [Theory]
    [InlineData("%20")]
    [InlineData("%09")]
    [InlineData("%0D%0A")]
    [InlineData("%E2%80%83")]   // an em space
    [InlineData("%E2%80%8B")]   // a space without width
    public async Task Nothing_breaks_on_an_address_with_nothing_to_see_in_it(string blank)
    {
        var slips = new List<string>();
        var steps = Walk.Through(app).Where(step => !step.IsAsset).SelectMany(step => Walk.WithBlank(step, blank)).ToList();
        Assert.Contains(steps, step => step.Path == $"/sign-in/link/{blank}");
        foreach (var step in steps)
        {
            var status = await Send(step, "");
            if (status >= 500) slips.Add($"{step.Method} {step.Path}: {status}");
        }

        Assert.True(slips.Count == 0, string.Join('\n', slips));
    }

    private async Task<int> Send(Step step, string body)
    {
        var roles = step.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null ? step.Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(each => each.Roles ?? each.Policy).LastOrDefault() : null;
        var (client, token) = people[roles?.Split(',')[0] ?? ""];
        using var request = new HttpRequestMessage(new HttpMethod(step.Method), step.Path) { Content = step.IsUnsafe ? new StringContent(body, Encoding.UTF8) : null };
        request.Headers.Add("RequestVerificationToken", token);
        request.Content?.Headers.ContentType = body.Length > 0 ? new MediaTypeHeaderValue("application/json") : null;
        using var answer = await client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
