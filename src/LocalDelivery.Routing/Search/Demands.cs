namespace LocalDelivery.Routing.Search;

/// <summary>What stops ask of who comes, for the stops and vehicles of a <see cref="SearchModel"/>.</summary>
internal sealed class Demands
{
    private readonly bool[] mayServe; // row stop
    private readonly int[] mostStops;
    private readonly int[] firstCounts;
    private readonly bool[] isFirst;

    private Demands(RoutingProblem problem, int[] rows, int[] vehicles)
    {
        int[] stops = [.. rows.Where(row => !problem.IsDepot(row))];
        // Whether a lone stop leaves room for the breaks is asked once, here: beside others the search knows by itself.
        mayServe = [.. stops.SelectMany(stop => vehicles.Select(vehicle => problem.MayServe(vehicle, stop) && (problem.Vehicles[vehicle].Breaks.Count == 0 || LoneStop.Fits(problem, vehicle, stop))))];
        mostStops = [.. vehicles.Select(vehicle => problem.Vehicles[vehicle].MostStops ?? int.MaxValue)];
        firstCounts = [.. vehicles.Select(vehicle => problem.First(vehicle).Count)];
        var first = vehicles.SelectMany(problem.First).ToHashSet();
        isFirst = [.. rows.Select(first.Contains)];
    }

    /// <summary>Null where nobody asks for anything, which is quicker.</summary>
    public static Demands? Of(RoutingProblem problem, int[] rows, int[] vehicles)
    {
        var any = vehicles.Any(vehicle => problem.Vehicles[vehicle] is { MostStops: not null } or { First.Count: > 0 } or { Breaks.Count: > 0 })
            || rows.Any(row => !problem.IsDepot(row) && problem.Stops[row] is { Skills.Count: > 0 } or { OnlyVehicle: not null });
        return any ? new Demands(problem, rows, vehicles) : null;
    }

    /// <summary>Whether the vehicle, which has so many stops, may have this one too.</summary>
    public bool Allow(int vehicle, int stop, int count) => count < mostStops[vehicle] && mayServe[(stop * mostStops.Length) + vehicle];

    /// <summary>Whether the vehicle may have so many stops.</summary>
    public bool AllowCount(int vehicle, int count) => count <= mostStops[vehicle];

    /// <summary>Whether the stop belongs to the beginning of a route that is not to be changed.</summary>
    public bool IsFirst(int stop) => isFirst[stop];

    /// <summary>How many stops at the vehicle's beginning are not to be changed.</summary>
    public int FirstCount(int vehicle) => firstCounts[vehicle];
}
