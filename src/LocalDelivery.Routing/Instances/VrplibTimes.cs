namespace LocalDelivery.Routing.Instances;

/// <summary>Reads when nodes may be visited, and for how long.</summary>
internal static class VrplibTimes
{
    public static IReadOnlyList<(int Service, TimeWindow? Window)> Read(InstanceText text, DistanceRule rule, int count)
    {
        var windows = text.Find("TIME_WINDOW_SECTION");
        if (rule == DistanceRule.Nearest)
            return windows is null
                ? new (int Service, TimeWindow? Window)[count]
                : throw windows.Fault($"TYPE is {text.Value("TYPE").Fields[0]}, which has no time windows");
        var rows = (windows ?? text.Section("TIME_WINDOW_SECTION")).ByNumber(count, 2);
        var services = Services(text, rule, count);
        return [.. rows.Select((row, node) => (node == 0 ? 0 : services(node), (TimeWindow?)Window(row, 1, rule)))];
    }

    /// <summary>The window in two fields of a row, one behind the other.</summary>
    public static TimeWindow Window(InstanceRow row, int at, DistanceRule rule)
    {
        var (ready, due) = (rule.Units(row.Time(at)), rule.Units(row.Time(at + 1)));
        if (due < ready) throw row.Fault($"the window ends at {row.Fields[at + 1]}, before it begins at {row.Fields[at]}");
        return due <= RoutingProblem.MaxSeconds ? new TimeWindow(ready, due) : throw row.Fault($"{row.Fields[at + 1]} is later than {rule.Cost(RoutingProblem.MaxSeconds)}");
    }

    /// <summary>A duration in a row's field.</summary>
    public static int Service(InstanceRow row, int at, DistanceRule rule) => rule.Units(row.Time(at)) is var units && units <= RoutingProblem.MaxSeconds
        ? units : throw row.Fault($"{row.Fields[at]} is longer than {rule.Cost(RoutingProblem.MaxSeconds)}");

    private static Func<int, int> Services(InstanceText text, DistanceRule rule, int count)
    {
        if (text.Find("SERVICE_TIME_SECTION") is not { } section)
        {
            var same = Service(text.Value("SERVICE_TIME"), 0, rule);
            return _ => same;
        }

        if (text.Has("SERVICE_TIME")) throw section.Fault($"service times stand here and in the header");
        var rows = section.ByNumber(count, 1);
        return node => Service(rows[node], 1, rule);
    }
}
