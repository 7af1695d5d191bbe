using System.Net;
using System.Text.RegularExpressions;
using LocalDelivery.Web.Features.Accounts;

namespace LocalDelivery.Web.Tests.Features.Accounts;

public sealed class OwnerSignInTests : IAsyncLifetime
{
    private const string Password = "four green glass bottles";
    private readonly AppFixture app = new();
    private HttpClient browser = null!;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        browser = app.Client();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_one_time_link_leads_to_a_password_and_works_once()
    {
        var link = $"/sign-in/link/{await app.Get<CreateOwner>().Run("Kim Elm", "Kim@Elm.example")}";
        await browser.Page(link);   // a mail program looks first: that must not use it up

        var entered = await browser.Submit(link, null);
        Assert.Equal("/owner/account", $"{entered.Headers.Location}");
        var saved = await browser.Submit("/owner/account", "/password", ("password", Password));
        Assert.Equal("/owner", $"{saved.Headers.Location}");   // the one step is done: now the business

        Assert.Contains("This link is unknown here, or used up", (await app.Client().Page(link)).Text(), StringComparison.Ordinal);
        Assert.Equal("/owner", $"{(await SignIn(app.Client(), "kim@elm.EXAMPLE ", Password)).Headers.Location}");
    }

    [Fact]
    public async Task A_link_of_which_only_a_space_is_left_is_unknown() =>
        Assert.Contains("This link is unknown here, or used up", (await browser.Page("/sign-in/link/%20")).Text(), StringComparison.Ordinal);

