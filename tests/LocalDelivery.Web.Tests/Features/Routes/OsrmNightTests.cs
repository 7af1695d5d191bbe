using System.Text.Json;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Rounds;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Features.Owner;

namespace LocalDelivery.Web.Tests.Features.Routes;

/// <summary>Nights that ask a map server, which is there or is not.</summary>
public sealed class OsrmNightTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Night = new(2026, 11, 24, 0, 11, 0, TimeSpan.Zero);   // 7:11 pm on Monday
    private readonly OwnerFixture app = new();
    private readonly HttpClient real = new();
    private readonly List<Customer> neighbors = [];
    private OsrmStandIn osrm = null!;

    public async ValueTask InitializeAsync()
    {
        osrm = await OsrmStandIn.Started();
        app.Settings["Routing:Source"] = "osrm";
        app.Settings["Routing:OsrmBase"] = osrm.Base;
        app.Settings["Routing:OsrmTableSize"] = "4";   // several requests for a night
        app.Outside = request => real.GetAsync(request.RequestUri);
        await app.InitializeAsync();
        var milk = await app.Given.AProduct("Whole milk", 120);
        foreach (var name in new[] { "Maya Olsen", "Tom Reed", "Ida Berg", "Noor Haddad" }) neighbors.Add(await app.Given.ACustomer(name, (milk, "Tue", 1)));
        await app.Given.ADriver();
        app.ClockAt(Night.AddMinutes(-20));
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(osrm.Mistakes);
        await app.DisposeAsync();
        await osrm.DisposeAsync();
        real.Dispose();
    }

    private Task<NightReport> ANight(bool again = false) => app.Get<NightlyRun>().Run(OwnerFixture.Tuesday, again: again);

    private Task<IReadOnlyList<NightProblem>> Problems => app.Get<NightStore>().Problems(OwnerFixture.Tuesday);

    private async Task<StoredPlan> Released() => Assert.Single(await app.Get<RoutePlanStore>().Released(OwnerFixture.Tuesday));

    /// <summary>Every leg of the plan is the map's, or every one the straight line's.</summary>
    private async Task EveryLegIs(Func<Location, Location, double> seconds)
    {
        var stops = (await Released()).Routes.Single().Stops;
        var from = Given.TownHall;
        foreach (var stop in stops)
        {
            Assert.InRange(stop.TravelSeconds - seconds(from, stop.Location), 0, 1);
            from = stop.Location;
        }
    }

    private static double Map(Location from, Location to) => OsrmStandIn.Seconds(from, to) - 0.02;   // rounded by the server, too

    private static double Straight(Location from, Location to) => from.MetersTo(to) * 1.35 / 7.5;

    [Fact]
    public async Task A_night_is_planned_and_released_over_the_servers_roads()
    {
        await ANight();

        await EveryLegIs(Map);
        Assert.Empty(await Problems);
        Assert.True(osrm.Tables.Count > 1);
    }

    [Fact]
    public async Task A_depot_whose_turn_comes_late_is_planned_with_the_driver_who_came_meanwhile()
    {
        var farm = app.Given.Depot.Id;
        await app.Given.ADepot("New barn");
        var bread = await app.Given.AProduct("Bread", 300);
        await app.Given.ACustomer("Lena Roth", (bread, "Tue", 1));   // to whom nobody drives so far
        await app.Get<MakeRounds>().Run(OwnerFixture.Tuesday, progress: null, CancellationToken.None);
        var larry = await app.Given.ACustomer("Late Larry", (bread, "Tue", 1));
        await app.Database.Write(tx => tx.Execute("update customer set depot_id = @farm where customer_id = @id", new { farm, id = larry.Id }));
        var (began, hired) = (osrm.Tables.Count, false);
        app.Outside = async request =>
        {
            if (!hired) await app.Given.ADriver("Ben Okafor");   // while Elm Farm's routes, the first in turn, ask for the ways to Larry
            hired = true;
            return await real.GetAsync(request.RequestUri);
        };

        await ANight();

        Assert.True(osrm.Tables.Count > began);
        Assert.Empty(await Problems);
    }

    [Fact]
    public async Task A_door_that_no_road_leads_to_is_listed()
    {
        osrm.Island = new Location(Math.Round(neighbors[2].Door.Location.Latitude, 6), Math.Round(neighbors[2].Door.Location.Longitude, 6));

        await ANight();

        Assert.Equal(("stop", "Unreachable"), (Assert.Single(await Problems).Kind, (await Problems)[0].Reason));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]   // the server goes away while the table is being asked for
    public async Task Without_an_answer_the_whole_plan_goes_by_the_straight_line_and_the_owner_reads_it(int request)
    {
        for (var number = 1; number < request; number++) osrm.Faults.Enqueue(MapFault.None);
        osrm.Always = MapFault.TooBig;

        var night = await ANight();

        Assert.Equal((1, 1, 4), (night.Planned.Done, night.Released.Done, night.Promised.Done));
        await EveryLegIs(Straight);
        var problem = Assert.Single(await Problems);
        Assert.Equal(("travel", "no-server", app.Given.Depot.Id.ToString()), (problem.Kind, problem.Reason, problem.ItemId));
        Assert.Contains("TooBig", problem.Detail, StringComparison.Ordinal);
        var page = (await app.Owner.Page("/owner")).Text();
        Assert.Contains("Elm Farm", page, StringComparison.Ordinal);
        Assert.Contains("travel times are estimated: the map server did not answer.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_down_does_not_cost_the_night()
    {
        app.Outside = _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");

        var night = ANight();
        while (!night.IsCompleted)   // the pauses between the tries
        {
            app.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
        }

        Assert.Equal(1, (await night).Released.Done);
        Assert.Equal("no-server", Assert.Single(await Problems).Reason);
    }

    [Fact]
    public async Task What_was_planned_along_the_straight_line_is_checked_along_it_though_the_server_is_back()
    {
        await app.Get<LocalDelivery.Web.Features.Orders.FreezeOrders>().Run(OwnerFixture.Tuesday, progress: null, CancellationToken.None);
        osrm.Always = MapFault.TooBig;
        await app.Get<PlanRoutes>().Run(OwnerFixture.Tuesday, progress: null, CancellationToken.None);
        osrm.Always = MapFault.None;

        var released = await app.Get<ReleaseRoutes>().Run(OwnerFixture.Tuesday);

        Assert.Equal(new StepResult(1, 1, 0, 0), released);
        await EveryLegIs(Straight);
    }

    [Fact]
    public async Task A_plan_over_a_map_that_is_gone_since_is_not_released_unchecked_but_made_anew_along_the_straight_line()
    {
        await app.Get<LocalDelivery.Web.Features.Orders.FreezeOrders>().Run(OwnerFixture.Tuesday, progress: null, CancellationToken.None);
        await app.Get<PlanRoutes>().Run(OwnerFixture.Tuesday, progress: null, CancellationToken.None);
        osrm.Always = MapFault.TooBig;
        app.ClockAt(Night);   // another day in UTC: what is remembered of the map is of yesterday

        await ANight();

        Assert.Equal("no-server", Assert.Single(await Problems).Reason);
        Assert.Equal(2, (await Released()).Revision);
        await EveryLegIs(Straight);
    }

    [Fact]
    public async Task Planning_again_when_the_server_is_back_takes_the_notice_away()
    {
        osrm.Always = MapFault.TooBig;
        await ANight();
        osrm.Always = MapFault.None;

        await ANight(again: true);

        Assert.Empty(await Problems);
        Assert.Equal(2, (await Released()).Revision);
        await EveryLegIs(Map);
    }

    [Fact]
    public async Task Planning_again_while_the_server_is_still_away_keeps_the_plan_and_the_notice()
    {
        osrm.Always = MapFault.TooBig;
        await ANight();

        await ANight(again: true);

        Assert.Equal("no-server", Assert.Single(await Problems).Reason);
        Assert.Equal(1, (await Released()).Revision);
    }

    [Fact]
    public async Task Planning_again_keeps_a_plan_over_the_map_of_which_nothing_has_changed_though_the_server_is_away_since()
    {
        await ANight();
        osrm.Always = MapFault.TooBig;

        await ANight(again: true);

        Assert.Empty(await Problems);
        Assert.Equal(1, (await Released()).Revision);
        await EveryLegIs(Map);
    }

    [Theory]
    [InlineData(MapFault.None, "© OpenStreetMap contributors")]
    [InlineData(MapFault.TooBig, "")]   // estimated along the straight line, which is nobody's
    public async Task The_plans_page_and_its_map_name_whose_roads_they_are(MapFault fault, string whose)
    {
        osrm.Always = fault;
        await ANight();

        Assert.Equal(whose.Length > 0, (await app.Owner.Page("/owner/plan/2026-11-24")).Text().Contains("Driving times: © OpenStreetMap contributors", StringComparison.Ordinal));
        using var map = JsonDocument.Parse(await app.Owner.Page("/owner/plan/2026-11-24/map.json"));
        Assert.Equal(whose, map.RootElement.GetProperty("attribution").GetString());
    }
}
