using System.Net;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Drivers;

namespace LocalDelivery.Web.Tests.Features.Accounts;

public sealed class PhoneSignInTests : IAsyncLifetime
{
    private readonly AppFixture app = new();
    private HttpClient browser = null!;
    private Driver ana = null!;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        ana = await app.Given.ADriver("Ana Silva");
        browser = app.Client();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_driver_signs_in_by_a_texted_code_and_stays_signed_in()
    {
        var page = await AskFor(ana.Phone, "/sign-in");
        Assert.Contains("inputmode=\"numeric\" autocomplete=\"one-time-code\"", await browser.Page(page), StringComparison.Ordinal);

        var response = await browser.Submit(page, "/sign-in/code", ("code", await app.LastCode()));

        Assert.Equal("/driver", $"{response.Headers.Location}");
        Assert.Contains("Nothing to drive today.", (await browser.Page("/driver")).Text(), StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromDays(40));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/driver", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Without_a_texting_provider_nobody_is_told_that_a_text_is_on_its_way() =>
        Assert.Contains("But no texts go out from here yet: ask us for them.", (await browser.Page(await AskFor(ana.Phone, "/sign-in"))).Text(), StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]   // the same to everybody, so that it tells nothing
    public async Task Beside_the_code_everybody_reads_what_to_do_after_a_STOP(bool isKnown)
    {
        var page = await AskFor(isKnown ? ana.Phone : "+12025550199", "/sign-in");
        Assert.Contains("No code? If you once texted STOP to us, text START first.", (await browser.Page(page)).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/driver/2026-11-25", "/driver/2026-11-25")]
    [InlineData("/owner", "/driver")]
    [InlineData("/me?x=1", "/driver")]
    [InlineData("https://evil.example/", "/driver")]
    [InlineData("//evil.example", "/driver")]
    [InlineData("/\\evil.example", "/driver")]
    [InlineData("~//evil.example", "/driver")]
    public async Task Afterwards_leads_only_to_a_page_of_ours_that_fits(string next, string location)
    {
        var page = await AskFor(ana.Phone, $"/sign-in?next={Uri.EscapeDataString(next)}");
        var response = await browser.Submit(page, "/sign-in/code", ("code", await app.LastCode()));
        Assert.Equal(location, $"{response.Headers.Location}");
    }

    [Fact]
    public async Task A_neighbor_lands_on_the_own_page()
    {
        var maya = await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Wed", 1));
        var response = await browser.Submit(await AskFor(maya.Phone!, "/sign-in"), "/sign-in/code", ("code", await app.LastCode()));
        Assert.Equal("/me", $"{response.Headers.Location}");
    }

    [Fact]
    public async Task An_unknown_phone_gets_the_same_answer_and_no_text()
    {
        const string Stranger = "+12025550199";
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var known = await Masked(ana.Phone);
            Assert.Equal(known, await Masked(Stranger));
        }

        var (sixth, sixthOfStranger) = (await Ask(ana.Phone, "/sign-in"), await Ask(Stranger, "/sign-in"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sixth.StatusCode);
        Assert.Equal(sixth.StatusCode, sixthOfStranger.StatusCode);
        Assert.Equal(0, await app.Database.Find<int>("select count(*) from message where phone = @Stranger", new { Stranger }));
    }

    [Fact]
    public async Task A_wrong_code_is_refused_with_a_clear_word_and_signs_nobody_in()
    {
        var page = await AskFor(ana.Phone, "/sign-in");
        var right = await app.LastCode();

        var wrong = await browser.Submit(page, "/sign-in/code", ("code", right == "000000" ? "000001" : "000000"));

        Assert.Contains("Code: these are not the digits from the newest text.", (await wrong.Content.ReadAsStringAsync()).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(new Uri("/driver", UriKind.Relative))).StatusCode);
        app.Time.Advance(TimeSpan.FromMinutes(11));
        var late = await browser.Submit(page, "/sign-in/code", ("code", right));
        Assert.Contains("there is no code that is still good", (await late.Content.ReadAsStringAsync()).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("twelve")]
    [InlineData("12")]
    public async Task What_is_no_phone_number_is_said_and_kept(string typed)
    {
        var response = await Ask(typed, "/sign-in");
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("Phone: this does not look like a phone number.", html.Text(), StringComparison.Ordinal);
        if (typed.Length > 0) Assert.Contains($"value=\"{typed}\"", html, StringComparison.Ordinal);
        Assert.Contains("<title>Error:", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_driver_who_is_a_neighbor_too_chooses_and_may_change_hats()
    {
        var maya = await app.Given.ACustomer("Ana Silva", (await app.Given.AProduct("Whole milk", 120), "Wed", 1));
        await app.Database.Write(tx => tx.Execute("update customer set phone = @Phone where customer_id = @Id", new { ana.Phone, maya.Id }));

        var response = await browser.Submit(await AskFor(ana.Phone, "/sign-in"), "/sign-in/code", ("code", await app.LastCode()));
        Assert.Equal("/sign-in/who", $"{response.Headers.Location}");
        await IsAskedWho("/me");   // nothing is chosen yet

        Assert.Equal("/me", $"{(await browser.Submit("/sign-in/who", "/as/neighbor")).Headers.Location}");
        await IsAskedWho("/driver");
        Assert.Equal("/driver", $"{(await browser.Submit("/sign-in/who", "/as/driver")).Headers.Location}");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(new Uri("/owner", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_personal_link_proves_no_phone_so_its_holder_becomes_no_driver_without_a_code()
    {
        var maya = await app.Given.ACustomer("Ana Silva", (await app.Given.AProduct("Whole milk", 120), "Wed", 1));
        await app.Database.Write(tx => tx.Execute("update customer set phone = @Phone where customer_id = @Id", new { ana.Phone, maya.Id }));
        await browser.GetAsync(new Uri($"/me/{maya.LinkToken}", UriKind.Relative));
        await IsAskedWho("/driver");

        Assert.Equal("/sign-in", $"{(await browser.Submit("/sign-in/who", "/as/driver")).Headers.Location}");

        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/driver", UriKind.Relative))).StatusCode);
        Assert.Contains("Whole milk", (await browser.Page("/me")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_that_is_no_longer_the_neighbors_proves_nothing()
    {
        var maya = await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Wed", 1));
        await browser.Submit(await AskFor(maya.Phone!, "/sign-in"), "/sign-in/code", ("code", await app.LastCode()));
        await app.Database.Write(tx => tx.Execute("update customer set phone = @Phone where customer_id = @Id", new { ana.Phone, maya.Id }));

        Assert.Equal("/sign-in", $"{(await browser.Submit("/sign-in/who", "/as/driver")).Headers.Location}");
    }

    private async Task IsAskedWho(string page)
    {
        using var response = await browser.GetAsync(new Uri(page, UriKind.Relative));
        Assert.Equal("/sign-in/who", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_driver_who_is_no_neighbor_can_not_become_one()
    {
        await browser.Submit(await AskFor(ana.Phone, "/sign-in"), "/sign-in/code", ("code", await app.LastCode()));
        var response = await browser.Submit("/sign-in/who", "/as/neighbor");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Signing_out_closes_the_door()
    {
        await browser.Submit(await AskFor(ana.Phone, "/sign-in"), "/sign-in/code", ("code", await app.LastCode()));
        Assert.Equal("/", $"{(await browser.Submit("/sign-in", "/sign-out")).Headers.Location}");
        Assert.Equal("/sign-in", (await browser.GetAsync(new Uri("/driver", UriKind.Relative))).Headers.Location?.AbsolutePath);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?ticket=made-up")]
    public async Task The_code_page_without_a_ticket_of_ours_begins_again(string query) =>
        Assert.Equal("/sign-in", $"{(await browser.GetAsync(new Uri("/sign-in/code" + query, UriKind.Relative))).Headers.Location}");

    private Task<HttpResponseMessage> Ask(string phone, string page) => browser.Submit(page, "/sign-in", ("phone", phone));

    private async Task<string> AskFor(string phone, string page)
    {
        var response = await Ask(phone, page);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return $"{response.Headers.Location}";
    }

    /// <summary>Everything a browser sees of the answer, but the sealed ticket itself.</summary>
    private async Task<string> Masked(string phone)
    {
        var page = await AskFor(phone, "/sign-in");
        return (await browser.Page(page)).Text() + page[..page.IndexOf("ticket=", StringComparison.Ordinal)];
    }
}
