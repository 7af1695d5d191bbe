using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Routing.Tests.Instances;

public class ConVrpInstanceTests
{
    private const string Small =
        """
        NAME: small
        TYPE: CVRP
        DIMENSION: 4
        NUM_DAYS: 2
        CAPACITY:  7
        DISTANCE:  35
        EDGE_WEIGHT_TYPE: FUNCTION
        EDGE_WEIGHT_FORMAT: EUC_2D
        NODE_COORD_TYPE: TWOD_COORDS
        NODE_COORD_SECTION
        1 3 4
        2 6 8
        3 -1 1
        DEMAND_SECTION
        1 3 -1
        2 2 1
        3 -1 6
        SVC_TIME_SECTION
        1 1.500000 0.000000
        2 1.000000 1.000000
        3 0.000000 2.000000
        DEPOT_SECTION
        0. 0.
        -1
        EOF
        """;

    [Fact]
    public void A_day_has_the_customers_visited_on_it_in_hundredths()
    {
        var instance = Of(Small);
        Assert.Equal((2, 7, 35m, (0.0, 0.0)), (instance.DayCount, instance.Capacity, instance.DurationLimit, instance.Depot));
        Assert.Equal([[0, 1], [1, 2]], [instance.VisitedOn(0), instance.VisitedOn(1)]);
        var (first, second) = (instance.ToProblem(0), instance.ToProblem(1));
        Assert.Equal(["1", "2"], first.Stops.Select(stop => stop.Id));
        Assert.Equal(["2 100 1", "3 200 6"], second.Stops.Select(stop => $"{stop.Id} {stop.ServiceSeconds} {stop.Load[0]}"));
        Assert.Equal((new Leg(1000, 1000), new Leg(142, 141)), (second.FromDepot(0, 0), second.ToDepot(1, 0))); // the time rounded up
        Assert.Equal(new TimeWindow(0, 3500), first.Vehicles[0].Shift);
        Assert.Equal(first.Vehicles, second.Vehicles, (one, other) => one.Id == other.Id && one.Depot == other.Depot);
    }

    [Fact]
    public void There_is_no_day_before_the_first_or_after_the_last()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(Small).ToProblem(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(Small).ToProblem(2));
    }

    [Theory]
    [InlineData("NUM_DAYS: 2\n", "", "line 24, header: NUM_DAYS is missing")]
    [InlineData("TYPE: CVRP", "TYPE: VRPTW", "line 2, TYPE: \"VRPTW\" is not CVRP")]
    [InlineData("1 3 -1", "1 3", "line 15, DEMAND_SECTION: \"1 3\" has 2 fields, not 3")]
    [InlineData("1 3 -1", "1 3 -2", "line 15, DEMAND_SECTION: -2 is not between 0 and 1000000000")]
    [InlineData("2 1.000000 1.000000", "2 1.000000 -1", "line 20, SVC_TIME_SECTION: -1 is not between 0 and 1000000")]
    [InlineData("2 1.000000 1.000000", "2 1.000000 2000", "line 20, SVC_TIME_SECTION: 2000 is longer than 1728")]
    [InlineData("0. 0.\n", "", "line 22, DEPOT_SECTION: one depot is expected, not 0")]
    [InlineData("0. 0.\n", "1\n", "line 23, DEPOT_SECTION: \"1\" has 1 fields, not 2")]
    [InlineData("EUC_2D", "GEO", "line 8, EDGE_WEIGHT_FORMAT: \"GEO\" is not EUC_2D")]
    public void A_bad_instance_is_refused(string from, string to, string message) =>
        Assert.Equal(message, Assert.Throws<InstanceFormatException>(() => Of(Small.Replace(from, to, StringComparison.Ordinal))).Message);

    [Fact]
    public void The_published_instances_are_read_and_every_day_is_a_problem()
    {
        var files = SharedData.Files("convrp", "*.vrp");
        Assert.Equal(23, files.Count);
        foreach (var instance in files.Select(file => Of(SharedData.Text(file))))
        {
            var days = Enumerable.Range(0, instance.DayCount).Select(instance.ToProblem).ToList();
            Assert.All(days, day => Assert.InRange(day.Stops.Count, 1, instance.Customers.Count));
            Assert.Equal(instance.Customers.Sum(customer => customer.Demands.Count(demand => demand is not null)), days.Sum(day => day.Stops.Count));
        }
    }

    [Fact]
    public void A_published_day_keeps_its_limit_on_duration()
    {
        var instance = Of(SharedData.Text("convrp/Christofides_6_5_0.7.vrp"));
        var day = instance.ToProblem(0);
        Assert.Equal((50, 5, 160, 20_000), (instance.Customers.Count, instance.DayCount, instance.Capacity, day.Vehicles[0].Shift.Latest));
        var plan = RoutePlanner.Plan(day, Given.FewIterations);
        Assert.Empty(plan.Unassigned);
        Assert.Empty(RoutePlanCheck.Violations(day, plan));
    }

    private static ConVrpInstance Of(string text) => ConVrpInstance.Read(new StringReader(text));
}
