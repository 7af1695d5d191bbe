namespace LocalDelivery.Routing.Tests;

/// <summary>The usual driver at the preferred time, as far as it is worth its price.</summary>
public class WishesTests
{
    private static readonly Vehicle Ana = Given.Vehicle("Ana", new TimeWindow(0, 9000));
    private static readonly Vehicle Ben = Given.Vehicle("Ben", new TimeWindow(0, 9000), depot: 10);   // a round trip to the east is 20 s and 200 m shorter: 200 + 20

    [Theory]
    [InlineData(219, "Ben")]
    [InlineData(221, "Ana")]
    public void The_usual_driver_comes_while_another_saves_less_than_the_face_is_worth(int worth, string comes)
    {
        var problem = Given.Street([Given.Stop("A", 100) with { Usual = new UsualVehicle("Ana", worth) }], Ana, Ben);

        var plan = RoutePlanner.Plan(problem, Given.FewIterations);

        Assert.Equal(comes, Assert.Single(plan.Routes).VehicleId);
        Assert.Equal(comes == "Ben" ? worth : 0, plan.CostParts(problem).OtherDrivers);
    }

    [Theory]
    [InlineData(7_200, "near far")]
    [InlineData(72_000, "far near")]
    public void A_preferred_time_is_kept_while_that_costs_less_than_missing_it(int latePerHour, string order)
    {
        // The way out and back is the same in either order; only who waits differs.
        var far = Given.Stop("far", 100) with { Preferred = new SoftWindow(new TimeWindow(0, 100), 0, latePerHour) };
        var near = Given.Stop("near", 50) with { Preferred = new SoftWindow(new TimeWindow(0, 60), 0, 14_400) };
        var problem = Given.Street([near, far], Ana);

        var plan = RoutePlanner.Plan(problem, Given.FewIterations);

        Assert.Equal(order, string.Join(' ', plan.Routes[0].Stops.Select(stop => stop.StopId)));
        // near first: far begins at 160, 60 s late. far first: near begins at 210, 150 s late at 4 a second.
        Assert.Equal(order == "near far" ? 60 * 2 : 150 * 4, plan.CostParts(problem).OffTimes);
    }

    [Fact]
    public void A_route_leaves_later_where_that_is_nearer_to_the_times_everybody_knows()
    {
        // Without a delay: A from 100, B from 260. Both wish for 1,000 s later; B can be served until 1,200 at the latest.
        var a = Given.Stop("A", 100) with { Preferred = new SoftWindow(new TimeWindow(1_100, 1_100), 3_600, 3_600) };
        var b = Given.Stop("B", 200, windows: new TimeWindow(0, 1_200)) with { Preferred = new SoftWindow(new TimeWindow(1_260, 1_260), 3_600, 3_600) };

        Assert.Equal([1_040, 1_200], Starts(Given.Street([a, b], Ana)));
        Assert.Equal([700, 860], Starts(Given.Street([a, b], Ana with { Shift = new TimeWindow(0, 1_120) })));   // back at 1,120
        Assert.Equal([100, 260], Starts(Given.Street([a with { Preferred = null }, b with { Preferred = null }], Ana)));
    }

    private static IEnumerable<int> Starts(RoutingProblem problem) => RouteClock.Time(problem, 0, [0, 1], out _)!.Stops.Select(stop => stop.ServiceStartSeconds);

    [Fact]
    public void A_cost_is_told_in_its_parts()
    {
        var stop = Given.Stop("A", 100) with { Usual = new UsualVehicle("Ben", 40), Preferred = new SoftWindow(new TimeWindow(400, 500), 3_600, 0) };
        var problem = Given.Street([stop], Ana with { Shift = new TimeWindow(0, 260), Cost = new VehicleCost(7, 36_000, 100) }, Ben);
        var plan = new RoutePlan([RouteClock.Time(problem, 0, [0], out _)!], []);

        var cost = plan.CostParts(problem);

        Assert.Equal(new PlanCost(Vehicles: 7, Hours: 2_600, Kilometers: 200, OtherDrivers: 40, OffTimes: 300), cost);   // 260 s, 2 km, and 300 s early, for the shift ends
        Assert.Equal((3_147, 3_147), (cost.Total, plan.Cost(problem)));
    }
}
