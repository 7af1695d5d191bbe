using System.Globalization;
using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LocalDelivery.Web.Tests.Features.Routes;

public sealed class OsrmTravelTimesTests : IAsyncLifetime
{
    private static readonly Location[] Doors = [.. Enumerable.Range(0, 11).Select(number => new Location(Math.Round(-0.003 + number * 0.0017 % 0.01, 6), Math.Round(-71.05 + number * 0.0013, 6)))];
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));
    private OsrmStandIn osrm = null!;

    public async ValueTask InitializeAsync() => osrm = await OsrmStandIn.Started();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(osrm.Mistakes);
        await osrm.DisposeAsync();
    }

    private OsrmTravelTimes Osrm(int tableSize = 100, string? at = null, TimeSpan? patience = null)
    {
        var options = Options.Create(new RoutingOptions { Source = TravelSource.Osrm, OsrmBase = at ?? osrm.Base + "/", OsrmTableSize = tableSize });
        return new OsrmTravelTimes(new OsrmServer(new RealHttp(patience ?? TimeSpan.FromSeconds(60)), options, new Impatient()), options, time);
    }

    [Theory]
    [InlineData(2, 121)]
    [InlineData(4, 36)]
    [InlineData(9, 9)]     // 4 starts and 5 ends
    [InlineData(21, 2)]    // 10 and 11, then the last start
    [InlineData(22, 1)]
    [InlineData(100, 1)]
    public void A_table_is_asked_for_in_blocks_that_the_server_takes(int size, int requests)
    {
        osrm.MostPlaces = size;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

        var travel = Osrm(size).Between(Doors);

        Assert.Equal(requests, osrm.Tables.Count);
        for (var from = 0; from < Doors.Length; from++)
            for (var to = 0; to < Doors.Length; to++) Assert.Equal(Expected(Doors[from], Doors[to]), travel[from, to]);
    }

    private static Leg Expected(Location from, Location to) => new(
        (int)Math.Ceiling(Math.Round(OsrmStandIn.Seconds(from, to), 2)), (int)Math.Ceiling(Math.Round(OsrmStandIn.Meters(from, to), 2)));

    [Fact]
    public void One_new_door_leaves_room_for_many_others()
    {
        osrm.MostPlaces = 12;

        Osrm(12).Legs(Doors[..1], Doors);
        Osrm(12).Legs(Doors, Doors[..1]);

        Assert.Equal([(1, 11), (11, 1)], osrm.Tables);
    }

    [Fact]
    public void What_no_road_leads_to_is_unreachable()
    {
        osrm.Island = Doors[3];

        var travel = Osrm().Between(Doors);

        Assert.Equal(Travel.Unreachable, travel.Seconds(0, 3));
        Assert.Equal(Travel.Unreachable, travel.Seconds(3, 0));
        Assert.Equal(0, travel.Seconds(3, 3));
        Assert.NotEqual(Travel.Unreachable, travel.Seconds(0, 1));
    }

    [Theory]
    [InlineData(MapFault.Broken)]
    [InlineData(MapFault.Busy)]
    [InlineData(MapFault.Dropped)]
    [InlineData(MapFault.CutShort)]
    [InlineData(MapFault.Html)]
    public void What_may_pass_is_asked_for_twice_more(MapFault fault)
    {
        osrm.Faults.Enqueue(fault);
        osrm.Faults.Enqueue(fault);

        Assert.Equal(Expected(Doors[0], Doors[1]), Osrm().Between(Doors)[0, 1]);
        Assert.Equal(3, osrm.Tables.Count);
    }

    [Theory]
    [InlineData(MapFault.Broken, 3, "500")]
    [InlineData(MapFault.Busy, 3, "503")]
    [InlineData(MapFault.Dropped, 3, "")]
    [InlineData(MapFault.CutShort, 3, "")]
    [InlineData(MapFault.Html, 3, "")]
    [InlineData(MapFault.OtherShape, 1, "another shape")]
    [InlineData(MapFault.Negative, 1, "no time or no distance")]
    [InlineData(MapFault.NoDistances, 1, "another shape")]
    [InlineData(MapFault.TooBig, 1, "400 TooBig Too many table coordinates")]
    [InlineData(MapFault.NoSuchService, 1, "400 InvalidService")]
    public void What_stays_wrong_is_an_outage_that_says_why(MapFault fault, int requests, string why)
    {
        osrm.Always = fault;

        var outage = Assert.Throws<MapOutage>(() => Osrm().Legs(Doors[..1], Doors[1..2]));

        Assert.Contains(why, outage.Message, StringComparison.Ordinal);
        Assert.Equal(requests, osrm.Tables.Count);
    }

    [Fact]
    public void A_server_that_says_nothing_is_not_waited_for()
    {
        osrm.Always = MapFault.Silent;

        Assert.Throws<MapOutage>(() => Osrm(patience: TimeSpan.FromMilliseconds(100)).Between(Doors));
    }

    [Fact]
    public async Task A_server_that_answers_too_slowly_for_a_night_is_an_outage()
    {
        osrm.Always = MapFault.Silent;
        var asking = Task.Run(() => Osrm().Between(Doors));
        while (osrm.Tables.Count == 0) await Task.Yield();

        time.Advance(TimeSpan.FromSeconds(180));

        Assert.Contains("not done after 180 s", (await Assert.ThrowsAsync<MapOutage>(() => asking)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_outage()
    {
        await using var gone = await OsrmStandIn.Started();
        var nowhere = gone.Base;
        await gone.DisposeAsync();

        Assert.Throws<MapOutage>(() => Osrm(at: nowhere).Between(Doors));
    }

    [Fact]
    public void Tomorrows_new_doors_cost_their_rows_and_columns_until_the_map_may_be_another()
    {
        var remembered = new CachedTravelTimes(Osrm());
        remembered.Between(Doors[..8]);
        remembered.Between(Doors[..8]);
        remembered.Between(Doors[..9]);
        Assert.Equal([(8, 8), (1, 9), (8, 1)], osrm.Tables.Where(table => table.From * table.To > 0));

        time.Advance(TimeSpan.FromDays(1));
        remembered.Between(Doors[..9]);
        Assert.Equal((9, 9), osrm.Tables.Last());
    }

    [Fact]
    public void A_table_that_broke_off_leaves_nothing_half_remembered()
    {
        var remembered = new CachedTravelTimes(Osrm(tableSize: 8));
        osrm.Faults.Enqueue(MapFault.None);
        osrm.Faults.Enqueue(MapFault.TooBig);
        Assert.Throws<MapOutage>(() => remembered.Between(Doors));

        var travel = remembered.Between(Doors);

        Assert.Equal(Expected(Doors[0], Doors[10]), travel[0, 10]);
    }

    private sealed class RealHttp(TimeSpan patience) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new() { Timeout = patience };
    }
}
