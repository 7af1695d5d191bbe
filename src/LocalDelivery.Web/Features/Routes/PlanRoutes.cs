using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Rounds;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Options;
using Route = LocalDelivery.Routing.Route;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>
/// The night's second step: each depot's orders become a route plan, stored but not yet released. A plan that has every order already is
/// left alone, and so is one whose vans have left; orders that came later get a new revision, in which everything promised stays promised unless somebody would be left out for it.
/// </summary>
public sealed class PlanRoutes(
    Database database, MakeRounds makeRounds, DayProblems days, DayTravel travel, RoutePlanStore plans, VansAway vansAway, NightStore nights, IOptions<RoutingOptions> options, TimeProvider time,
    ILogger<PlanRoutes> logger)
{
    /// <param name="anewUntil">What was planned until then is planned anew although it has every order: somebody changed a shift to make room.</param>
    public async Task<StepResult> Run(DateOnly deliveryDate, IProgress<NightProgress>? progress, CancellationToken cancellation, DateTimeOffset? anewUntil = null)
    {
        await makeRounds.Run(deliveryDate, progress, cancellation);
        var revisions = await plans.LastRevisions(deliveryDate);   // before anything is read: whatever another program stores from here on is met at the insert
        var latest = (await plans.Latest(deliveryDate)).ToDictionary(plan => plan.DepotId);
        var driven = await vansAway.On(deliveryDate);
        var result = default(StepResult);
        foreach (var depot in (await days.On(deliveryDate)).Select(day => day.Depot.Id))
        {
            var readAt = time.GetUtcNow();   // a depot's turn may come late: whoever changes a shift and asks again before it is read is in it, after it has a plan made anew
            if (await days.Of(deliveryDate, depot) is not { } day) continue;
            if (driven.TryGetValue(day.Depot.Id, out var onTheRoad)) await vansAway.LeaveAlone(day, onTheRoad);
            var planned = latest.GetValueOrDefault(day.Depot.Id);
            // What is driven is what would be planned now: whatever went wrong in between is over.
            if (onTheRoad is null && IsUnchanged(day, planned, travel.Source())) await database.Write(tx => nights.Solve(tx, deliveryDate, "plan", day.Depot.Id.ToString()));
            if (onTheRoad is null && planned?.IsPast(readAt) is true) planned = null;   // its hour has passed without anybody
            result += onTheRoad is not null || (planned?.PlannedAt <= anewUntil ? IsUnchanged(day, planned, travel.Source()) : HasEveryOrder(day, planned))
                ? StepResult.OneSkipped
                : await PlanOne(deliveryDate, day, readAt, planned, revisions.GetValueOrDefault(day.Depot.Id) + 1, progress, cancellation);
        }

        return result;
    }

    /// <summary>
    /// The depots with orders on no plan that another try may place: somebody froze them while this run was planning, or its plan was withdrawn.
    /// Where the vans have left, and where no plan can be made, they are before the owner.
    /// </summary>
    public async Task<IReadOnlyList<DepotDay>> Overtaken(DateOnly deliveryDate)
    {
        var latest = (await plans.Latest(deliveryDate)).ToDictionary(plan => plan.DepotId);
        var driven = await vansAway.On(deliveryDate);
        var hopeless = (await nights.Problems(deliveryDate)).Where(problem => problem is { Kind: "plan", Reason: "no-plan" }).Select(problem => problem.ItemId).ToHashSet();
        return
        [
            .. (await days.On(deliveryDate)).Where(day =>
                !driven.ContainsKey(day.Depot.Id) && !hopeless.Contains(day.Depot.Id.ToString()) && !HasEveryOrder(day, latest.GetValueOrDefault(day.Depot.Id))),
        ];
    }

    /// <summary>Overtaken in every round: the owner hears of it, for nobody else will.</summary>
    public async Task NoticeOvertaken(DateOnly deliveryDate)
    {
        foreach (var day in await Overtaken(deliveryDate))
            await nights.NoticeFirst(new NightProblem(deliveryDate, "plan", day.Depot.Id.ToString(), "overtaken", ""));
    }

    private static bool HasEveryOrder(DepotDay day, [NotNullWhen(true)] StoredPlan? planned) => planned is not null && planned.Has(day);

    /// <summary>Nothing is other than what it was made from, the driving times included: after an outage there is a better plan to be had.</summary>
    private static bool IsUnchanged(DepotDay day, StoredPlan? planned, TravelSource source) =>
        HasEveryOrder(day, planned) && planned.ReleasedAt is not null && planned.Basis == day.Basis(source);

    private async Task<StepResult> PlanOne(
        DateOnly deliveryDate, DepotDay day, DateTimeOffset now, StoredPlan? planned, int revision, IProgress<NightProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            var (problem, outage) = await Problem(day, now, Promises.Kept, cancellation);
            if (outage is not null && IsUnchanged(day, planned, travel.Source(outage))) return StepResult.OneSkipped;   // still out: the same estimate again
            var plan = await Plan(problem, progress, cancellation);
            // The vans leave at other hours than when the windows were promised, as where somebody takes over in the morning: better late than not at all.
            foreach (var loosened in new[] { Promises.MayBeLate, Promises.Wishes })
            {
                var leftOut = PromisedLeftOut(day, problem, plan);
                if (leftOut == 0) break;
                var (looser, looserOutage) = await Problem(day, now, loosened, cancellation);
                var other = await Plan(looser, progress, cancellation);
                if (PromisedLeftOut(day, looser, other) < leftOut) (problem, outage, plan) = (looser, looserOutage, other);
            }

            var violations = RoutePlanCheck.Violations(problem.Problem, plan);
            if (violations.Count > 0) throw new InvalidOperationException($"The planner's own plan breaks a rule: {violations[0]}");
            var stored = Stored(deliveryDate, day, problem, plan, revision, now) with { Basis = day.Basis(travel.Source(outage)) };
            return await Store(stored, outage) ? StepResult.OneDone : StepResult.OneSkipped;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogError(failure, "No route plan could be made for {Depot} on {Date}", day.Depot.Name, deliveryDate);
            await nights.Notice(new NightProblem(deliveryDate, "plan", day.Depot.Id.ToString(), "no-plan", failure.Message));
            return StepResult.OneFailed;
        }
    }

    private async Task<RoutePlan> Plan(DayProblem problem, IProgress<NightProgress>? progress, CancellationToken cancellation)
    {
        var limits = Limits(problem.Problem);
        var found = await Task.Run(() => RoutePlanner.Plan(problem.Problem, limits, Report(progress, limits), cancellation), cancellation)
            .WaitAsync(LongestFor(limits), cancellation);   // a planner that hangs must not take the night with it
        return SameDrivers.Keep(problem.Problem, found, problem.ToldAt);
    }

    /// <summary>How many neighbors without a place were promised one.</summary>
    private static int PromisedLeftOut(DepotDay day, DayProblem problem, RoutePlan plan)
    {
        var promised = day.Due.Where(due => due.Promise is not null).Select(due => due.Order.Id).ToHashSet();
        return plan.Unassigned.SelectMany(stop => problem.OrdersAt(stop.StopId)).Count(promised.Contains);
    }

    /// <summary>Over the map; where that is out, the whole day along the straight line.</summary>
    private async Task<(DayProblem Problem, MapOutage? Outage)> Problem(DepotDay day, DateTimeOffset now, Promises promises, CancellationToken cancellation)
    {
        try
        {
            return (await Task.Run(() => day.Problem(travel.Map, now, promises), cancellation).WaitAsync(cancellation), null);
        }
        catch (MapOutage outage)
        {
            logger.LogWarning(outage, "The travel times of {Depot} are estimated along the straight line", day.Depot.Name);
            return (day.Problem(travel.Estimate, now, promises), outage);
        }
    }

    private Task<bool> Store(StoredPlan plan, MapOutage? outage) => database.Write(async tx =>
    {
        if (!await plans.Insert(tx, plan)) return false;
        await nights.Solve(tx, plan.DeliveryDate, "plan", plan.DepotId.ToString());
        await travel.Record(tx, plan, outage);
        return true;
    });

    /// <summary>A small day is planned in seconds; a large one may use all the time the owner gives.</summary>
    private PlanLimits Limits(RoutingProblem problem)
    {
        var given = options.Value;
        var seconds = Math.Clamp(problem.Stops.Count / 10, 1, given.PlanSeconds);
        return given.PlanIterations > 0 ? new PlanLimits(Time: null, given.PlanIterations, given.Seed) : new PlanLimits(TimeSpan.FromSeconds(seconds), Iterations: null, given.Seed);
    }

    /// <summary>Far beyond what the planner gives itself, on however slow a machine.</summary>
    private static TimeSpan LongestFor(PlanLimits limits) => (limits.Time is { } time ? 3 * time : TimeSpan.FromHours(1)) + TimeSpan.FromMinutes(2);

    private static Progress<PlanProgress>? Report(IProgress<NightProgress>? progress, PlanLimits limits) => progress is null ? null : new Progress<PlanProgress>(
        plan => progress.Report(new NightProgress(NightStep.Plan, (int)plan.Elapsed.TotalSeconds, (int)(limits.Time?.TotalSeconds ?? 0))));

    private static StoredPlan Stored(DateOnly deliveryDate, DepotDay day, DayProblem problem, RoutePlan plan, int revision, DateTimeOffset now) => new(
        RoutePlanId.New(now), deliveryDate, day.Depot.Id, revision, now, ReleasedAt: null,
        [.. plan.Routes.Where(route => route.Stops.Count > 0).Select(route => Stored(day, problem, route, now))],
        [
            .. from stop in plan.Unassigned
               from order in problem.OrdersAt(stop.StopId)
               select new UnassignedOrder(order, ReasonOf(stop, problem.Problem), (stop.ShortBySeconds ?? stop.ShortByUnits)?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ]);

    /// <summary>Without anybody on shift it is not capacity that is missing, but a driver.</summary>
    private static UnassignedReason ReasonOf(UnassignedStop stop, RoutingProblem problem) => problem.Vehicles.Count == 0 ? UnassignedReason.NoRoom : stop.Reason;

    private static PlannedRoute Stored(DepotDay day, DayProblem problem, Route route, DateTimeOffset now)
    {
        var driver = DriverId.From(Guid.Parse(route.VehicleId));
        return new PlannedRoute(
            RouteId.New(now), driver, day.VehicleOf[driver], problem.At(route.DepartureSeconds), problem.At(route.ReturnSeconds), route.DistanceMeters,
            [
                .. route.Stops.Select((stop, index) => new PlannedStop(
                    StopId.New(now), index + 1, problem.LocationOf(stop.StopId), stop.TravelSeconds, stop.DistanceMeters,
                    problem.At(stop.ArrivalSeconds), problem.At(stop.ServiceStartSeconds), problem.At(stop.DepartureSeconds), problem.OrdersAt(stop.StopId))),
            ]);
    }
}
