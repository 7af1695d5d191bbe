using System.Data.Common;
using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Jobs;
using Route = LocalDelivery.Routing.Route;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>
/// The night's third step: a stored plan is read back and held against the day as it is now, by a check that knows nothing of the planner.
/// What passes is released, to be driven and promised; what does not is withdrawn, and the owner is told.
/// </summary>
public sealed class ReleaseRoutes(
    Database database, DayProblems days, DayTravel travel, RoutePlanStore plans, VansAway vansAway, NightStore nights, TimeProvider time,
    ILogger<ReleaseRoutes> logger)
{
    public async Task<StepResult> Run(DateOnly deliveryDate)
    {
        var byDepot = (await days.On(deliveryDate)).ToDictionary(day => day.Depot.Id);
        var driven = await vansAway.On(deliveryDate);
        var result = default(StepResult);
        foreach (var plan in await plans.Latest(deliveryDate))
        {
            if (plan.ReleasedAt is not null || !byDepot.TryGetValue(plan.DepotId, out var day)) result += StepResult.OneSkipped;
            else if (driven.TryGetValue(plan.DepotId, out var onTheRoad)) result += await TooLate(plan, day, onTheRoad);
            else if (!plan.Has(day) || plan.IsPast(time.GetUtcNow())) result += await PlanAnew(plan);
            else result += await ReleaseOne(plan, day);
        }

        return result;
    }

    /// <summary>The vans left while this plan was being made: what they drive counts.</summary>
    private async Task<StepResult> TooLate(StoredPlan plan, DepotDay day, StoredPlan onTheRoad)
    {
        await database.Write(tx => plans.Withdraw(tx, plan.Id, time.GetUtcNow()));
        await vansAway.LeaveAlone(day, onTheRoad);
        return StepResult.OneSkipped;
    }

    /// <summary>Orders were frozen while this plan was being made, its hour has passed, or its map is gone since, so another is needed; nothing is wrong with anybody.</summary>
    private async Task<StepResult> PlanAnew(StoredPlan plan)
    {
        await database.Write(tx => plans.Withdraw(tx, plan.Id, time.GetUtcNow()));
        return StepResult.OneSkipped;
    }

    private async Task<StepResult> ReleaseOne(StoredPlan plan, DepotDay day)
    {
        string? fault;
        try
        {
            fault = await Fault(plan, day);
        }
        catch (MapOutage)
        {
            return await PlanAnew(plan);   // without the map it was made over, a plan can not be checked
        }

        var now = time.GetUtcNow();
        if ((await vansAway.On(plan.DeliveryDate)).TryGetValue(plan.DepotId, out var onTheRoad)) return await TooLate(plan, day, onTheRoad);   // left during the check
        if (fault is null) return await Release(plan, day, now) ? StepResult.OneDone : StepResult.OneSkipped;
        logger.LogError("The plan of {Depot} on {Date} is not released: {Fault}", day.Depot.Name, plan.DeliveryDate, fault);
        await database.Write(async tx =>
        {
            await plans.Withdraw(tx, plan.Id, now);
            await nights.Notice(tx, new NightProblem(plan.DeliveryDate, "plan", plan.DepotId.ToString(), "check-failed", fault));
        });
        return StepResult.OneFailed;
    }

    /// <summary>What breaks a rule, if anything does.</summary>
    private async Task<string?> Fault(StoredPlan plan, DepotDay day)
    {
        var problem = day.Problem(await travel.Of(plan), plan.PlannedAt, Loosened(plan, day));
        return RoutePlanCheck.Violations(problem.Problem, AsPlan(plan, problem)).FirstOrDefault()?.ToString();
    }

    private async Task<bool> Release(StoredPlan plan, DepotDay day, DateTimeOffset now)
    {
        var replaced = (await plans.Released(plan.DeliveryDate)).Where(released => released.DepotId == plan.DepotId).SelectMany(released => released.Routes).ToList();
        return await database.Write(tx => Release(tx, plan, day, replaced, now));
    }

    private async Task<bool> Release(DbTransaction tx, StoredPlan plan, DepotDay day, IReadOnlyList<PlannedRoute> replaced, DateTimeOffset now)
    {
        if (!await plans.Release(tx, plan.Id, now)) return false;
        foreach (var route in replaced) await nights.Solve(tx, plan.DeliveryDate, UndrivableRoutes.Kind, UndrivableRoutes.Item(route));
        var surprised = Surprised(plan, day);
        var item = $"{plan.DepotId}/drivers";
        if (surprised == 0) await nights.Solve(tx, plan.DeliveryDate, "plan", item);
        else await nights.Notice(tx, new NightProblem(plan.DeliveryDate, "plan", item, "other-driver", surprised.ToString(CultureInfo.InvariantCulture)));
        // Only now, for until then the plan before it is what is driven, and what that one left out is still left out.
        foreach (var order in plan.Routes.SelectMany(route => route.Stops).SelectMany(stop => stop.Orders))
            await nights.Solve(tx, plan.DeliveryDate, "stop", order.ToString());
        foreach (var (order, late) in Broken(plan, day))
        {
            var seconds = ((long)late.Duration().TotalSeconds).ToString(CultureInfo.InvariantCulture);
            if (late > TimeSpan.Zero) await nights.Notice(tx, new NightProblem(plan.DeliveryDate, "stop", order.ToString(), "late", seconds));
            else await nights.Notice(tx, new NightProblem(plan.DeliveryDate, "stop", order.ToString(), "early", seconds));
        }

        foreach (var order in plan.Unassigned)
            await nights.Notice(tx, new NightProblem(plan.DeliveryDate, "stop", order.OrderId.ToString(), order.Reason.ToString(), order.Detail));
        return true;
    }

    /// <summary>A plan that breaks promises was made so that nobody is left out for one.</summary>
    private static Promises Loosened(StoredPlan plan, DepotDay day)
    {
        var broken = Broken(plan, day).ToList();
        return broken.Exists(one => one.Late < TimeSpan.Zero) ? Promises.Wishes : broken.Count > 0 ? Promises.MayBeLate : Promises.Kept;
    }

    /// <returns>Who is visited outside the promised window, and by how much: less than nothing where it is too early.</returns>
    private static IEnumerable<(OrderId Order, TimeSpan Late)> Broken(StoredPlan plan, DepotDay day)
    {
        var promised = day.Due.Where(due => due.Promise is not null).ToDictionary(due => due.Order.Id, due => due.Promise!);
        return from route in plan.Routes
               from stop in route.Stops
               from order in stop.Orders
               where promised.ContainsKey(order)
               let window = promised[order]
               let late = stop.ServiceStartsAt > window.Until ? stop.ServiceStartsAt - window.Until : stop.ServiceStartsAt < window.From ? stop.ServiceStartsAt - window.From : default
               where late != default
               select (order, late);
    }

    /// <returns>How many neighbors were told another driver's name than now comes.</returns>
    private static int Surprised(StoredPlan plan, DepotDay day)
    {
        var drivers = plan.Routes.SelectMany(route => route.Stops.SelectMany(stop => stop.Orders), (route, order) => (order, route.DriverId)).ToDictionary();
        return day.Due.Count(due => due.Told is { } told && drivers.TryGetValue(due.Order.Id, out var driver) && driver != told);
    }

    /// <summary>The plan as it was stored, in the planner's numbers again.</summary>
    public static RoutePlan AsPlan(StoredPlan plan, DayProblem problem) => new(
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
