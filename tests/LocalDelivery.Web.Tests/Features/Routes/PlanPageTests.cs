using System.Net;
using System.Text.Json;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Features.Owner;
using Location = LocalDelivery.Routing.Location;

namespace LocalDelivery.Web.Tests.Features.Routes;

public sealed class PlanPageTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Night = new(2026, 11, 24, 0, 11, 0, TimeSpan.Zero);   // 7:11 pm on Monday
    private readonly OwnerFixture app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ANight(bool withDriver)
    {
        var milk = await app.Given.AProduct("Whole milk", 120);
        await app.Given.ACustomer("Maya Olsen", (milk, "Tue", 2));
        await app.Given.ACustomer("Tom Reed", (milk, "Tue", 1));
        if (withDriver) await app.Given.ADriver();
        app.ClockAt(Night);
        await app.Get<NightlyRun>().Run(OwnerFixture.Tuesday);
    }

    [Fact]
    public async Task A_plan_is_a_list_of_stops_with_times_promises_goods_and_load()
    {
        await ANight(withDriver: true);

        var html = await app.Owner.Page("/owner/plan/2026-11-24");
        var page = html.Text();

        Assert.Contains("Routes for Tuesday, November 24", page, StringComparison.Ordinal);
        Assert.Contains("Ana Silva: 2 stops, 4:30–", page, StringComparison.Ordinal);
        Assert.Contains("Maple Street 2, 02101 Elmtown", page, StringComparison.Ordinal);
        Assert.Matches("Maya Olsen : 2 × Whole milk · promised \\d:\\d\\d–\\d:\\d\\d am 2 crates", page);
        Assert.Contains("<polyline class=\"route-1\"", html, StringComparison.Ordinal);
        var sheet = System.Text.RegularExpressions.Regex.Match(html, "href=\"(/driver/2026-11-24/sheet[^\"]+)\"").Groups[1].Value;
        Assert.Contains("Maple Street 2", (await app.Owner.Page(sheet)).Text(), StringComparison.Ordinal);
        Assert.Contains("Plan again", page, StringComparison.Ordinal);
        Assert.Contains("/owner/plan/2026-11-23", html, StringComparison.Ordinal);
        Assert.Contains("/owner/plan/2026-11-25", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_day_it_is_told_what_became_of_each_order()
    {
        await ANight(withDriver: true);
        Assert.DoesNotContain("still open", (await app.Owner.Page("/owner/plan/2026-11-24")).Text(), StringComparison.Ordinal);
        var orders = await app.Get<OrderStore>().On(OwnerFixture.Tuesday);
        var ana = Assert.Single(await app.Get<FleetStore>().Drivers());
        app.ClockAt(Night.AddHours(9.5));   // 4:41 am: Ana has left
        await app.Given.AnOutcome(orders[0].Id, ana.Id, "delivered", "");

        var page = (await app.Owner.Page("/owner/plan/2026-11-24")).Text();
        Assert.Contains("delivered 4:41 am", page, StringComparison.Ordinal);
        Assert.Contains("still open", page, StringComparison.Ordinal);
        Assert.Contains("Still open 1 which ones", (await app.Owner.Page("/owner")).Text(), StringComparison.Ordinal);

        await app.Given.AnOutcome(orders[1].Id, ana.Id, "not-delivered", "Danger");
        page = (await app.Owner.Page("/owner/plan/2026-11-24")).Text();
        Assert.Contains("not delivered: Dog or danger", page, StringComparison.Ordinal);
        Assert.DoesNotContain("still open", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_without_a_place_says_why_and_what_would_make_it_fit()
    {
        await ANight(withDriver: false);

        var page = (await app.Owner.Page("/owner/plan/2026-11-24")).Text();

        Assert.Contains("Maya Olsen, Maple Street 2 found no place on any route. (2 × Whole milk)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_being_driven_is_not_offered_to_be_planned_again()
    {
        await ANight(withDriver: true);
        app.ClockAt(Night.AddHours(9));   // 4:11 am
        Assert.Contains("Plan again", (await app.Owner.Page("/owner/plan/2026-11-24")).Text(), StringComparison.Ordinal);

        app.ClockAt(Night.AddHours(10));   // Ana left at 4:30

        Assert.DoesNotContain("Plan again", (await app.Owner.Page("/owner/plan/2026-11-24")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_one_depots_vans_have_left_the_others_routes_can_still_be_planned_again()
    {
        await ANight(withDriver: true);
        await app.Given.ADepot("New barn");
        await app.Given.ACustomer("Ida Berg", (await app.Given.AProduct("Bread", 300), "Tue", 1));   // whom nobody drives to so far
        await app.Get<NightlyRun>().Run(OwnerFixture.Tuesday);
        app.ClockAt(Night.AddHours(10));   // Ana left Elm Farm at 4:30

        foreach (var path in new[] { "/owner/plan/2026-11-24", "/owner" })
            Assert.Contains("Add a driver that day or lengthen a shift, then try again.", (await app.Owner.Page(path)).Text(), StringComparison.Ordinal);
        Assert.Contains("Plan again", (await app.Owner.Page("/owner/plan/2026-11-24")).Text(), StringComparison.Ordinal);
        await app.Given.ADriver("Ben Okafor", starts: "05:30", ends: "09:30");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.Get<NightlyRun>().Run(OwnerFixture.Tuesday, again: true);

        Assert.Empty(await app.Get<NightStore>().Problems(OwnerFixture.Tuesday));
        app.ClockAt(Night.AddHours(11));   // and now Ben has left, too
        Assert.DoesNotContain("Plan again", (await app.Owner.Page("/owner/plan/2026-11-24")).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-22", "Nothing was driven on this date.")]
    [InlineData("2026-11-26", "The routes are planned on Wednesday, November 25 at 7:10 pm, when all changes are in.")]
    [InlineData("2026-11-27", "So far nobody gets anything on this date. That may change until Thursday, November 26 at 7:10 pm.")]
    [InlineData("2026-12-03", "You are closed on this date.")]
    public async Task A_date_without_routes_says_so(string date, string words)
    {
        await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Thu", 2));
        await app.Database.Write(tx => app.Get<ClosedDayStore>().Insert(tx, new DateOnly(2026, 12, 3), "Stocktaking"));
        var page = (await app.Owner.Page($"/owner/plan/{date}")).Text();

        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Plan again", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("9999-12-31")]
    public async Task There_is_no_plan_for_what_is_no_date(string date)
    {
        using var response = await app.Owner.GetAsync(new Uri($"/owner/plan/{date}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_map_has_depot_routes_and_numbered_stops()
    {
        await ANight(withDriver: true);

        using var map = JsonDocument.Parse(await app.Owner.Page("/owner/plan/2026-11-24/map.json"));

        var root = map.RootElement;
        Assert.Equal("", root.GetProperty("tileUrl").GetString());
        Assert.Equal("Elm Farm", root.GetProperty("depots")[0].GetProperty("label").GetString());
        var route = Assert.Single(root.GetProperty("routes").EnumerateArray());
        Assert.Equal(4, route.GetProperty("line").GetArrayLength());
        Assert.Equal([1, 2], route.GetProperty("stops").EnumerateArray().Select(stop => stop.GetProperty("number").GetInt32()));
        Assert.Contains("Maya Olsen, Maple Street 2", route.GetProperty("stops")[0].GetProperty("label").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_depot_that_nothing_left_from_is_not_on_the_days_map()
    {
        await ANight(withDriver: true);
        await app.Database.Write(tx => app.Get<FleetStore>().SaveDepot(tx, new Depot(DepotId.New(app.Time.GetUtcNow()), "New barn", new Location(42.5, -71.2))));

        using var map = JsonDocument.Parse(await app.Owner.Page("/owner/plan/2026-11-24/map.json"));

        Assert.Equal("Elm Farm", Assert.Single(map.RootElement.GetProperty("depots").EnumerateArray()).GetProperty("label").GetString());
    }

    [Fact]
    public async Task The_map_shows_what_has_no_place()
    {
        await ANight(withDriver: false);

        using var map = JsonDocument.Parse(await app.Owner.Page("/owner/plan/2026-11-24/map.json"));

        Assert.Equal(2, map.RootElement.GetProperty("unassigned").GetArrayLength());
    }

    [Theory]
    [InlineData("/lib/leaflet/leaflet-src.esm.js")]
    [InlineData("/lib/leaflet/leaflet.css")]
    [InlineData("/owner-map.js")]
    public async Task What_the_map_needs_is_served(string address) => Assert.NotEmpty(await app.Owner.Page(address));

    [Fact]
    public async Task Plan_again_comes_back_to_the_plan()
    {
        await ANight(withDriver: true);

        using var response = await app.Owner.Submit("/owner/plan/2026-11-24", "/again");

        Assert.StartsWith("/owner/plan/2026-11-24?asked=", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_planned_again_the_page_says_so_and_looks_by_itself_until_it_is_done()
    {
        await ANight(withDriver: true);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        using var response = await app.Owner.Submit("/owner/plan/2026-11-24", "/again");
        var asked = response.Headers.Location!;

        using (var waiting = await app.Owner.GetAsync(asked))
        {
            Assert.Equal("3", Assert.Single(waiting.Headers.GetValues("Refresh")));
            Assert.Contains("The routes are being planned.", (await waiting.Content.ReadAsStringAsync()).Text(), StringComparison.Ordinal);
        }

        app.Time.Advance(TimeSpan.FromSeconds(20));
        await app.Get<NightlyRun>().Run(OwnerFixture.Tuesday, again: true, cancellation: TestContext.Current.CancellationToken);

        using var done = await app.Owner.GetAsync(asked);
        Assert.False(done.Headers.Contains("Refresh"));
        Assert.Contains("Planned. Where nothing had changed, the routes are as they were.", (await done.Content.ReadAsStringAsync()).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_without_routes_is_planned_and_not_planned_again_and_says_that_there_is_nothing()
    {
        app.ClockAt(Night);
        Assert.Contains("Plan it now", (await app.Owner.Page("/owner/plan/2026-11-24")).Text(), StringComparison.Ordinal);
        using var response = await app.Owner.Submit("/owner/plan/2026-11-24", "/again");
        await app.Get<NightStore>().Begin(OwnerFixture.Tuesday);
        await app.Get<NightlyRun>().Run(OwnerFixture.Tuesday, cancellation: TestContext.Current.CancellationToken);

        var page = (await app.Owner.Page(response.Headers.Location!.OriginalString)).Text();

        Assert.Contains("nobody gets anything on this date, so there are no routes.", page, StringComparison.Ordinal);
    }
}
