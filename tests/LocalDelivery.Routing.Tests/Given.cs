namespace LocalDelivery.Routing.Tests;

/// <summary>Problems small enough to solve by hand: places on one straight street, a second and ten meters apart each.</summary>
internal static class Given
{
    public static readonly TimeWindow AllDay = new(0, RoutingProblem.MaxSeconds);
    public static readonly PlanLimits FewIterations = new(null, 2_000, 1);

    /// <summary>A stop on the street at <paramref name="at"/> seconds' drive east of zero.</summary>
    public static Stop Stop(string id, int at, int service = 60, int[]? load = null, params TimeWindow[] windows) =>
        new(id, Place(at), service, load ?? [1], windows);

    public static Vehicle Vehicle(string id, TimeWindow? shift = null, int depot = 0, params int[] capacity) =>
        new(id, Place(depot), shift ?? AllDay, capacity.Length == 0 ? [100] : capacity);

    public static RoutingProblem Street(IReadOnlyList<Stop> stops, params Vehicle[] vehicles) =>
        RoutingProblem.Create(stops, vehicles, new StreetTravelTimes());

    /// <summary>A street on which there is no way to or from one place.</summary>
    public static RoutingProblem StreetWithoutWay(IReadOnlyList<Stop> stops, Func<int, int, bool> blocked, params Vehicle[] vehicles)
    {
        var street = Street(stops, vehicles).Travel;
        return new RoutingProblem(stops, vehicles, TravelMatrix.Build(street.Count, (from, to) =>
            street[from, to] with { Seconds = blocked(from, to) ? Travel.Unreachable : street.Seconds(from, to) }));
    }

    private static Location Place(int seconds) => new(0, seconds / 1000.0);

    private sealed class StreetTravelTimes : ITravelTimes
    {
        public Travel Between(IReadOnlyList<Location> locations) => TravelMatrix.Build(locations.Count, (from, to) =>
        {
            var seconds = (int)Math.Round(Math.Abs(locations[from].Longitude - locations[to].Longitude) * 1000);
            return new Leg(seconds, seconds * 10);
        });
    }
}
