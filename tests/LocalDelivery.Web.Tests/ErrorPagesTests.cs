using System.Net;

namespace LocalDelivery.Web.Tests;

public sealed class ErrorPagesTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("/error", 404)]
    [InlineData("/error/404", 404)]
    [InlineData("/error/503", 503)]
    [InlineData("/error/101", 404)]
    [InlineData("/error/200", 404)]
    [InlineData("/error/204", 404)]
    [InlineData("/error/205", 404)]
    [InlineData("/error/304", 404)]
    [InlineData("/error/600", 404)]
    [InlineData("/error/-5", 404)]
    [InlineData("/error/99999999", 404)]
    [InlineData("/error/99999999999999999999", 404)]
    public async Task Only_what_is_an_error_has_an_error_page(string address, int status)
    {
        using var answer = await app.Client().GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
