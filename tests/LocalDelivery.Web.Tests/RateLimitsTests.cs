using System.Net;

namespace LocalDelivery.Web.Tests;

/// <summary>Whatever texts a code or takes one is not to be tried without end.</summary>
public sealed class RateLimitsTests : IAsyncLifetime
{
    private readonly AppFixture app = new();

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("/join/where/0193541e-0000-7000-8000-000000000000", 60)]
    [InlineData("/join/code/0193541e-0000-7000-8000-000000000000", 60)]
    [InlineData("/join/code/0193541e-0000-7000-8000-000000000000/again", 60)]
    [InlineData("/sign-in", 30)]
    [InlineData("/sign-in/code", 30)]
    [InlineData("/sign-in/as/driver", 30)]
    public async Task Who_asks_too_often_from_one_place_is_told_to_wait(string address, int most)
    {
        var client = app.Client();
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time <= most; time++)
        {
            using var form = new FormUrlEncodedContent([]);
            using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), form);
            answers.Add(answer.StatusCode);
        }

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers[..most]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[most]);
    }
}
