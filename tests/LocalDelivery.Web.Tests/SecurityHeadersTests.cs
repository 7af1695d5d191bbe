using System.Net;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Tests;

public sealed class SecurityHeadersTests : IAsyncLifetime
{
    /// <summary>Forms that prove themselves otherwise: a vendor's signature; a sign-up's own unguessable id.</summary>
    private static readonly string[] WithoutToken = ["/webhooks", "/join", "/error"];

    private readonly AppFixture app = new();

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        await app.Given.ADriver();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/owner")]   // a redirect
    [InlineData("/nowhere")]
    [InlineData("/health/ready")]
    [InlineData("/site.css")]
    [InlineData("/accent.css")]
    public async Task Every_answer_forbids_inline_scripts_and_guessing_of_types(string page)
    {
        using var response = await app.Client().GetAsync(new Uri(page, UriKind.Relative));

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/site.css")]
    public async Task What_is_asked_for_by_head_answers_as_for_get_without_its_body(string page)
    {
        using var head = await app.Client().SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(page, UriKind.Relative)));
        using var get = await app.Client().GetAsync(new Uri(page, UriKind.Relative));

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_is_nowhere_is_not_found_instead_of_asking_who_one_is()
    {
        using var response = await app.Client().GetAsync(new Uri("/nowhere", UriKind.Relative));

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Pages_of_every_role_carry_the_same_policy()
    {
        foreach (var (role, page) in new[] { (Roles.Driver, "/driver"), (Roles.Owner, "/owner"), (Roles.Neighbor, "/driver") })
        {
            using var response = await app.SignedInAs(role, Guid.NewGuid()).GetAsync(new Uri(page, UriKind.Relative));
            Assert.DoesNotContain("unsafe", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_cookie_is_out_of_reach_of_scripts_other_sites_and_plain_http()
    {
        var driver = await app.Given.ADriver("Bea Lund");
        var browser = app.Client();
        var cookies = new List<string>();
        await Collect(await browser.GetAsync(new Uri("/sign-in", UriKind.Relative)));
        var asked = await Collect(await browser.Submit("/sign-in", "/sign-in", ("phone", driver.Phone)));
        await Collect(await browser.Submit($"{asked.Headers.Location}", "/code", ("code", await app.LastCode())));
        var owner = app.SignedInAs(Roles.Owner, Guid.NewGuid());
        await Collect(await owner.Submit("/sign-in", "/sign-out"));

        Assert.Contains(cookies, cookie => cookie.StartsWith("localdelivery-who-5080=", StringComparison.Ordinal));   // two sites on one host are two visitors
        Assert.Contains(cookies, cookie => cookie.StartsWith("localdelivery-form-5080=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("samesite=(lax|strict)", cookie.ToLowerInvariant());
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        });

        Task<HttpResponseMessage> Collect(HttpResponseMessage response)
        {
            if (response.Headers.TryGetValues("Set-Cookie", out var set)) cookies.AddRange(set);
            return Task.FromResult(response);
        }
    }

    [Fact]
    public async Task Every_form_refuses_a_post_that_does_not_come_from_our_own_page()
    {
        var driver = await app.Given.ADriver("Cleo Marsh");
        var neighbor = await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Wed", 1));
        var clients = new[] { app.SignedInAs(Roles.Owner, Guid.NewGuid()), app.SignedInAs(Roles.Driver, driver.Id.Value), app.SignedInAs(Roles.Neighbor, neighbor.Id.Value) };
        var slips = new List<string>();
        foreach (var step in Walk.Through(app).Where(step => step.IsUnsafe && !step.IsAsset && !WithoutToken.Any(start => step.Pattern.StartsWith(start, StringComparison.Ordinal))))
        {
            var answers = new List<HttpStatusCode>();
            foreach (var client in clients)
            {
                using var response = await client.Take(step);
                answers.Add(response.StatusCode);
            }

            // Of the three roles at least one may come; what it meets is the missing token. (Hangfire's own pages answer 403 to it.)
            var isRefused = answers.All(answer => answer is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests);
            if (!isRefused || (!answers.Contains(HttpStatusCode.BadRequest) && !step.Pattern.StartsWith("/hangfire", StringComparison.Ordinal)))
                slips.Add($"{step}: {string.Join(", ", answers.Select(answer => (int)answer))}");
        }

        Assert.True(slips.Count == 0, string.Join('\n', slips));
    }
}
