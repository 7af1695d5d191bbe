namespace LocalDelivery.Routing.Instances;

/// <summary>
/// Reads the plain text of M. M. Solomon's instances ("Algorithms for the Vehicle Routing and Scheduling Problems with Time
/// Window Constraints", Operations Research 35, 1987): a name, VEHICLE with number and capacity, CUSTOMER with a row each, the
/// depot first as number 0. Distances by the DIMACS rule.
/// </summary>
internal static class SolomonReader
{
    private const int MostVehicles = 100_000;
    private const DistanceRule Rule = DistanceRule.Tenths;

    public static bool Recognizes(IReadOnlyList<(int Number, string Text)> lines) => lines.Count > 1 && Is(lines[1].Text, "VEHICLE");

    public static VrplibInstance Read(IReadOnlyList<(int Number, string Text)> lines)
    {
        var customers = lines.ToList().FindIndex(line => Is(line.Text, "CUSTOMER"));
        if (customers < 0) throw new InstanceFormatException(lines[^1].Number, "file", $"{"CUSTOMER"} is missing");
        if (customers != 4) throw new InstanceFormatException(lines[1].Number, "VEHICLE", $"a line with headings and one with number and capacity must stand before CUSTOMER");
        var fleet = Row(lines[3], "VEHICLE");
        fleet.Expect(2);
        var nodes = lines.Skip(6).Select((line, number) => Node(Row(line, "CUSTOMER"), number)).ToList(); // line 5 has headings
        if (nodes.Count < 2) throw new InstanceFormatException(lines[^1].Number, "CUSTOMER", $"there is no customer");
        return new VrplibInstance(lines[0].Text, Rule, fleet.Whole(1, 1), fleet.Whole(0, 1, MostVehicles), nodes);
    }

    private static InstanceNode Node(InstanceRow row, int number)
    {
        row.Expect(7);
        if (row.Whole(0) != number) throw row.Fault($"number {row.Fields[0]} stands where {number} is expected");
        if (number == 0 && row.Whole(3) > 0) throw row.Fault($"the depot can not have a demand");
        var service = number == 0 ? 0 : VrplibTimes.Service(row, 6, Rule);
        return new InstanceNode(row.Coordinate(1), row.Coordinate(2), row.Whole(3), service, VrplibTimes.Window(row, 4, Rule));
    }

    private static bool Is(string text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static InstanceRow Row((int Number, string Text) line, string section) => new(line.Number, section, InstanceLines.Fields(line.Text));
}
