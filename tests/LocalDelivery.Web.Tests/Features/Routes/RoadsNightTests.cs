using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Commands;
using LocalDelivery.Web.Tests.Features.Owner;
using Location = LocalDelivery.Routing.Location;

namespace LocalDelivery.Web.Tests.Features.Routes;

/// <summary>Nights over the roads of a file.</summary>
public sealed class RoadsNightTests
{
    /// <summary>Maya and Ida live this side of the river, Noor on the other bank between them; the bridge is far to the east.</summary>
    private static readonly (string Name, Location Place)[] Neighbors =
        [("Maya Olsen", SmallExtract.At(-400, 400)), ("Noor Haddad", SmallExtract.At(0, 800)), ("Ida Berg", SmallExtract.At(400, 400))];

    private static SmallExtract Town => new SmallExtract()
        .Street((-400, 400), (0, 0)).Street((400, 400), (0, 0)).Street((-400, 400), (400, 400)).Street((0, 0), (1500, 0), (1500, 800), (0, 800));

    private static async Task<OwnerFixture> ATown(string? source, bool isFileWhole = true, int? slowHour = null)
    {
        var app = new OwnerFixture();
        if (slowHour is not null) app.Settings[$"Routing:SpeedByHour:{slowHour}"] = "0.5";
        var file = Path.Combine(app.StateFolder, "roads.osm.pbf");
        Town.Write(file);
        if (!isFileWhole) await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..^20]);   // begins well
        if (source is not null) (app.Settings["Routing:Source"], app.Settings["Routing:RoadsFile"]) = (source, file);
        await app.InitializeAsync();
        var milk = await app.Given.AProduct("Whole milk", 120);
        foreach (var (name, place) in Neighbors) await app.Given.ACustomer(name, new Door("Bank", name[..1], "", "02101", "Elmtown", place, AddressId: null), (milk, "Tue", 1));
        await app.Given.ADriver();
        return app;
    }

    private static async Task<PlannedRoute> Route(OwnerFixture app)
    {
        await app.Get<NightlyRun>().Run(OwnerFixture.Tuesday);
        return Assert.Single(Assert.Single(await app.Get<RoutePlanStore>().Released(OwnerFixture.Tuesday)).Routes);
    }

    [Fact]
    public async Task As_the_crow_flies_the_other_bank_lies_on_the_way()
    {
        await using var app = await ATown(source: null);

        Assert.Equal(Neighbors[1].Place, (await Route(app)).Stops[1].Location);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(6, 2)]   // the shift is from four to eight: most is driven at six
    public async Task In_a_slow_hour_of_the_day_ways_take_twice_as_long(int slow, int times)
    {
        await using var usual = await ATown(source: null);
        await using var app = await ATown(source: null, slowHour: slow);

        Assert.Equal((await Route(usual)).Stops.Sum(stop => stop.TravelSeconds) * times, (await Route(app)).Stops.Sum(stop => stop.TravelSeconds));
    }

    [Fact]
    public async Task By_road_nobody_crosses_the_river_between_two_doors_on_the_same_bank()
    {
        await using var app = await ATown("roads");

        var route = await Route(app);

        Assert.NotEqual(Neighbors[1].Place, route.Stops[1].Location);
        Assert.InRange(route.DistanceMeters, 9_500, 9_600);   // round by the bridge and back
        Assert.Empty(await app.Get<NightStore>().Problems(OwnerFixture.Tuesday));
        Assert.Equal(4, app.Get<RoadMap>().Network.EdgeCount);
    }

    [Fact]
    public async Task A_file_that_turns_out_broken_is_a_notice_and_no_lost_night()
    {
        await using var app = await ATown("roads", isFileWhole: false);

        await Route(app);

        Assert.Equal("no-roads", Assert.Single(await app.Get<NightStore>().Problems(OwnerFixture.Tuesday)).Reason);
        Assert.Contains("travel times are estimated: the file of roads could not be read.", (await app.Owner.Page("/owner")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_in_a_real_town_reaches_every_door()
    {
        var lauf = Path.Combine(ArchitectureTests.Root, "../shared/data/lauf");
        Assert.SkipUnless(File.Exists(Path.Combine(lauf, "roads.osm.pbf")), "Lauf's roads (../shared/data) are not here.");
        using var program = new RunningProgram();
        await program.Succeed("seed", "--addresses", Path.Combine(lauf, "addresses.csv"), "--customers", "100", "--drivers", "3");

        var night = (await program.Succeed(
            "nightly", "--date", Iso.Date(RunningProgram.FarWednesday), "--force", "--json", "--Routing:Source=roads", $"--Routing:RoadsFile={Path.Combine(lauf, "roads.osm.pbf")}")).Json;

        Assert.InRange(night.GetProperty("routes").GetProperty("stops").GetInt32(), 30, 100);
        Assert.Equal(0, night.GetProperty("routes").GetProperty("unassigned").GetInt32());
        Assert.Equal("[]", night.GetProperty("problems").GetRawText());
    }
}
