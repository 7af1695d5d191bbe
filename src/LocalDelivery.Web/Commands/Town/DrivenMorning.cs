using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Commands.Town;

/// <summary>A demo's today: its night has run yesterday evening, the vans are out, and each driver has a few doors left to try the page on.</summary>
public static class DrivenMorning
{
    private const int DoorsLeft = 3;

    /// <summary>Yesterday evening, when today's night ran.</summary>
    private sealed class Yesterday(DateTimeOffset evening) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => evening;
    }

    /// <param name="settings">The demo's own.</param>
    public static async Task Make(string[] settings, Business business, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = business.Zone.DateAt(now);
        await using var app = App.Create([.. settings, "--Routing:PlanSeconds=2"], clock: new Yesterday(business.NightRunFor(today)));
        await app.Services.GetRequiredService<NightlyRun>().Run(today, cancellation: cancellation);
        var routes = (await app.Services.GetRequiredService<RoutePlanStore>().Released(today)).SelectMany(plan => plan.Routes).ToList();
        var outcomes = app.Services.GetRequiredService<OutcomeStore>();
        await app.Services.GetRequiredService<Database>().Write(async tx =>
        {
            foreach (var (route, stop) in Driven(routes, now))
                foreach (var order in stop.Orders)
                    await outcomes.Insert(tx, new DeliveryOutcome(order, route.DriverId, Trouble(routes, route, stop), stop.DepartsAt));
        });
    }

    /// <summary>What lies behind the drivers by now, but for the last doors of each: whoever signs in has something to press.</summary>
    private static IEnumerable<(PlannedRoute Route, PlannedStop Stop)> Driven(IReadOnlyList<PlannedRoute> routes, DateTimeOffset now) =>
        from route in routes
        from stop in route.Stops.SkipLast(DoorsLeft)
        where stop.DepartsAt < now
        select (route, stop);

    /// <summary>One door that did not open, for the owner to see.</summary>
    private static NotDelivered? Trouble(IReadOnlyList<PlannedRoute> routes, PlannedRoute route, PlannedStop stop) =>
        route == routes[^1] && stop.Position == 1 ? new NotDelivered(NotDeliveredReason.NobodyThere) : null;
}
