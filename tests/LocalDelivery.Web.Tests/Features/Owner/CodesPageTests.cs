using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Owner;

namespace LocalDelivery.Web.Tests.Features.Owner;

public sealed class CodesPageTests : IAsyncLifetime
{
    private readonly OwnerFixture app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task<IReadOnlyList<CodeCount>> Codes() => app.Get<CodesStore>().All();

    [Fact]
    public async Task A_code_of_ones_own_shows_its_link_picture_and_who_came_by_it()
    {
        Assert.Contains("The first code", (await app.Owner.Page("/owner/codes")).Text(), StringComparison.Ordinal);
        await app.Owner.Taken("/owner/codes", "/codes", ("Form.Label", "Leaflets, October"), ("Form.Kind", "leaflet"), ("Form.Code", "Elm-Street"));
        var maya = await app.Given.ACustomer("Maya Olsen");
        await app.Database.Write(tx => app.Get<CustomerStore>().Insert(tx, maya with { Id = LocalDelivery.Ordering.CustomerId.New(app.Time.GetUtcNow()), Phone = null, LinkToken = "other", JoinCode = "Elm-Street" }));

        var html = await app.Owner.Page("/owner/codes");

        Assert.Contains("/join/Elm-Street/qr.svg", html, StringComparison.Ordinal);
        Assert.Contains("/join/Elm-Street/qr.png", html, StringComparison.Ordinal);
        Assert.Contains("Leaflet · 1 joined by it", html.Text(), StringComparison.Ordinal);
        Assert.Contains("http://localhost:5080/join/Elm-Street", html.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_text_of_its_own_a_code_is_made_up_of_letters_nobody_mistakes()
    {
        await app.Owner.Taken("/owner/codes", "/codes", ("Form.Label", "Van 1"), ("Form.Kind", "van"), ("Form.Code", ""));

        Assert.Matches("^[abcdefghkmnpqrstuvwxyz2-9]{6}$", Assert.Single(await Codes()).Code);
    }

    [Theory]
    [InlineData("Form.Label", "", "The label is missing.")]
    [InlineData("Form.Label", "\u200b", "The label is missing.")]
    [InlineData("Form.Code", "a b", "The code must have 3 to 32 letters, digits or hyphens")]
    [InlineData("Form.Code", "../../etc", "The code must have 3 to 32 letters, digits or hyphens")]
    [InlineData("Form.Code", "taken", "There is a code taken already.")]
    [InlineData("Form.Code", "Taken", "There is a code Taken already.")]
    [InlineData("Form.Kind", "balloon", "Choose where the code will be.")]
    public async Task A_wrong_field_is_named_and_nothing_is_stored(string field, string typed, string message)
    {
        await app.Owner.Taken("/owner/codes", "/codes", ("Form.Label", "First"), ("Form.Kind", "van"), ("Form.Code", "taken"));
        (string Name, string Value)[] right = [("Form.Label", "Second"), ("Form.Kind", "van"), ("Form.Code", "second")];

        var html = await app.Owner.Refused("/owner/codes", "/codes", [.. right.Where(each => each.Name != field), (field, typed)]);

        Assert.Contains(message, html.Text(), StringComparison.Ordinal);
        Assert.Contains(field == "Form.Label" ? "value=\"second\"" : "value=\"Second\"", html, StringComparison.Ordinal);
        Assert.Single(await Codes());
    }

    /// <summary>Whoever scanned it would come to a list of addresses, or to nothing.</summary>
    [Fact]
    public async Task A_code_that_is_an_address_of_the_join_pages_own_is_refused()
    {
        var words = Walk.Through(app).Select(step => step.Pattern.Split('/')).Where(path => path.Length > 2 && path[1] == "join" && !path[2].StartsWith('{')).Select(path => path[2]).Distinct().ToList();
        Assert.Contains("addresses", words);
        foreach (var word in words.Append("Addresses"))
        {
            var html = await app.Owner.Refused("/owner/codes", "/codes", ("Form.Label", "Leaflets"), ("Form.Kind", "leaflet"), ("Form.Code", word));
            Assert.Contains($"The code {word} is taken: the join pages have that word in their own addresses.", html.Text(), StringComparison.Ordinal);
        }

        Assert.Empty(await Codes());
    }

    [Fact]
    public async Task A_retired_code_is_kept_without_its_picture()
    {
        await app.Owner.Taken("/owner/codes", "/codes", ("Form.Label", "Van 1"), ("Form.Kind", "van"), ("Form.Code", "van-1"));

        var html = await app.Owner.Taken("/owner/codes", "/retire");

        Assert.Contains("The code van-1 is retired.", html.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("qr.svg", html, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(await Codes()).RetiredAt);
    }
}
