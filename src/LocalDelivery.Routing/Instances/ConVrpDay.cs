using System.Globalization;

namespace LocalDelivery.Routing.Instances;

/// <summary>One day of a consistent instance as a problem. Stops keep the file's numbers, and every day has the same vehicles.</summary>
internal static class ConVrpDay
{
    /// <summary>In the file's unit: several times the longest route of any good plan of these instances.</summary>
    public const int LongestShift = RoutingProblem.MaxSeconds / Scale;

    private const int Scale = 100; // published costs have two decimals

    public static RoutingProblem Of(ConVrpInstance instance, int day)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(day);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(day, instance.DayCount);
        IReadOnlyList<(double X, double Y)> places = [instance.Depot, .. instance.Customers.Select(customer => (customer.X, customer.Y))];
        var locations = InstanceMap.Locations(places);
        var visited = instance.VisitedOn(day);
        var stops = visited.Select(at => new Stop(
            (at + 1).ToString(CultureInfo.InvariantCulture), locations[at + 1], Hundredths(instance.Customers[at].ServiceTimes[day]),
            [instance.Customers[at].Demands[day]!.Value], [])).ToList();
        int[] nodes = [0, .. visited.Select(at => at + 1)];
        var shift = new TimeWindow(0, Hundredths(instance.DurationLimit));
        return new RoutingProblem(
            stops, InstanceProblem.Fleet(Vehicles(instance), locations[0], shift, instance.Capacity),
            InstanceProblem.TravelBetween(nodes.Length, (from, to) => Leg(places[nodes[from]], places[nodes[to]])));
    }

    /// <summary>As many as the fullest or the longest day may need: drivers are to know their customers, so none comes for a day only.</summary>
    private static int Vehicles(ConVrpInstance instance) => Enumerable.Range(0, instance.DayCount).Max(day =>
    {
        var visited = instance.VisitedOn(day).Select(at => instance.Customers[at]).ToList();
        return Math.Max(
            InstanceProblem.VehiclesFor(visited.Sum(customer => (long)customer.Demands[day]!.Value), instance.Capacity, visited.Count),
            InstanceProblem.VehiclesFor((long)visited.Sum(customer => customer.ServiceTimes[day]), (int)instance.DurationLimit, visited.Count));
    });

    private static Leg Leg((double X, double Y) from, (double X, double Y) to)
    {
        var hundredths = Math.Sqrt(((from.X - to.X) * (from.X - to.X)) + ((from.Y - to.Y) * (from.Y - to.Y))) * Scale;
        return new Leg((int)Math.Ceiling(hundredths), (int)Math.Round(hundredths));
    }

    private static int Hundredths(decimal time) => (int)Math.Ceiling(Math.Min(time, LongestShift) * Scale);
}
