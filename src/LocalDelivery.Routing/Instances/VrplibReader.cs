namespace LocalDelivery.Routing.Instances;

/// <summary>Reads VRPLIB (E. Uchoa et al., "New benchmark instances for the CVRP", EJOR 257, 2017; the DIMACS challenge's for time windows).</summary>
internal static class VrplibReader
{
    private const int MostNodes = 100_000;

    private static readonly string[] Known =
    [
        "NAME", "COMMENT", "TYPE", "DIMENSION", "CAPACITY", "VEHICLES", "SERVICE_TIME", "EDGE_WEIGHT_TYPE", "EDGE_WEIGHT_FORMAT",
        "NODE_COORD_TYPE", "DISPLAY_DATA_TYPE", "NODE_COORD_SECTION", "DEMAND_SECTION", "DEPOT_SECTION", "TIME_WINDOW_SECTION",
        "SERVICE_TIME_SECTION", "EDGE_WEIGHT_SECTION", "DISPLAY_DATA_SECTION",
    ];

    public static VrplibInstance Read(InstanceText text)
    {
        var rule = Rule(text.Value("TYPE"));
        if (text.Has("NUM_DAYS")) throw text.Value("NUM_DAYS").Fault($"an instance of several days, not of one");
        text.RefuseAllBut(Known);
        var count = text.Value("DIMENSION").Whole(0, 2, MostNodes);
        var weights = VrplibWeights.Read(text, rule, count);
        RequireDepotFirst(text.Section("DEPOT_SECTION"));
        return new VrplibInstance(
            text.Value("NAME").Fields[0], rule, text.Value("CAPACITY").Whole(0, 1),
            text.Has("VEHICLES") ? text.Value("VEHICLES").Whole(0, 1, MostNodes) : null, Nodes(text, rule, count, weights is null), weights);
    }

    private static DistanceRule Rule(InstanceRow type) => type.Fields[0].ToUpperInvariant() switch
    {
        "CVRP" => DistanceRule.Nearest,
        "VRPTW" or "CVRPTW" => DistanceRule.Tenths,
        _ => throw type.Fault($"\"{type.Fields[0]}\" is none of CVRP, VRPTW and CVRPTW"),
    };

    private static InstanceNode[] Nodes(InstanceText text, DistanceRule rule, int count, bool hasPlaces)
    {
        var places = hasPlaces ? text.Section("NODE_COORD_SECTION").ByNumber(count, 2) : null;
        var demands = text.Section("DEMAND_SECTION").ByNumber(count, 1);
        if (demands[0].Whole(1) > 0) throw demands[0].Fault($"the depot can not have a demand");
        var times = VrplibTimes.Read(text, rule, count);
        return [.. Enumerable.Range(0, count).Select(node => new InstanceNode(
            places?[node].Coordinate(1) ?? 0, places?[node].Coordinate(2) ?? 0, demands[node].Whole(1), times[node].Service, times[node].Window))];
    }

    /// <summary>Solutions count customers from the depot on, which only means something where the depot is the first node.</summary>
    private static void RequireDepotFirst(InstanceSection section)
    {
        var depots = section.AllFields().TakeWhile(field => field.Row.Fields[field.At] != "-1").ToList();
        if (depots.Count == 0) throw section.Fault($"no depot is named");
        if (depots.Count > 1) throw depots[1].Row.Fault($"a second depot; only one is known here");
        if (depots[0].Row.Whole(depots[0].At) is var node and not 1) throw depots[0].Row.Fault($"the depot is node {node}; it must be node 1");
    }
}
