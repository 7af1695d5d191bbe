using LocalDelivery.Routing.Rounds;

namespace LocalDelivery.Routing.Tests;

/// <summary>The same face at the same time: the owner's dial and the band.</summary>
public class FamiliarityTests
{
    private static readonly Stop Door = Given.Stop("A", 100);

    [Fact]
    public void At_zero_nobody_minds_who_comes_and_when()
    {
        var stop = new Familiarity(0).Of(Door, "V", 3_600);
        Assert.Equal((null, null), (stop.Usual, stop.Preferred));
        Assert.Empty(stop.Windows);
    }

    [Fact]
    public void The_dial_says_what_the_usual_driver_and_time_are_worth()
    {
        var stop = new Familiarity(10).Of(Door, "V", 3_600);
        Assert.Equal(new UsualVehicle("V", 6_000), stop.Usual);   // ten minutes of work
        Assert.Equal(new SoftWindow(new TimeWindow(2_820, 4_380), 7_200, 7_200), stop.Preferred);   // twelve minutes for an hour
        Assert.Equal((600, 720), (new Familiarity(1).Of(Door, "V", 3_600).Usual!.Value.CostOfAnother, new Familiarity(1).Of(Door, "V", 3_600).Preferred!.Value.LatePerHour));
        Assert.Null(new Familiarity(10).Of(Door, null, 3_600).Usual);   // who is ill today is nobody's
        Assert.Null(new Familiarity(10).Of(Door, "V", null).Preferred);
    }

    [Fact]
    public void The_band_narrows_the_doors_hours_but_never_closes_the_door()
    {
        var familiarity = new Familiarity(5, BandSeconds: 900);
        Assert.Equal([new TimeWindow(2_700, 4_500)], familiarity.Of(Door, null, 3_600).Windows);
        Assert.Equal([new TimeWindow(3_000, 4_500)], familiarity.Of(Door with { Windows = [new TimeWindow(0, 100), new TimeWindow(3_000, 9_000)] }, null, 3_600).Windows);
        Assert.Equal([new TimeWindow(0, 100)], familiarity.Of(Door with { Windows = [new TimeWindow(0, 100)] }, null, 3_600).Windows);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void A_dial_has_ten_steps(int dial) => Assert.Throws<ArgumentOutOfRangeException>(() => new Familiarity(dial));

    [Fact]
    public void Everybody_keeps_the_usual_driver_where_fewer_vans_would_be_a_little_shorter()
    {
        var problem = Usual(Town(stops: 60), dial: 5);
        var plan = RoutePlanner.Plan(problem, new PlanLimits(null, 20_000, 1));

        Assert.Empty(RoutePlanCheck.Violations(problem, plan));
        Assert.Equal(3, plan.Routes.Count);
        Assert.True(plan.Routes.SelectMany(route => route.Stops, (route, stop) => Driver(stop.StopId) == route.VehicleId).Count(usual => usual) >= 57);
        Assert.True(RoutePlanner.Plan(Town(60), new PlanLimits(null, 20_000, 1)).Routes.Count < 3);
    }

    [Fact]
    public void Ten_new_neighbors_move_nobody_by_more_than_the_band()
    {
        var before = RoutePlanner.Plan(Usual(Town(60), dial: 5), new PlanLimits(null, 20_000, 1));
        var usual = before.Routes.SelectMany(route => route.Stops, (route, stop) => (stop.StopId, route.VehicleId, stop.ServiceStartSeconds)).ToDictionary(visit => visit.StopId);
        var familiarity = new Familiarity(5, BandSeconds: 900);
        var grown = Town(70);
        var problem = new RoutingProblem(
            [.. grown.Stops.Select(stop => usual.TryGetValue(stop.Id, out var visit) ? familiarity.Of(stop, visit.VehicleId, visit.ServiceStartSeconds) : stop)], grown.Vehicles, grown.Travel);

        var after = RoutePlanner.Plan(problem, new PlanLimits(null, 20_000, 1));

        Assert.Empty(after.Unassigned);
        Assert.Empty(RoutePlanCheck.Violations(problem, after));
        Assert.All(after.Routes.SelectMany(route => route.Stops).Where(stop => usual.ContainsKey(stop.StopId)), stop =>
            Assert.InRange(stop.ServiceStartSeconds - usual[stop.StopId].ServiceStartSeconds, -900, 900));
    }

    private static string Driver(string stopId) => $"V{int.Parse(stopId, null) % 3}";

    private static RoutingProblem Usual(RoutingProblem town, int dial) =>
        new([.. town.Stops.Select(stop => new Familiarity(dial).Of(stop, Driver(stop.Id), null))], town.Vehicles, town.Travel);

    /// <summary>Three neighborhoods around a depot, one door after the other, and vans that could each drive all of them.</summary>
    private static RoutingProblem Town(int stops) => RoutingProblem.Create(
        [.. Enumerable.Range(0, stops).Select(i => new Stop($"{i}", Place(i % 3, i / 3), 60, [1], []))],
        [.. Enumerable.Range(0, 3).Select(i => new Vehicle($"V{i}", new Location(49, 11), new TimeWindow(0, 30_000), [100]) { Cost = VehicleCost.TimeFirst with { Fixed = 9_000 } })],
        new StraightLineTravelTimes());

    private static Location Place(int neighborhood, int door)
    {
        var (angle, distance) = ((neighborhood * 2 * Math.PI / 3) + (door % 5 * 0.1), 0.005 + (door / 5 * 0.001));
        return new Location(49 + (distance * Math.Cos(angle)), 11 + (1.5 * distance * Math.Sin(angle)));
    }
}
