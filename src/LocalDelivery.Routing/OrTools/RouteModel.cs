using Google.OrTools.ConstraintSolver;

namespace LocalDelivery.Routing.OrTools;

/// <summary>A routing problem as OR-Tools sees it: nodes are the given stops in the given order, then the depots.</summary>
internal sealed class RouteModel : IDisposable
{
    private const long LeftOutCost = 1_000_000_000; // far above any two days of driving: serving more stops always wins
    private const long TooLong = 10L * RoutingProblem.MaxSeconds; // for no way at all

    private readonly RoutingProblem problem;
    private readonly int[] rows; // node → row of the problem's travel
    private readonly int stopCount;
    private readonly Dictionary<VehicleCost, int> matrices = [];
    private readonly RoutingIndexManager nodes;

    public RouteModel(RoutingProblem problem, IReadOnlyList<int> stops)
    {
        this.problem = problem;
        stopCount = stops.Count;
        var depots = Enumerable.Range(0, problem.Vehicles.Count).Select(problem.DepotRow).ToList();
        rows = [.. stops, .. depots.Distinct()];
        var depotNodes = depots.Select(row => Array.IndexOf(rows, row, stopCount)).ToArray();
        nodes = new RoutingIndexManager(rows.Length, depotNodes.Length, depotNodes, depotNodes);
        Routing = new RoutingModel(nodes);
        AddCost();
        AddTime();
        for (var unit = 0; unit < problem.LoadDimensions; unit++) AddLoad(unit);
        AddDemands();
        for (var node = 0; node < stopCount; node++) Routing.AddDisjunction([nodes.NodeToIndex(node)], LeftOutCost * (1 + problem.Stops[rows[node]].Priority));
    }

    public RoutingModel Routing { get; }

    /// <summary>The draft's orders as a start for the search.</summary>
    public Assignment Start(RouteDraft draft) => Routing.ReadAssignmentFromRoutes(
        [.. Enumerable.Range(0, problem.Vehicles.Count).Select(vehicle =>
            draft.Order(vehicle).Select(stop => nodes.NodeToIndex(Array.IndexOf(rows, stop))).ToArray())],
        ignore_inactive_indices: true);

    /// <summary>Each vehicle's stops in order, as positions in the problem's list.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Orders(Assignment assignment) =>
        [.. Enumerable.Range(0, problem.Vehicles.Count).Select(vehicle => Order(assignment, vehicle))];

    public void Dispose()
    {
        Routing.Dispose();
        nodes.Dispose();
    }

    private List<int> Order(Assignment assignment, int vehicle)
    {
        var order = new List<int>();
        for (var index = assignment.Value(Routing.NextVar(Routing.Start(vehicle))); !Routing.IsEnd(index); index = assignment.Value(Routing.NextVar(index)))
            order.Add(rows[nodes.IndexToNode(index)]);
        return order;
    }

    private void AddCost()
    {
        for (var vehicle = 0; vehicle < problem.Vehicles.Count; vehicle++)
        {
            var cost = problem.Vehicles[vehicle].Cost;
            if (!matrices.TryGetValue(cost, out var matrix))
                matrices[cost] = matrix = Routing.RegisterTransitMatrix(Matrix((_, leg) => leg.Exists ? (long)cost.Of(leg.Seconds, leg.Meters) - cost.Fixed : LeftOutCost));
            Routing.SetArcCostEvaluatorOfVehicle(matrix, vehicle);
            Routing.SetFixedCostOfVehicle(cost.Fixed, vehicle);
        }
    }

    private void AddTime()
    {
        var travel = Routing.RegisterTransitMatrix(Matrix((node, leg) => Math.Min(leg.Seconds, TooLong) + ServiceSeconds(node)));
        Routing.AddDimension(travel, RoutingProblem.MaxSeconds, RoutingProblem.MaxSeconds, fix_start_cumul_to_zero: false, "Time");
        using var time = Routing.GetMutableDimension("Time");
        for (var vehicle = 0; vehicle < problem.Vehicles.Count; vehicle++)
        {
            var shift = problem.Vehicles[vehicle].Shift;
            time.CumulVar(Routing.Start(vehicle)).SetRange(shift.Earliest, shift.Latest);
            time.CumulVar(Routing.End(vehicle)).SetRange(shift.Earliest, shift.Latest);
        }
        for (var node = 0; node < stopCount; node++)
            Restrict(time.CumulVar(nodes.NodeToIndex(node)), problem.Stops[rows[node]].Windows);
        for (var vehicle = 0; vehicle < problem.Vehicles.Count; vehicle++)
            time.SetSlackCostCoefficientForVehicle(problem.Vehicles[vehicle].Cost.PerHour / 3600, vehicle); // a second waited is a second worked
    }

    /// <summary>Who may come, who comes usually, and how many stops a vehicle may have.</summary>
    private void AddDemands()
    {
        for (var node = 0; node < stopCount; node++)
            for (var vehicle = 0; vehicle < problem.Vehicles.Count; vehicle++)
                if (!problem.MayServe(vehicle, rows[node])) Routing.VehicleVar(nodes.NodeToIndex(node)).RemoveValue(vehicle);
        if (problem.Vehicles.All(vehicle => vehicle.MostStops is null)) return;
        var one = Routing.RegisterUnaryTransitVector([.. rows.Select((_, node) => node < stopCount ? 1L : 0)]);
        Routing.AddDimensionWithVehicleCapacity(one, 0, [.. problem.Vehicles.Select(vehicle => (long)(vehicle.MostStops ?? stopCount))], fix_start_cumul_to_zero: true, "Stops");
    }

    private static void Restrict(IntVar start, IReadOnlyList<TimeWindow> windows)
    {
        if (windows.Count == 0) return;
        start.SetRange(windows[0].Earliest, windows[^1].Latest);
        for (var i = 1; i < windows.Count; i++)
            if (windows[i].Earliest - windows[i - 1].Latest > 1)
                start.RemoveInterval(windows[i - 1].Latest + 1, windows[i].Earliest - 1);
    }

    private void AddLoad(int unit)
    {
        var load = Routing.RegisterUnaryTransitVector([.. rows.Select((row, node) => node < stopCount ? (long)problem.Stops[row].Load[unit] : 0)]);
        var capacities = problem.Vehicles.Select(vehicle => (long)vehicle.Capacity[unit]).ToArray();
        Routing.AddDimensionWithVehicleCapacity(load, 0, capacities, fix_start_cumul_to_zero: true, $"Load{unit}");
    }

    private int ServiceSeconds(int node) => node < stopCount ? problem.Stops[rows[node]].ServiceSeconds : 0;

    private long[][] Matrix(Func<int, Leg, long> value) =>
        [.. rows.Select((from, node) => rows.Select(to => value(node, problem.Travel[from, to])).ToArray())];
}
