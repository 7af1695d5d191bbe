using LocalDelivery.Web.Features.Accounts;

namespace LocalDelivery.Browser.Tests;

public sealed class SignInTests(Browser browser)
{
    private const string Password = "four words are good";

    [Fact]
    public async Task A_driver_who_is_a_neighbor_too_signs_in_by_a_texted_code_and_says_as_whom()
    {
        await using var app = new BrowserApp();
        await app.InitializeAsync();
        var maya = await app.AFamily();
        await app.Database.Write(tx => Web.Data.TransactionQueries.Execute(tx, "update driver set phone = @phone", new { phone = maya.Phone }));
        await using var visit = await browser.Open(app);

        await visit.Go("/sign-in");
        await visit.Fill("Your phone number", maya.Phone!);
        await visit.Press("Text me a code");
        await visit.Page.Locator("#code").FillAsync("000000");
        await visit.Press("Sign in");
        await visit.Reads("Code: ");
        await visit.IsSoundEverywhere("sign-in-code-refused");
        await visit.Page.Locator("#code").FillAsync(await app.LastCode());
        await visit.Press("Sign in");
        await visit.Reads("To my route");
        await visit.IsSoundEverywhere("sign-in-who");
        await visit.Press("To my own deliveries");
        await visit.Reads("Whole milk");
    }

    [Fact]
    public async Task An_owner_sets_a_password_and_an_app_and_signs_in_with_both()
    {
        await using var app = new BrowserApp();
        await app.InitializeAsync();
        await app.AFamily();
        var token = await app.Get<CreateOwner>().Run("Kim Elm", "kim@elm.example");
        await using var visit = await browser.Open(app);

        await visit.Go($"/sign-in/link/{token}");
        await visit.IsSoundEverywhere("sign-in-link");
        await visit.Press("Sign me in");
        await visit.Fill("New password", Password);
        await visit.Press("Save the password");
        await visit.Reads("Your password is saved.");
        await visit.Reads("Tonight's run starts at");
        await visit.Go("/owner/account");
        await visit.Press("Set it up");
        await visit.IsSoundEverywhere("new-authenticator");
        var key = (await visit.Page.Locator("code").First.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await visit.Page.Locator("#code").FillAsync(Code());
        await visit.Press("Turn it on");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new Microsoft.Playwright.PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();

        app.Time.Advance(TimeSpan.FromMinutes(1));   // the code that set it up is spent
        await visit.Go("/sign-in");
        await visit.Page.Locator("summary").ClickAsync();
        await visit.Fill("E-mail", "kim@elm.example");
        await visit.Fill("Password", Password);
        await visit.Press("Sign in");
        await visit.IsSoundEverywhere("sign-in-authenticator");
        await visit.Page.Locator("#code").FillAsync(Code());
        await visit.Press("Sign in");
        await visit.Reads("Tonight's run starts at");

        string Code() => AuthenticatorCode.At(key, AuthenticatorCode.StepAt(app.Time.GetUtcNow()));
    }
}
