using LocalDelivery.Routing;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Jobs;
using Route = LocalDelivery.Routing.Route;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>
/// The night's third step: a stored plan is read back and held against the day as it is now, by a check that knows nothing of the planner.
/// What passes is released, to be driven and promised; what does not is withdrawn, and the owner is told.
/// </summary>
public sealed class ReleaseRoutes(Database database, DayProblems days, DayTravel travel, RoutePlanStore plans, NightStore nights, TimeProvider time)
{
    public async Task<StepResult> Run(DateOnly deliveryDate)
    {
        var byDepot = (await days.On(deliveryDate)).ToDictionary(day => day.Depot.Id);
        var result = default(StepResult);
        foreach (var plan in await plans.Latest(deliveryDate))
            result += plan.ReleasedAt is not null || !byDepot.TryGetValue(plan.DepotId, out var day) ? StepResult.OneSkipped : await ReleaseOne(plan, day);
        return result;
    }

    private async Task<StepResult> ReleaseOne(StoredPlan plan, DepotDay day)
    {
        var fault = await Fault(plan, day);
        var now = time.GetUtcNow();
        if (fault is null)
            return await database.Write(tx => plans.Release(tx, plan.Id, now)) ? StepResult.OneDone : StepResult.OneSkipped;
        await database.Write(async tx =>
        {
            await plans.Withdraw(tx, plan.Id, now);
            await nights.Notice(tx, new NightProblem(plan.DeliveryDate, "plan", plan.DepotId.ToString(), "check-failed", fault));
        });
        return StepResult.OneFailed;
    }

    /// <summary>What breaks a rule, if anything does; without the map it was made over, a plan can not be checked.</summary>
    private async Task<string?> Fault(StoredPlan plan, DepotDay day)
    {
        try
        {
            var problem = day.Problem(await travel.Of(plan), plan.PlannedAt);
            return RoutePlanCheck.Violations(problem.Problem, AsPlan(plan, problem)).FirstOrDefault()?.ToString();
        }
        catch (MapOutage outage)
        {
            return outage.Message;
        }
    }

    /// <summary>The plan as it was stored, in the planner's numbers again.</summary>
    private static RoutePlan AsPlan(StoredPlan plan, DayProblem problem) => new(
        [
            .. plan.Routes.Select(route => new Route(
                route.DriverId.ToString(), problem.Seconds(route.DepartsAt), problem.Seconds(route.ReturnsAt), route.DistanceMeters,
                [
                    .. route.Stops.Select(stop => new RouteStop(
                        problem.StopOf(stop.Orders[0]), problem.Seconds(stop.ArrivesAt), problem.Seconds(stop.ServiceStartsAt), problem.Seconds(stop.DepartsAt),
                        stop.TravelSeconds, stop.DistanceMeters)),
                ])),
        ],
        [.. plan.Unassigned.Select(order => problem.StopOf(order.OrderId)).Distinct().Select(stop => new UnassignedStop(stop, UnassignedReason.NoRoom))]);
}
