using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Routing.Tests.Instances;

public class VrplibSolutionTests
{
    private const string Good = "Route #1: 1 2\nRoute #2: 3\nCost 22\n";

    [Theory]
    [InlineData("vrp/cvrp")]
    [InlineData("vrp/vrptw")]
    [InlineData("vrp/xxl")]
    public void The_best_known_solutions_cost_exactly_what_they_say_and_keep_every_rule(string folder)
    {
        foreach (var file in SharedData.Files(folder, "*.vrp"))
        {
            var instance = GivenInstance.Of(SharedData.Text(file));
            var solution = GivenInstance.Solution(SharedData.Text(Path.ChangeExtension(file, ".sol")));
            Assert.Equal((file, solution.Cost), (file, SolutionCheck.Cost(instance, solution.Routes)));
            Assert.Empty(SolutionCheck.Faults(instance, solution));
        }
    }

    [Theory]
    [InlineData(Good)]
    [InlineData("Route #1: 1\nCost 24399.0\n")] // with the decimals it came with
    public void What_is_written_is_what_was_read(string text)
    {
        using var written = new StringWriter();
        GivenInstance.Solution(text).Write(written);
        Assert.Equal(text, written.ToString());
    }

    [Fact]
    public void Spaces_empty_routes_and_colons_change_nothing()
    {
        var dirty = GivenInstance.Solution("Route 1:\t1  2 \r\nroute #2:\n\nRoute #3: 3\nCost : 22");
        Assert.Equal([[1, 2], [3]], dirty.Routes);
        Assert.Equal(22, dirty.Cost);
    }

    [Theory]
    [InlineData("", "line 1, file: the file is empty")]
    [InlineData("Route #1: 1 two\nCost 7", "line 1, Route #1: \"two\" is no number")]
    [InlineData("Route #1: 0\nCost 7", "line 1, Route #1: 0 is not between 1 and 1000000000")]
    [InlineData("Route #1 1 2\nCost 7", "line 1, Route: \"Route #1 1 2\" has no colon before its customers")]
    [InlineData("Route #1: 1 2", "line 1, solution: Cost is missing")]
    [InlineData("Route #1: 1\nCost much", "line 2, Cost: \"Cost much\" names no cost")]
    [InlineData("Route #1: 1\nCost 0", "line 2, Cost: \"Cost 0\" names no cost")]
    [InlineData("Cost 7\nCost 8", "line 2, Cost: the cost stands twice")]
    [InlineData("NAME : x", "line 1, solution: \"NAME : x\" is neither a route nor the cost")]
    public void A_bad_solution_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<InstanceFormatException>(() => GivenInstance.Solution(text)).Message);

    [Theory]
    [InlineData(Good)]
    [InlineData("Route #1: 1 2\nCost 20", "CustomerMissing 3 1 0")]
    [InlineData("Route #1: 1 2\nRoute #2: 3 3\nCost 22", "CustomerRepeated 3 1 2", "Overloaded  10 14")]
    [InlineData("Route #1: 1 2\nRoute #2: 3 4\nCost 22", "CustomerUnknown 4 0 1")]
    [InlineData("Route #1: 1 3\nRoute #2: 2\nCost 30", "Overloaded  10 11")]
    [InlineData("Route #1: 1 2\nRoute #2: 3\nCost 21", "WrongCost  22 21")]
    public void No_solution_is_believed_without_its_instance(string text, params string[] faults) =>
        Assert.Equal(faults, Faults(GivenInstance.Cvrp, text));

    [Theory]
    [InlineData("Route #1: 1 2 3\nCost 20.0")]
    [InlineData("Route #1: 3 1 2\nCost 20.0", "Late 1 20.0 36.1", "Late 2 40.0 43.6")] // 30 + 2.5 + 3.6, and 2.5 + 5 more
    [InlineData("Route #1: 1\nRoute #2: 2\nRoute #3: 3\nCost 32.8", "TooManyRoutes  2 3")]
    public void A_window_and_the_number_of_vehicles_are_kept(string text, params string[] faults) =>
        Assert.Equal(faults, Faults(GivenInstance.Vrptw, text));

    [Fact]
    public void A_return_after_the_depots_window_is_found() => Assert.Equal(
        ["BackLate  50.0 50.5"], Faults(GivenInstance.Vrptw.Replace("1 0 100", "1 0 50", StringComparison.Ordinal).Replace("2 5 20", "2 43 45", StringComparison.Ordinal), "Route #1: 2 3\nRoute #2: 1\nCost 30.0"));

    [Fact]
    public void A_gap_is_told_in_percent_of_the_best() => Assert.Equal(10, GivenInstance.Solution("Cost 22").GapPercentTo(GivenInstance.Solution("Cost 20")), 1e-9);

    private static IEnumerable<string> Faults(string instance, string solution) =>
        SolutionCheck.Faults(GivenInstance.Of(instance), GivenInstance.Solution(solution)).Select(fault => FormattableString.Invariant($"{fault.Kind} {fault.Customer} {fault.Expected} {fault.Actual}"));
}
