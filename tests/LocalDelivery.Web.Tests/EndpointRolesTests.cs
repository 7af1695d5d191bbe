using System.Net;
using LocalDelivery.Web.Features.Accounts;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Tests;

public sealed class EndpointRolesTests : IAsyncLifetime
{
    private const string Nobody = "nobody";
    private const string RetiredDriver = "retired driver";
    private static readonly string[] Anyone = [Nobody, RetiredDriver, Roles.Neighbor, Roles.Driver, Roles.Owner];

    /// <summary>Who may go where; the longest beginning counts. An endpoint without a row fails the test: whoever adds one decides here who may use it.</summary>
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["/"] = Anyone,   // the front page alone
        ["/{*path}"] = Anyone,   // what is nowhere: 404
        ["/accent.css"] = Anyone,
        ["/error"] = Anyone,
        ["/health"] = Anyone,
        ["/join"] = Anyone,
        ["/sign-in"] = Anyone,
        ["/sign-out"] = Anyone,
        ["/webhooks"] = Anyone,   // the vendor's signature is asked for instead
        ["/me"] = [Roles.Neighbor],
        ["/me/{token}"] = Anyone,   // the personal link is the key
        ["/driver"] = [Roles.Driver],
        ["/driver/{date}/sheet"] = [Roles.Driver, Roles.Owner],
        ["/owner"] = [Roles.Owner],
        ["/hangfire"] = [Roles.Owner],
    };

    private readonly AppFixture app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Every_endpoint_lets_in_whom_the_table_says_and_nobody_else()
    {
        var slips = new List<string>();
        var visitors = await Visitors();
        foreach (var step in Walk.Through(app))
        {
            if (WhoMay(step) is not { } allowed)
            {
                slips.Add($"{step}: no row says who may use it");
                continue;
            }

            foreach (var (role, client) in visitors)
            {
                using var response = await client.Take(step);
                if (Slip(role, allowed.Contains(role), response) is { } slip && !IsHangfiresOwn(step, role, response)) slips.Add($"{step} as {role}: {slip}");
            }
        }

        Assert.True(slips.Count == 0, string.Join('\n', slips));
    }

    [Fact]
    public void Every_row_of_the_table_is_about_an_endpoint()
    {
        var used = Walk.Through(app).Select(RowOf).ToHashSet();
        Assert.DoesNotContain(Table.Keys, row => !used.Contains(row));
    }

    private static string? Slip(string role, bool isAllowed, HttpResponseMessage response)
    {
        var asksToSignIn = response.StatusCode == HttpStatusCode.Unauthorized || response.Headers.Location?.ToString().Contains("/sign-in?next=", StringComparison.Ordinal) == true;
        var refuses = response.StatusCode == HttpStatusCode.Forbidden;
        if (isAllowed) return asksToSignIn || refuses ? $"may, but was answered {(int)response.StatusCode} {response.Headers.Location}" : null;
        return (role is Nobody or RetiredDriver ? asksToSignIn : refuses) ? null : $"may not, but was answered {(int)response.StatusCode} {response.Headers.Location}";
    }

    /// <summary>Whom Hangfire's pages let in but miss a token from, they answer 403 instead of 400.</summary>
    private static bool IsHangfiresOwn(Step step, string role, HttpResponseMessage response) =>
        step.Pattern.StartsWith("/hangfire", StringComparison.Ordinal) && step.IsUnsafe && role == Roles.Owner && response.StatusCode == HttpStatusCode.Forbidden;

    private static string[]? WhoMay(Step step) => step.IsAsset ? Anyone : RowOf(step) is { } row ? Table[row] : null;

    private static string? RowOf(Step step) => Table.Keys
        .Where(row => step.Pattern == row || (row != "/" && step.Pattern.StartsWith(row + "/", StringComparison.Ordinal)))
        .MaxBy(row => row.Length);

    /// <summary>Real people: a page may send away somebody who is not there any more.</summary>
    private async Task<IReadOnlyList<(string Role, HttpClient Client)>> Visitors()
    {
        await app.Given.ABusiness();
        var customer = await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Wed", 1));
        var driver = await app.Given.ADriver();
        var retired = await app.Given.ADriver("Ben Okafor");
        await app.Get<SaveDriver>().Retire(retired.Id);
        var owner = (await app.Get<OwnerLinks>().Use(await app.Get<CreateOwner>().Run("Kim Elm", "kim@elm.example")))!;
        return
        [
            (Nobody, app.Client()),
            (Roles.Neighbor, app.SignedInAs(Roles.Neighbor, customer.Id.Value)),
            (Roles.Driver, app.SignedInAs(Roles.Driver, driver.Id.Value)),
            (RetiredDriver, app.SignedInAs(Roles.Driver, retired.Id.Value)),
            (Roles.Owner, app.SignedInAs(Roles.Owner, owner.Id.Value)),
        ];
    }
}
