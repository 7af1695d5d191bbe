using CsCheck;
using LocalDelivery.Routing.Search;

namespace LocalDelivery.Routing.Tests.Search;

/// <summary>What the search keeps up to date piece by piece is what counting everything anew gives.</summary>
public class ToursTests
{
    [Fact]
    public void Cost_times_and_loads_after_many_steps_are_those_of_the_same_routes_counted_anew() => Days.Sample(
        day =>
        {
            var model = day.Part(day.Stops, [.. Enumerable.Range(0, day.VehicleCount)]);
            var tours = Walked(model, steps: 60);
            var anew = new Tours(model);
            anew.Load(Orders(tours));
            Assert.Equal(anew.Cost, tours.Cost);
            Assert.Equal(anew.UsedCount, tours.UsedCount);
            Assert.Equal(anew.Loads, tours.Loads);
            Assert.Equal(anew.AbsentCount, tours.AbsentCount);
            for (var node = 0; node < tours.Nodes.Length; node++)
                if (tours.Nodes[node].Vehicle >= 0) Assert.Equal(Times(anew.Nodes[node]), Times(tours.Nodes[node]));
        },
        iter: 150, threads: 1);

    [Theory]
    [InlineData(0)] // given up before all are back
    [InlineData(long.MaxValue / 8)]
    public void An_undone_step_leaves_no_trace(long spare) => Days.Sample(
        day =>
        {
            var model = day.Part(day.Stops, [.. Enumerable.Range(0, day.VehicleCount)]);
            var tours = Walked(model, steps: 5);
            var (removal, insertion) = Moves(tours, seed: 9);
            var before = (tours.Cost, tours.UsedCount, tours.AbsentCount, Nodes: tours.Nodes.ToArray(), Loads: tours.Loads.ToArray());
            var absent = tours.AbsentCount;
            tours.Begin();
            if (removal.Remove()) insertion.InsertRemoved(absent, limit: before.Cost + spare);
            tours.Settle();
            tours.Undo();
            Assert.Equal((before.Cost, before.UsedCount, before.AbsentCount), (tours.Cost, tours.UsedCount, tours.AbsentCount));
            Assert.Equal(before.Loads, tours.Loads);
            for (var node = 0; node < tours.Nodes.Length; node++)
            {
                Assert.Equal(before.Nodes[node].Vehicle, tours.Nodes[node].Vehicle);
                if (tours.Nodes[node].Vehicle >= 0) Assert.Equal(before.Nodes[node], tours.Nodes[node]);
            }
        },
        iter: 150, threads: 1);

    private static Gen<WholeDay> Days => RandomProblem.Any.Where(problem => problem.Stops.Count > 0 && problem.Vehicles.Count > 0)
        .Select(problem => new WholeDay(
            problem, [.. Enumerable.Range(0, problem.Stops.Count).Where(stop => LoneStop.WhyNot(problem, stop) is null)], new SearchSettings(), new ParallelOptions()))
        .Where(day => day.Stops.Length > 0);

    private static Tours Walked(SearchModel model, int steps)
    {
        var tours = new Tours(model);
        var (removal, insertion) = Moves(tours, seed: 3);
        var tails = new TailExchange(tours, new Rng(5));
        for (var i = 0; i < steps; i++)
        {
            var absent = tours.AbsentCount;
            tours.Begin();
            var fits = removal.Remove();
            if (fits) insertion.InsertRemoved(absent, limit: long.MaxValue / 4);
            tours.Settle();
            if (!fits || i % 3 == 2) tours.Undo();
            tours.Begin();
            fits = tails.Exchange(limit: long.MaxValue / 4);
            if (fits) tours.Settle();
            if (!fits || i % 3 == 1) tours.Undo();
        }
        return tours;
    }

    private static (StringRemoval Removal, GreedyInsertion Insertion) Moves(Tours tours, ulong seed)
    {
        var (settings, rng) = (new SearchSettings(), new Rng(seed));
        return (new StringRemoval(tours, settings, rng), new GreedyInsertion(tours, settings, rng));
    }

    private static (int Departure, int LatestArrival, int ArcIn, int ArcOut) Times(Node node) => (node.Departure, node.LatestArrival, node.ArcIn, node.ArcOut);

    private static int[][] Orders(Tours tours) => [.. Enumerable.Range(0, tours.Model.VehicleCount).Select(vehicle =>
    {
        var order = new List<int>();
        for (var node = tours.Nodes[tours.Model.StopCount + vehicle].Next; node < tours.Model.StopCount; node = tours.Nodes[node].Next) order.Add(node);
        return order.ToArray();
    })];
}
