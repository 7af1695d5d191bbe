using LocalDelivery.Routing;

namespace LocalDelivery.Benchmarks;

/// <summary>
/// A made-up delivery day: a town with a dense center, vans from four in the morning, a third of the doors with a time
/// window, crates and liters.
/// </summary>
internal static class TownDay
{
    private const int Hour = 3600;
    private const double CenterLatitude = 49.51;
    private const double CenterLongitude = 11.28;

    public static RoutingProblem Make(int stops, int vehicles, int seed)
    {
        var random = new Random(seed);
        var load = 0;
        var visits = Enumerable.Range(1, stops).Select(number =>
        {
            var crates = random.Next(1, 5);
            load += crates;
            return new Stop($"S{number}", Door(random), random.Next(60, 181), [crates, random.Next(0, 12)], Windows(random));
        }).ToList();
        var depot = new Location(CenterLatitude + 0.02, CenterLongitude - 0.03);
        var capacity = (int)(load * 1.15 / vehicles) + 4; // 15 % to spare, and never less than the largest stop
        var vans = Enumerable.Range(1, vehicles).Select(number =>
            new Vehicle($"V{number}", depot, new TimeWindow(4 * Hour, 10 * Hour), [capacity, capacity * 4])).ToList();
        return RoutingProblem.Create(visits, vans, new StraightLineTravelTimes());
    }

    private static Location Door(Random random)
    {
        var distance = 0.035 * random.NextDouble() * (0.4 + random.NextDouble());
        var angle = 2 * Math.PI * random.NextDouble();
        return new Location(CenterLatitude + (distance * Math.Sin(angle)), CenterLongitude + (1.5 * distance * Math.Cos(angle)));
    }

    private static TimeWindow[] Windows(Random random) => random.Next(9) switch
    {
        0 => [new TimeWindow(4 * Hour, 6 * Hour)],
        1 => [new TimeWindow(6 * Hour, 7 * Hour), new TimeWindow(8 * Hour, 9 * Hour)],
        2 => [new TimeWindow(7 * Hour, 9 * Hour)],
        _ => [],
    };
}
