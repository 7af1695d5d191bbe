using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>
/// Which depots' plans are being driven. Once a van of a released plan has left, that plan is what is on the road and in the drivers' hands:
/// nothing that runs later may take a stop out of it.
/// </summary>
public sealed class VansAway(
    Database database, RoutePlanStore plans, UndrivableRoutes undrivable, OutcomeStore outcomes, PromiseStore promises, NightStore nights, TimeProvider time)
{
    /// <returns>
    /// The released plans of which a route has departed: somebody recorded what became of a door, or its hour has come. The hour alone says nothing where nobody
    /// can drive it, or where the night died before it had promised everything and nobody had the routes in hand.
    /// </returns>
    public async Task<IReadOnlyDictionary<DepotId, StoredPlan>> On(DateOnly deliveryDate)
    {
        var now = time.GetUtcNow();
        var recorded = await outcomes.On(deliveryDate);
        var left = (await plans.Released(deliveryDate)).Where(plan => plan.Routes.Any(route => route.HasLeft(now, recorded.Keys))).ToList();
        if (left.Count == 0) return new Dictionary<DepotId, StoredPlan>();
        var driverless = await undrivable.Drivers(deliveryDate);
        var isFinished = (await nights.Since(deliveryDate)).FirstOrDefault(night => night.DeliveryDate == deliveryDate)?.FinishedAt is not null;
        var promised = await promises.On(deliveryDate);
        return left.Where(plan => plan.Routes.Any(route => route.IsDriven(recorded.Keys)
            || (route.DepartsAt <= now && !driverless.Contains(route.DriverId) && (isFinished || plan.Routes.SelectMany(each => each.Stops).SelectMany(stop => stop.Orders).All(promised.ContainsKey)))))
            .ToDictionary(plan => plan.DepotId);
    }

    /// <summary>
    /// The driven plan stays as it is; orders that came after it are put before the owner, who can still ring somebody. That another plan could not
    /// be made says no more than their names.
    /// </summary>
    public Task LeaveAlone(DepotDay day, StoredPlan driven) => database.Write(async tx =>
    {
        await nights.Solve(tx, driven.DeliveryDate, "plan", day.Depot.Id.ToString());
        foreach (var late in day.Due.Select(due => due.Order.Id).Except(driven.Orders))
            await nights.NoticeOnce(tx, new NightProblem(driven.DeliveryDate, "stop", late.ToString(), "vans-left", ""));   // whoever has rung the neighbor is not told again
    });
}
