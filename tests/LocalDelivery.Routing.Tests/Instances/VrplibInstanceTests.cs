using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Routing.Tests.Instances;

public class VrplibInstanceTests
{
    [Fact]
    public void A_capacity_instance_rounds_to_the_nearest_whole_number()
    {
        var instance = GivenInstance.Of(GivenInstance.Cvrp);
        Assert.Equal(("small", 10, (int?)null, 3), (instance.Name, instance.Capacity, instance.VehicleCount, instance.CustomerCount));
        Assert.Equal([0, 4, 6, 7], instance.Nodes.Select(node => node.Demand));
        Assert.Equal((5, 10, 1, 4), (instance.Units(0, 1), instance.Units(2, 0), instance.Units(0, 3), instance.Units(1, 3))); // √2 and √13
    }

    [Fact]
    public void An_instance_with_windows_counts_tenths_truncated()
    {
        var instance = GivenInstance.Of(GivenInstance.Vrptw);
        Assert.Equal((50, 14, 36), (instance.Units(0, 1), instance.Units(0, 3), instance.Units(3, 1))); // √2 and √13
        Assert.Equal([0, 25, 25, 25], instance.Nodes.Select(node => node.Service));
        Assert.Equal([new TimeWindow(0, 1000), new TimeWindow(50, 200), new TimeWindow(0, 400), new TimeWindow(300, 500)], instance.Nodes.Select(node => node.Window!.Value));
    }

    [Theory]
    [InlineData(" : ", ":\t")]
    [InlineData(" : ", "\t:")]
    [InlineData("EOF", "")]
    [InlineData("\n", "\t \r\n\r\n")]
    [InlineData("CAPACITY : 10", "capacity: \"10\"")]
    [InlineData("1 0 0\n2 3 4", "2\t3.0\t4e0\n1 0. 0")]
    [InlineData("SECTION", "SECTION :")]
    [InlineData("NAME", "\uFEFFNAME")]
    [InlineData("EOF", "EOF\nwhatever comes behind")]
    [InlineData("TYPE : CVRP", "COMMENT : more\nTYPE : CVRP")]
    [InlineData("2 4\n3 6", "2 4.0\n3 6")]
    public void What_real_files_do_with_spaces_order_and_ends_changes_nothing(string from, string to)
    {
        var (clean, dirty) = (GivenInstance.Of(GivenInstance.Cvrp), GivenInstance.Of(GivenInstance.Cvrp.Replace(from, to, StringComparison.Ordinal)));
        Assert.Equal(clean.Nodes, dirty.Nodes);
        Assert.Equal((clean.Name, clean.Capacity), (dirty.Name, dirty.Capacity));
    }

    [Fact]
    public void Solomons_plain_text_says_the_same()
    {
        var (plain, vrplib) = (GivenInstance.Of(GivenInstance.Solomon), GivenInstance.Of(GivenInstance.Vrptw));
        Assert.Equal(vrplib.Nodes, plain.Nodes);
        Assert.Equal(("R1", 2, 20, DistanceRule.Tenths), (plain.Name, plain.VehicleCount, plain.Capacity, plain.Rule));
    }

    [Theory]
    [InlineData("FULL_MATRIX", "0 5 10 1\n5 0 5 4\n10 5 0 9\n2 4 9 0", 2)]
    [InlineData("LOWER_ROW", "5 10\n5 1\n4 9", 1)]
    public void Distances_may_stand_in_the_file_itself(string format, string weights, int fromLast)
    {
        var instance = GivenInstance.Of(Explicit(format, weights));
        Assert.Equal((5, 10, 4, 9), (instance.Units(0, 1), instance.Units(0, 2), instance.Units(3, 1), instance.Units(2, 3)));
        Assert.Equal((1, fromLast), (instance.Units(0, 3), instance.Units(3, 0)));
        Assert.Equal(4, RoutingProblem.Locations(instance.ToProblem().Stops, instance.ToProblem().Vehicles).Distinct().Count());
    }

    [Fact]
    public void Services_may_differ_by_customer()
    {
        var text = GivenInstance.Vrptw.Replace("SERVICE_TIME : 2.5\n", "", StringComparison.Ordinal).Replace("DEPOT", "SERVICE_TIME_SECTION\n1 0\n2 1\n3 2.29\n4 0.3\nDEPOT", StringComparison.Ordinal);
        Assert.Equal([0, 10, 22, 3], GivenInstance.Of(text).Nodes.Select(node => node.Service));
    }

    internal static string Explicit(string format, string weights) => GivenInstance.Cvrp
        .Replace("EUC_2D", $"EXPLICIT\nEDGE_WEIGHT_FORMAT : {format}", StringComparison.Ordinal)
        .Replace("NODE_COORD_SECTION\n1 0 0\n2 3 4\n3 6 8\n4 1 1", $"EDGE_WEIGHT_SECTION\n{weights}", StringComparison.Ordinal);
}
