using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Tests.Features.Accounts;

/// <summary>A cookie is good only as long as whoever it names may come.</summary>
public sealed class StandingCheckTests : IAsyncLifetime
{
    private const string Password = "four green glass bottles";
    private const string NewPassword = "five brown glass bottles";
    private readonly AppFixture app = new();

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<bool> IsIn(HttpClient browser, string page)
    {
        using var response = await browser.GetAsync(new Uri(page, UriKind.Relative));
        return response.Headers.Location?.AbsolutePath != "/sign-in";
    }

    [Fact]
    public async Task A_driver_who_retires_is_signed_out_and_once_back_signs_in_anew()
    {
        var ana = await app.Given.ADriver();
        var phone = app.SignedInAs(Roles.Driver, ana.Id.Value);
        Assert.True(await IsIn(phone, "/driver"));

        await app.Get<SaveDriver>().Retire(ana.Id);
        using var answer = await phone.GetAsync(new Uri("/driver", UriKind.Relative));
        Assert.Equal("/sign-in", answer.Headers.Location?.AbsolutePath);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("localdelivery-who-5080=;", StringComparison.Ordinal));
        Assert.True(await IsIn(phone, "/"));

        await app.Get<SaveDriver>().BringBack(ana.Id);
        Assert.True(await IsIn(app.SignedInAs(Roles.Driver, ana.Id.Value), "/driver"));
    }

    [Fact]
    public async Task Another_phone_for_a_driver_shuts_out_the_one_that_was_proven_and_opens_nobodys_door()
    {
        var ana = await app.Given.ADriver();
        var alma = await app.Given.ACustomer("Alma Huber", (await app.Given.AProduct("Whole milk", 120), "Wed", 1));
        var phone = app.Client();
        var asked = await phone.Submit("/sign-in", "/sign-in", ("phone", ana.Phone));
        await phone.Submit($"{asked.Headers.Location}", "/code", ("code", await app.LastCode()));
        Assert.True(await IsIn(phone, "/driver"));

        await app.Database.Write(tx => tx.Execute("update driver set phone = @Phone", new { alma.Phone }));   // the number of whoever drives from now on

        using var hat = await phone.PostAsync(new Uri("/sign-in/as/neighbor", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.NotEqual("/me", hat.Headers.Location?.OriginalString);
        Assert.False(await IsIn(phone, "/driver"));
        Assert.False(await IsIn(phone, "/me"));
    }

    [Fact]
    public async Task A_neighbor_whom_a_restored_backup_does_not_know_is_asked_to_sign_in()
    {
        var browser = app.SignedInAs(Roles.Neighbor, Guid.NewGuid());
        Assert.False(await IsIn(browser, "/me"));
        Assert.False(await IsIn(browser, "/me/pause"));
    }

    [Fact]
    public async Task An_owner_who_is_removed_is_signed_out()
    {
        var owner = app.SignedInAs(Roles.Owner, Guid.NewGuid());
        Assert.True(await IsIn(owner, "/owner"));

        await app.Database.Write(tx => tx.Execute("delete from owner"));

        Assert.False(await IsIn(owner, "/owner"));
    }

    [Fact]
    public async Task A_new_password_signs_out_every_browser_but_the_one_it_was_typed_in()
    {
        var here = app.Client();
        var link = $"/sign-in/link/{await app.Get<CreateOwner>().Run("Kim Elm", "kim@elm.example")}";
        await here.Submit(link, null);
        await here.Submit("/owner/account", "/password", ("password", Password));
        var elsewhere = app.Client();
        await elsewhere.Submit("/sign-in", "/sign-in/password", ("email", "kim@elm.example"), ("password", Password));
        Assert.True(await IsIn(here, "/owner"));
        Assert.True(await IsIn(elsewhere, "/owner"));

        await here.Submit("/owner/account", "/password", ("current", Password), ("password", NewPassword));

        Assert.True(await IsIn(here, "/owner"));
        Assert.False(await IsIn(elsewhere, "/owner"));
    }
}