    [Fact]
    public async Task Two_presses_on_the_link_sign_in_once()
    {
        var link = $"/sign-in/link/{await app.Get<CreateOwner>().Run("Kim Elm", "kim@elm.example")}";
        var html = await browser.Page(link);
        await browser.SubmitFrom(html, link, null);
        var second = await browser.SubmitFrom(html, link, null);   // the antiforgery token was for nobody, and somebody is signed in now
        Assert.NotEqual(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Null(await app.Get<OwnerLinks>().Use(link.Split('/')[^1]));
    }

    [Fact]
    public async Task A_link_is_good_for_a_day()
    {
        var link = $"/sign-in/link/{await app.Get<CreateOwner>().Run("Kim Elm", "kim@elm.example")}";
        app.Time.Advance(CreateOwner.LinkLasts);
        Assert.Contains("This link is unknown here, or used up", (await browser.Page(link)).Text(), StringComparison.Ordinal);
        Assert.Null(await app.Get<OwnerLinks>().Use(link.Split('/')[^1]));
    }

    [Fact]
    public async Task Asking_again_helps_the_same_owner()
    {
        await AnOwner();
        var again = await app.Get<CreateOwner>().Run("Somebody Else", "KIM@elm.example");
        Assert.Equal("Kim Elm", (await app.Get<OwnerLinks>().Use(again))!.Name);
        Assert.Equal(1, await app.Database.Find<int>("select count(*) from owner"));
        Assert.Equal(0, await app.Database.Find<int>("select count(*) from owner_link where token_hash = @again", new { again }));
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_waits_a_quarter_of_an_hour()
    {
        await AnOwner();
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Contains("do not belong together", await Refusal(await SignIn(browser, "kim@elm.example", "guess number one")), StringComparison.Ordinal);

        Assert.Contains("Please wait a quarter of an hour.", await Refusal(await SignIn(browser, "Kim@elm.example", Password)), StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("/owner", $"{(await SignIn(browser, "kim@elm.example", Password)).Headers.Location}");
    }

    [Theory]
    [InlineData("nobody@elm.example", Password)]
    [InlineData("", "")]
    [InlineData("kim@elm.example", "")]
    public async Task Nobody_learns_which_of_the_two_was_wrong(string email, string password)
    {
        await AnOwner();
        Assert.Contains("E-mail or password: these two do not belong together.", await Refusal(await SignIn(browser, email, password)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_without_a_password_can_not_sign_in_with_an_empty_one()
    {
        await app.Get<CreateOwner>().Run("Kim Elm", "kim@elm.example");
        Assert.Contains("do not belong together", await Refusal(await SignIn(browser, "kim@elm.example", "")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_authenticator_a_password_alone_opens_nothing()
    {
        var key = await WithAuthenticator();
        var visitor = app.Client();

        var asked = $"{(await SignIn(visitor, "kim@elm.example", Password)).Headers.Location}";
        Assert.StartsWith("/sign-in/authenticator?ticket=", asked, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await visitor.GetAsync(new Uri("/owner/account", UriKind.Relative))).Headers.Location?.AbsolutePath);
        Assert.Contains("this is not the one the app shows now", await Refusal(await visitor.Submit(asked, "/authenticator", ("code", "12345"))), StringComparison.Ordinal);

        app.Time.Advance(TimeSpan.FromSeconds(60));   // the code that set it up is spent
        var code = AuthenticatorCode.At(key, AuthenticatorCode.StepAt(app.Time.GetUtcNow()));
        Assert.Equal("/owner", $"{(await visitor.Submit(asked, "/authenticator", ("code", code))).Headers.Location}");
        Assert.Contains("this is not the one the app shows now", await Refusal(await app.Client().Submit(asked, "/authenticator", ("code", code))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_can_not_be_guessed_by_trying()
    {
        var key = await WithAuthenticator();
        app.Time.Advance(TimeSpan.FromMinutes(2));
        var asked = $"{(await SignIn(app.Client(), "kim@elm.example", Password)).Headers.Location}";
        var right = AuthenticatorCode.At(key, AuthenticatorCode.StepAt(app.Time.GetUtcNow()));
        for (var attempt = 0; attempt < 5; attempt++) await app.Client().Submit(asked, "/authenticator", ("code", "1"));
        Assert.Contains("Please wait a quarter of an hour.", await Refusal(await app.Client().Submit(asked, "/authenticator", ("code", right))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_authenticator_goes_only_with_the_password()
    {
        await WithAuthenticator();
        var refused = await browser.Submit("/owner/account", "/off", ("off", "no idea at all"));
        Assert.Contains("Present password: this is not it.", await Refusal(refused), StringComparison.Ordinal);
        await browser.Submit("/owner/account", "/off", ("off", Password));
        Assert.Equal("/owner", $"{(await SignIn(app.Client(), "kim@elm.example", Password)).Headers.Location}");
    }

    [Theory]
    [InlineData("short one")]
    [InlineData("")]
    public async Task A_password_has_at_least_ten_letters(string password)
    {
        await AnOwner();
        await SignIn(browser, "kim@elm.example", Password);
        var refused = await browser.Submit("/owner/account", "/password", ("current", Password), ("password", password));
        Assert.Contains("New password: please use 10 to 200 letters.", await Refusal(refused), StringComparison.Ordinal);
        Assert.Equal("/owner", $"{(await SignIn(app.Client(), "kim@elm.example", Password)).Headers.Location}");
    }

    [Fact]
    public async Task A_password_is_changed_by_whoever_knows_the_present_one()
    {
        await AnOwner();
        await SignIn(browser, "kim@elm.example", Password);
        var refused = await browser.Submit("/owner/account", "/password", ("current", "not this one"), ("password", "another long one"));
        Assert.Contains("Present password: this is not it.", await Refusal(refused), StringComparison.Ordinal);
        await browser.Submit("/owner/account", "/password", ("current", Password), ("password", "another long one"));
        Assert.Equal("/owner", $"{(await SignIn(app.Client(), "kim@elm.example", "another long one")).Headers.Location}");
    }

    [Fact]
    public async Task Many_tries_from_one_address_are_slowed_down()
    {
        for (var attempt = 0; attempt < 30; attempt++) await SignIn(browser, $"{attempt}@elm.example", "a wrong password");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignIn(browser, "kim@elm.example", Password)).StatusCode);
    }

    private static Task<HttpResponseMessage> SignIn(HttpClient client, string email, string password) =>
        client.Submit("/sign-in", "/sign-in/password", ("email", email), ("password", password));

    private async Task AnOwner()
    {
        var token = await app.Get<CreateOwner>().Run("Kim Elm", "kim@elm.example");
        await app.Get<OwnerSignIn>().SavePassword((await app.Get<OwnerLinks>().Use(token))!, Password);
    }

    /// <returns>The key the app was given.</returns>
    private async Task<string> WithAuthenticator()
    {
        await AnOwner();
        await SignIn(browser, "kim@elm.example", Password);
        await browser.Submit("/owner/account", "/authenticator/new");
        var page = await browser.Page("/owner/account/authenticator");
        Assert.Contains("<svg", await browser.Page("/owner/account/authenticator.svg"), StringComparison.Ordinal);
        var key = Regex.Match(page, "<code>([A-Z2-7 ]+)</code>").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("this is not the one", await Refusal(await browser.Submit("/owner/account/authenticator", "/authenticator", ("code", "1"))), StringComparison.Ordinal);
        var code = AuthenticatorCode.At(key, AuthenticatorCode.StepAt(app.Time.GetUtcNow()));
        Assert.Equal("/owner/account", $"{(await browser.Submit("/owner/account/authenticator", "/authenticator", ("code", code))).Headers.Location}");
        return key;
    }

    private static async Task<string> Refusal(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        return (await response.Content.ReadAsStringAsync()).Text();
    }
}
