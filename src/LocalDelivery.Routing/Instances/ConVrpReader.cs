namespace LocalDelivery.Routing.Instances;

/// <summary>Reads consistent instances. Unlike in VRPLIB, the depot is no node: it stands by its coordinates in a section of its own, but DIMENSION counts it.</summary>
internal static class ConVrpReader
{
    private const int MostDays = 366;
    private const int MostNodes = 100_000;
    private const string NotVisited = "-1";

    private static readonly string[] Known =
    [
        "NAME", "COMMENT", "TYPE", "DIMENSION", "NUM_DAYS", "CAPACITY", "DISTANCE", "EDGE_WEIGHT_TYPE", "EDGE_WEIGHT_FORMAT", "NODE_COORD_TYPE",
        "NODE_COORD_SECTION", "DEMAND_SECTION", "SVC_TIME_SECTION", "DEPOT_SECTION",
    ];

    public static ConVrpInstance Read(InstanceText text)
    {
        text.RefuseAllBut(Known);
        if (text.Value("TYPE") is var type && type.Fields[0] != "CVRP") throw type.Fault($"\"{type.Fields[0]}\" is not CVRP");
        if (text.Value("EDGE_WEIGHT_FORMAT") is var format && format.Fields[0] != "EUC_2D") throw format.Fault($"\"{format.Fields[0]}\" is not EUC_2D");
        var days = text.Value("NUM_DAYS").Whole(0, 1, MostDays);
        var count = text.Value("DIMENSION").Whole(0, 2, MostNodes) - 1;
        var limit = text.Value("DISTANCE");
        return new ConVrpInstance(
            text.Value("NAME").Fields[0], days, text.Value("CAPACITY").Whole(0, 1), limit.Whole(0, 1), Depot(text.Section("DEPOT_SECTION")), Customers(text, count, days));
    }

    private static ConVrpCustomer[] Customers(InstanceText text, int count, int days)
    {
        var places = text.Section("NODE_COORD_SECTION").ByNumber(count, 2);
        var demands = text.Section("DEMAND_SECTION").ByNumber(count, days);
        var services = text.Section("SVC_TIME_SECTION").ByNumber(count, days);
        return [.. Enumerable.Range(0, count).Select(customer => new ConVrpCustomer(
            places[customer].Coordinate(1), places[customer].Coordinate(2),
            [.. Enumerable.Range(1, days).Select(day => Demand(demands[customer], day))],
            [.. Enumerable.Range(1, days).Select(day => Service(services[customer], day))]))];
    }

    private static decimal Service(InstanceRow row, int day) => row.Time(day) is var time && time <= ConVrpDay.LongestShift
        ? time : throw row.Fault($"{row.Fields[day]} is longer than {ConVrpDay.LongestShift}");

    private static int? Demand(InstanceRow row, int day) => row.Fields[day] == NotVisited ? null : row.Whole(day);

    private static (double X, double Y) Depot(InstanceSection section)
    {
        var rows = section.Rows.TakeWhile(row => row.Fields[0] != "-1" || row.Fields.Count > 1).ToList();
        if (rows.Count != 1) throw section.Fault($"one depot is expected, not {rows.Count}");
        rows[0].Expect(2);
        return (rows[0].Coordinate(0), rows[0].Coordinate(1));
    }
}
