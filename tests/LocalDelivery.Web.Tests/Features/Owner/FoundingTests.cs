using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Tests.Features.Owner;

/// <summary>A new house: a migrated database in which nobody lives yet.</summary>
public sealed partial class FoundingTests : IAsyncLifetime
{
    private readonly AppFixture app = new();
    private HttpClient owner = null!;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        var kim = (await app.Get<OwnerLinks>().Use(await app.Get<CreateOwner>().Run("Kim Elm", "kim@elm.example")))!;
        owner = app.SignedInAs(Roles.Owner, kim.Id.Value, "Kim Elm");
    }

    public ValueTask DisposeAsync()
    {
        owner.Dispose();
        return app.DisposeAsync();
    }

    [Fact]
    public async Task Its_owner_founds_it_and_is_shown_how_to_begin()
    {
        using var today = await owner.GetAsync(new Uri("/owner", UriKind.Relative));
        Assert.Equal("/owner/business", today.Headers.Location?.ToString());
        Assert.Contains("Found your business", await owner.Page("/owner/business"), StringComparison.Ordinal);

        var page = (await owner.Taken("/owner/business", "/owner/business", [.. await AsOffered(), ("Form.Name", "Kim's Bakery"), ("Form.TimeZone", "Europe/Berlin")])).Text();

        Assert.Contains("Kim's Bakery", page, StringComparison.Ordinal);
        Assert.Contains("How to begin", page, StringComparison.Ordinal);
        Assert.Equal("Europe/Berlin", (await app.Get<BusinessStore>().Get()).TimeZone);
    }

    /// <summary>Before there is a business the machine's own language counts, and many a server has none.</summary>
    [Fact]
    public async Task On_a_machine_without_a_language_its_pages_name_one()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        foreach (var path in new[] { "/", "/sign-in", "/owner/business" }) Assert.Contains("<html lang=\"en\">", await owner.Page(path), StringComparison.Ordinal);
    }

    /// <summary>What the form comes with, as a browser would send it.</summary>
    private async Task<IReadOnlyList<(string, string)>> AsOffered() =>
    [
        .. Input().Matches(await owner.Page("/owner/business")).Select(match => (match.Groups["name"].Value, match.Groups["value"].Value)).Where(field => field.Item1 != "Form.Name"),
    ];

    [GeneratedRegex("<input[^>]* name=\"(?<name>Form\\.\\w+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Input();

    [Fact]
    public async Task What_can_not_work_is_said_beside_its_field_and_nothing_is_founded()
    {
        var page = await owner.Refused("/owner/business", "/owner/business", ("Form.Name", ""), ("Form.TimeZone", "Mars/Olympus"), ("Form.Currency", "QQQ"));

        Assert.Contains("The name is missing.", page, StringComparison.Ordinal);
        Assert.Contains("The time zone must be one of the list.", page, StringComparison.Ordinal);
        Assert.Null(await app.Get<BusinessStore>().Find());
    }

    [Fact]
    public async Task No_page_of_a_new_house_fails()
    {
        var slips = new List<string>();
        HttpClient[] visitors = [app.Client(), owner, app.SignedInAs(Roles.Neighbor, Guid.NewGuid()), app.SignedInAs(Roles.Driver, Guid.NewGuid())];
        foreach (var step in Walk.Through(app))
            foreach (var visitor in visitors)
            {
                using var response = await visitor.Take(step);
                if (response.StatusCode >= HttpStatusCode.InternalServerError && response.StatusCode != HttpStatusCode.ServiceUnavailable && step.Pattern != "/error") slips.Add($"{step}: {(int)response.StatusCode}");
            }

        Assert.True(slips.Count == 0, string.Join('\n', slips.Distinct(StringComparer.Ordinal)));
    }
}
