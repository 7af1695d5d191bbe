using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Routes;

namespace LocalDelivery.Web.Commands.Simulation;

/// <summary>One visit as it came to be.</summary>
public readonly record struct Visit(CustomerId CustomerId, DateOnly Date, DriverId DriverId, DateTimeOffset Came, bool IsPromiseKept);

/// <summary>
/// Drives the planned routes through a morning that is not the planned one: all ways are a little slower or faster today, each leg and each door
/// by itself more so. Whoever is early waits for the promised window.
/// </summary>
public static class SimulatedMorning
{
    private const double DaySpread = 0.05;
    private const double LegSpread = 0.2;
    private const double DoorSpread = 0.3;

    public static IEnumerable<Visit> Drive(
        IEnumerable<PlannedRoute> routes, IReadOnlyDictionary<OrderId, PromisedWindow> promised, Func<OrderId, CustomerId> customerOf, DateOnly date, Random random)
    {
        var today = Noise(random, DaySpread);
        foreach (var route in routes)
        {
            var clock = route.DepartsAt;
            foreach (var stop in route.Stops)
            {
                clock += TimeSpan.FromSeconds(stop.TravelSeconds * today * Noise(random, LegSpread));
                var opens = stop.Orders.Where(promised.ContainsKey).Select(order => promised[order].From).DefaultIfEmpty(clock).Max();
                if (opens > clock) clock = opens;
                foreach (var order in stop.Orders)
                    yield return new Visit(customerOf(order), date, route.DriverId, clock, !promised.TryGetValue(order, out var window) || (window.From <= clock && clock <= window.Until));
                clock += (stop.DepartsAt - stop.ServiceStartsAt) * Noise(random, DoorSpread);
            }
        }
    }

    /// <summary>Around 1, never below 0, a long tail upwards: log-normal with a mean of 1 (Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958).</summary>
    public static double Noise(Random random, double spread)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Exp((spread * normal) - (spread * spread / 2));
    }
}
