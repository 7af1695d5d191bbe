using System.Text.RegularExpressions;

namespace LocalDelivery.Web.Tests.Commands;

public sealed class PlanRouteTests : IDisposable
{
    private const string Small =
        """
        NAME : small
        TYPE : CVRP
        DIMENSION : 4
        EDGE_WEIGHT_TYPE : EUC_2D
        CAPACITY : 10
        NODE_COORD_SECTION
        1 0 0
        2 3 4
        3 6 8
        4 1 1
        DEMAND_SECTION
        1 0
        2 4
        3 6
        4 7
        DEPOT_SECTION
        1
        -1
        EOF
        """;

    private readonly RunningProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_published_problem_is_planned_compared_and_written()
    {
        File("small.vrp", Small);
        File("small.sol", "Route #1: 1 2\nRoute #2: 3\nCost 20\n");   // better than can be, to see a gap

        var told = await program.Succeed("plan-route", "--instance", "small.vrp", "--seconds", "1", "--solution", "out.sol");
        var json = (await program.Succeed("plan-route", "--instance", "small.vrp", "--seconds", "1", "--threads", "1", "--random-seed", "7", "--json")).Json;

        Assert.Equal(["small: 3 customers, 2 routes, cost 22.", "That is 10.00 % above the best known, 20."], told.Lines[..2]);
        Assert.Matches(new Regex("^Searched for [0-9.]+ s, [0-9]+ iterations a second.$", RegexOptions.CultureInvariant), told.Lines[2]);
        Assert.Equal("Written: out.sol", told.Lines[^1]);
        Assert.EndsWith(" …\n", told.Error, StringComparison.Ordinal);   // a file gets one plain line of what is being done
        Assert.Matches("^Route #1: [123 ]+\nRoute #2: [123 ]+\nCost 22\n$", await System.IO.File.ReadAllTextAsync(Path.Combine(program.Folder, "out.sol")));
        Assert.Equal((22, 20, 10, 0), (Number("cost"), Number("bestKnown"), Number("gapPercent"), Number("unassigned")));
        Assert.False(Directory.Exists(program.State));

        decimal Number(string name) => json.GetProperty(name).GetDecimal();
    }

    [Fact]
    public async Task A_customer_no_vehicle_can_carry_is_said_and_no_solution_is_written()
    {
        File("small.vrp", Small.Replace("4 7", "4 11", StringComparison.Ordinal));

        var told = await program.Succeed("plan-route", "--instance", "small.vrp", "--seconds", "1", "--solution", "out.sol");

        Assert.Contains("1 customer is on no route", told.Out, StringComparison.Ordinal);
        Assert.Equal("Nothing is written: a solution has every customer.", told.Lines[^1]);
        Assert.False(System.IO.File.Exists(Path.Combine(program.Folder, "out.sol")));
    }

    [Theory]
    [InlineData("'--instance'")]
    [InlineData("--instance: there is no file nowhere.vrp", "--instance", "nowhere.vrp")]
    [InlineData("--instance: . is a folder", "--instance", ".")]
    [InlineData("bad.vrp, line 5, CAPACITY: \"lots\" is no number", "--instance", "bad.vrp")]
    [InlineData("other.sol, line 1, solution: \"whatever\" is neither a route nor the cost", "--instance", "other.vrp")]
    [InlineData("--solution: there is no folder", "--instance", "small.vrp", "--solution", "nowhere/out.sol")]
    [InlineData("--solution: . is a folder", "--instance", "small.vrp", "--solution", ".")]
    [InlineData("--solution: small.sol is the best known solution", "--instance", "small.vrp", "--solution", "small.sol")]
    [InlineData("--solution: small.vrp is the problem itself", "--instance", "small.vrp", "--solution", "small.vrp")]
    [InlineData("--seconds: 0 is not between 1 and 86400", "--instance", "small.vrp", "--seconds", "0")]
    [InlineData("--threads: \"all\" is no whole number", "--instance", "small.vrp", "--threads", "all")]
    [InlineData("--random-seed: -1 is not between 0 and", "--instance", "small.vrp", "--random-seed", "-1")]
    public async Task What_can_not_be_planned_is_said_in_one_line(string names, params string[] arguments)
    {
        File("small.vrp", Small);
        File("small.sol", "Route #1: 1 2\nRoute #2: 3\nCost 22\n");
        File("bad.vrp", Small.Replace("CAPACITY : 10", "CAPACITY : lots", StringComparison.Ordinal));
        File("other.vrp", Small);
        File("other.sol", "whatever\n");

        Assert.Contains(names, (await program.Run(["plan-route", .. arguments])).FailedInOneLine(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(program.State));
        Assert.Equal(Small, await System.IO.File.ReadAllTextAsync(Path.Combine(program.Folder, "small.vrp")));
    }

    private void File(string name, string text) => System.IO.File.WriteAllText(Path.Combine(program.Folder, name), text);
}
