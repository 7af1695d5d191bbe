using System.Net;
using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Shared;

/// <summary>What no keyboard types but a paste or a script sends, in every text field of every form.</summary>
public abstract class DirtyFormsContract(IDatabaseSource source) : IAsyncLifetime
{
    private AppFixture app = null!;
    private Guid owner;
    private Guid neighbor;

    public async ValueTask InitializeAsync()
    {
        app = new AppFixture { On = await source.New() };
        await app.InitializeAsync();
        await app.Given.ABusiness();
        neighbor = (await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Wed", 1))).Id.Value;
        await app.Given.ADriver();
        owner = (await app.Get<OwnerLinks>().Use(await app.Get<CreateOwner>().Run("Kim Elm", "kim@elm.example")))!.Id.Value;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await app.DisposeAsync();
    }

    public static TheoryData<string, string> Pages => new()
    {
        { Roles.Owner, "/owner/products/new" },
        { Roles.Owner, "/owner/customers" },
        { Roles.Owner, "/owner/drivers/new" },
        { Roles.Owner, "/owner/drivers/vehicles/new" },
        { Roles.Owner, "/owner/drivers/depots/new" },
        { Roles.Owner, "/owner/codes" },
        { Roles.Owner, "/owner/business" },
        { Roles.Owner, "/owner/account" },
        { Roles.Neighbor, "/me/pause" },
        { "nobody", "/join" },
        { "nobody", "/sign-in" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_NUL_in_every_field_of_a_form_is_refused_in_words(string role, string page)
    {
        var client = role == "nobody" ? app.Client() : app.SignedInAs(role, role == Roles.Owner ? owner : neighbor);
        if (page == "/owner/customers") page = $"/owner/customers/{neighbor}";
        var html = await client.Page(page);

        foreach (var form in Forms.In(html).Where(form => form.Fields.Count > 0))
        {
            using var answer = await client.SubmitPartsFrom(html, page, form.Action, [.. form.Fields.Select(field => (field, "Elm\0 \ufffd1"))]);
            var said = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{page} {form.Action}: {answer.StatusCode} {said.Text()}");
            Assert.DoesNotContain('\0', said);
        }
    }

    [Fact]
    public async Task A_household_with_a_NUL_is_refused_beside_its_field_and_asks_for_no_code()
    {
        var client = app.Client();
        var page = await client.Page("/join");
        var quantity = Forms.In(page)[0].Fields.First(field => field.StartsWith("day-", StringComparison.Ordinal));
        using var saved = await client.SubmitFrom(page, "/join", null, (quantity, "1"));
        var where = saved.Headers.Location!.ToString();

        using var answer = await client.SubmitFrom(
            await client.Page(where), where, null, ("Name", "Maya\a Olsen"), ("Phone", "(202) 555-0123"), ("Address", "Mill Road 1"), ("AccessNote", ""), ("Latitude", "42.36"), ("Longitude", "-71.06"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("There were signs in it that are no letters.", html.Text(), StringComparison.Ordinal);
        Assert.Contains("value=\"Maya Olsen\"", html, StringComparison.Ordinal);
        Assert.Equal(0, await app.Database.Find<int>("select count(*) from texted_code"));
    }

    [Theory]
    [InlineData("/owner/codes", "Form.Label")]
    [InlineData("/join", "every-1")]
    public async Task What_no_form_may_carry_is_refused_as_a_whole_and_said(string page, string field)
    {
        using var answer = await app.SignedInAs(Roles.Owner, owner).Submit(page, null, (field, "Elm\0"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("That form could not be read", (await answer.Content.ReadAsStringAsync()).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/join/a%01b")]   // the server itself refuses a NUL in a path
    [InlineData("/join/a%01b/qr.svg")]
    [InlineData("/join/addresses?q=elm%00street")]
    [InlineData("/join/addresses/around?q=elm%00street")]
    [InlineData("/join?code=a%00b")]
    [InlineData("/me/%01")]
    [InlineData("/sign-in/link/%01")]
    [InlineData("/sign-in?next=%00")]
    public async Task Such_letters_in_an_address_break_nothing(string address)
    {
        using var answer = await app.Client().GetAsync(new Uri(address, UriKind.Relative));
        Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
    }

    public sealed class OnSqlite() : DirtyFormsContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : DirtyFormsContract(new PostgresSource(server));
}
