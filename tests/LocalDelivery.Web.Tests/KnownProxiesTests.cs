using System.Net;

namespace LocalDelivery.Web.Tests;

public sealed class KnownProxiesTests
{
    [Theory]
    [InlineData("10.0.0.7", "203.0.113.9", "https")]   // the owner's proxy is believed
    [InlineData("10.0.0.8", "10.0.0.8", "http")]       // nobody else is
    public async Task Only_a_known_proxy_says_who_asks(string asks, string address, string scheme)
    {
        await using var app = new AppFixture { Settings = { ["Site:KnownProxies:0"] = "10.0.0.7" } };
        await app.InitializeAsync();

        var context = await app.Server.SendAsync(request =>
        {
            request.Connection.RemoteIpAddress = IPAddress.Parse(asks);
            (request.Request.Scheme, request.Request.Path) = ("http", "/health/live");
            request.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
            request.Request.Headers["X-Forwarded-Proto"] = "https";
        });

        Assert.Equal((address, scheme), ($"{context.Connection.RemoteIpAddress}", context.Request.Scheme));
    }
}
