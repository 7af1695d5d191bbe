using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Routing.Rounds;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Options;
using Shift = LocalDelivery.Web.Features.Drivers.Shift;

namespace LocalDelivery.Web.Features.Rounds;

/// <summary>
/// Once a week each depot's round is made anew: first who usually comes to whom, with the week's work shared between the drivers; then for each
/// weekday in which order, and so at what time. It departs from the last round only as far as the owner's dial allows.
/// </summary>
public sealed class MakeRounds(
    Database database, RoundStore rounds, TypicalDays typicalDays, ServiceTimesStore serviceTimes, BusinessStore businesses, FleetStore fleet, DayTravel travel, NightStore nights, IOptions<RoutingOptions> options,
    ILogger<MakeRounds> logger)
{
    private const int DaysOld = 7;

    /// <summary>Seconds for one day of a round: whoever waits for the first night waits for all of them.</summary>
    private const int LongestDay = 5;

    /// <summary>How many nights' time the sharing of all days may take: it is made once a week, and everything after it departs from it.</summary>
    private const int RoundPatience = 4;

    /// <summary>How much longer than the fair share a driver's part of the week may be.</summary>
    private const double Bound = 0.2;

    /// <summary>Makes the rounds that are due before the date's routes are planned. Without one the routes are planned all the same.</summary>
    /// <param name="progress">Told how far a round is.</param>
    public async Task Run(DateOnly deliveryDate, IProgress<NightProgress>? progress, CancellationToken cancellation)
    {
        foreach (var depot in await fleet.Depots())
        {
            var last = await rounds.On(depot.Id, deliveryDate);
            if (last is not null && (last.From.AddDays(DaysOld) > deliveryDate || (last.From.AddDays(2 * DaysOld) > deliveryDate && await IsSomebodyAway(last)))) continue;
            var item = $"{depot.Id}/round";
            try
            {
                // A search that hangs must not take the night with it.
                if (await Make(depot, deliveryDate, last, progress, cancellation).WaitAsync(Longest(), cancellation) is { } round) await database.Write(tx => rounds.Insert(tx, round));
                await database.Write(tx => nights.Solve(tx, deliveryDate, "plan", item));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "The round of {Depot} could not be made", depot.Name);
                await nights.Notice(new NightProblem(deliveryDate, "plan", item, "no-round", failure.Message));
            }
        }
    }

    /// <summary>Whoever has no hours just now is ill or on holiday, and comes back to the same neighbors: a round made meanwhile would give them away.</summary>
    private async Task<bool> IsSomebodyAway(Round last)
    {
        var working = (await fleet.Shifts()).Select(shift => shift.DriverId).ToHashSet();
        var here = (await fleet.Drivers()).Select(driver => driver.Id).ToHashSet();
        return last.Visits.Values.Select(visit => visit.DriverId).Distinct().Any(driver => here.Contains(driver) && !working.Contains(driver));
    }

    private async Task<Round?> Make(Depot depot, DateOnly from, Round? last, IProgress<NightProgress>? progress, CancellationToken cancellation)
    {
        var fortnight = await typicalDays.Of(depot.Id, from);
        var seconds = await serviceTimes.Of(depot.Id, from);
        var business = await businesses.Get();
        var capacities = (await fleet.Vehicles()).Where(vehicle => vehicle.DepotId == depot.Id).ToDictionary(vehicle => vehicle.Id, vehicle => vehicle.Capacity);
        var shifts = (await fleet.Shifts()).Where(shift => capacities.ContainsKey(shift.VehicleId)).ToList();
        DayProblem Day(DateOnly date, IEnumerable<DueOrder> due, IReadOnlyList<Shift>? some = null) => new(
            business with { BandMinutes = null }, date, depot, [.. due.Select(order => order with { ServiceSeconds = seconds.TryGetValue(order.Customer.Id, out var known) ? known : null })], some ?? shifts, capacities, travel.MapOrEstimate, options.Value.Speeds, business.Zone.ToInstant(date, TimeOnly.MinValue));

        var working = fortnight.Where(day => day.Value.Count > 0 && shifts.Exists(shift => shift.Day == day.Key.DayOfWeek)).ToDictionary();
        if (working.Count == 0) return null;
        var told = new RoundProgress(progress, (SecondsForADay * (1 + working.Keys.Count(date => date < from.AddDays(DaysOld)))) + SecondsForAll);
        var regulars = await Task.Run(() => Regulars(working, shifts, last, Day, cancellation), cancellation);
        told.Done(SecondsForADay);
        var thisWeek = working.Where(each => each.Key < from.AddDays(DaysOld)).ToDictionary();
        var shared = await Task.Run(() => Shared(thisWeek.Count > 0 ? thisWeek : working, shifts, regulars, last, Day, told, cancellation), cancellation);
        told.Done(SecondsForAll);
        var visits = await Task.Run(() => Timed(working.Keys, from, date => Day(date, working[date].Select(order => order with { Usual = Known(last, order, shared.Drivers, shifts) })), shared, told, cancellation), cancellation);
        return visits.Count > 0 ? new Round(depot.Id, from, visits) { ServiceSeconds = seconds } : null;
    }

    /// <summary>Each weekday in its order, and so who comes when.</summary>
    private Dictionary<(CustomerId, DayOfWeek), UsualVisit> Timed(IEnumerable<DateOnly> dates, DateOnly from, Func<DateOnly, DayProblem> dayOf, Week shared, RoundProgress told, CancellationToken cancellation)
    {
        var visits = new Dictionary<(CustomerId, DayOfWeek), UsualVisit>();
        var orders = new Dictionary<DayOfWeek, RoutePlan>();
        foreach (var date in dates.Order())
        {
            var day = dayOf(date);
            var isThisWeek = date < from.AddDays(DaysOld);
            var earlier = shared.Plans.TryGetValue(date, out var plans) ? InUsualOrder(day.Problem, plans) : orders.GetValueOrDefault(date.DayOfWeek);
            // Whoever comes only every other week is put among those who come this week: in an order of their own they would be used to other times.
            var plan = !isThisWeek && earlier is not null
                ? RoutePlanner.Adjust(day.Problem, earlier, cancellation)
                : RoutePlanner.Plan(day.Problem, Limits(day.Problem.Stops.Count, SecondsForADay), progress: null, cancellation, earlier);
            orders.TryAdd(date.DayOfWeek, plan);
            if (isThisWeek) told.Done(SecondsForADay);
            foreach (var route in plan.Routes)
                foreach (var stop in route.Stops)
                    foreach (var customer in day.CustomersAt(stop.StopId))
                        visits.TryAdd((customer, date.DayOfWeek), new UsualVisit(DriverId.From(Guid.Parse(route.VehicleId)), day.TimeOfDay(stop.ServiceStartSeconds)));
        }

        return visits;
    }

    /// <summary>
    /// As many drivers as the busiest day needs, those first whom most neighbors know and who work most days; the others stand in for them. With more of
    /// them on the road each would drive less, and all together more.
    /// </summary>
    private List<DriverId> Regulars(
        IReadOnlyDictionary<DateOnly, IReadOnlyList<DueOrder>> coming, List<Shift> shifts, Round? last,
        Func<DateOnly, IEnumerable<DueOrder>, IReadOnlyList<Shift>, DayProblem> day, CancellationToken cancellation)
    {
        var (date, due) = coming.MaxBy(each => each.Value.Count);
        var busiest = day(date, due, shifts).Problem;
        var needed = due.Count == 0 || busiest.Vehicles.Count == 0 ? 0 : RoutePlanner.Plan(busiest, Limits(busiest.Stops.Count, SecondsForADay), progress: null, cancellation).Routes.Count;
        var known = last?.Visits.Values.CountBy(visit => visit.DriverId).ToDictionary() ?? [];
        return
        [
            .. shifts.CountBy(shift => shift.DriverId).OrderByDescending(driver => known.GetValueOrDefault(driver.Key)).ThenByDescending(driver => driver.Value).ThenBy(driver => driver.Key.Value)
                .Take(needed).Select(driver => driver.Key),
        ];
    }

    /// <summary>
    /// The whole week at once, by its regular drivers: whose neighborhood is whose. Where none of them works, whoever does stands in. Who comes only next
    /// week changes little about it, and with two weeks every step of the search would take twice as long.
    /// </summary>
    private Week Shared(
        IReadOnlyDictionary<DateOnly, IReadOnlyList<DueOrder>> week, List<Shift> shifts, IReadOnlyList<DriverId> regulars, Round? last,
        Func<DateOnly, IEnumerable<DueOrder>, IReadOnlyList<Shift>, DayProblem> day, RoundProgress told, CancellationToken cancellation)
    {
        var usually = last?.Visits.GroupBy(visit => visit.Key.CustomerId, visit => visit.Value.DriverId)
            .ToDictionary(visits => visits.Key, visits => new UsualVisit(visits.CountBy(driver => driver).MaxBy(driver => driver.Value).Key, At: null)) ?? [];
        var theirs = shifts.FindAll(shift => regulars.Contains(shift.DriverId));
        // A new face is new once, however often it comes: counted for every visit, nobody's driver would ever change, and the ways would be the first week's for good.
        var met = new HashSet<CustomerId>();
        UsualVisit? Usual(CustomerId customer, DateOnly date) =>
            usually.TryGetValue(customer, out var usual) && shifts.Exists(shift => shift.DriverId == usual.DriverId && shift.Day == date.DayOfWeek) && met.Add(customer) ? usual : null;
        var days = week.OrderBy(each => each.Key).Select(each => (Date: each.Key, Day: day(
            each.Key, [.. each.Value.Select(due => due with { Usual = Usual(due.Customer.Id, each.Key) })],
            theirs.Exists(shift => shift.Day == each.Key.DayOfWeek) ? theirs : shifts))).ToList();
        var limits = Limits(RoundPatience * days.Sum(each => each.Day.Problem.Stops.Count), SecondsForAll);
        var plans = RoundPlanner.Plan([.. days.Select(each => each.Day.Problem)], limits, Bound, told.Within(SecondsForAll, limits), cancellation);
        var drivers =
            from planned in days.Zip(plans)
            from route in planned.Second.Routes
            from stop in route.Stops
            from customer in planned.First.Day.CustomersAt(stop.StopId)
            group DriverId.From(Guid.Parse(route.VehicleId)) by customer;
        return new Week(
            drivers.ToDictionary(visits => visits.Key, visits => visits.CountBy(driver => driver).MaxBy(driver => driver.Value).Key),
            days.Zip(plans).ToDictionary(planned => planned.First.Date, planned => planned.Second));
    }

    /// <summary>Who is whose driver, and the plans that they come from.</summary>
    private sealed record Week(Dictionary<CustomerId, DriverId> Drivers, Dictionary<DateOnly, RoutePlan> Plans);

    /// <summary>A neighbor who gets another driver is used to no time of hers yet.</summary>
    private static UsualVisit? Known(Round? last, DueOrder order, Dictionary<CustomerId, DriverId> drivers, List<Shift> shifts)
    {
        if (!drivers.TryGetValue(order.Customer.Id, out var driver) || !shifts.Exists(shift => shift.DriverId == driver && shift.Day == order.Order.DeliveryDate.DayOfWeek)) return null;
        var before = last?.Of(order.Customer.Id, order.Order.DeliveryDate);
        return new UsualVisit(driver, before?.DriverId == driver ? before.Value.At : null);
    }

    /// <summary>The shared plan with every route in the order of the times its neighbors are used to; the search from there departs from it where that is worth it.</summary>
    private static RoutePlan InUsualOrder(RoutingProblem day, RoutePlan shared)
    {
        var usual = day.Stops.Where(stop => stop.Preferred is not null).ToDictionary(stop => stop.Id, stop => stop.Preferred!.Value.Window.Earliest, StringComparer.Ordinal);
        return shared with
        {
            Routes = [.. shared.Routes.Select(route => route with { Stops = [.. route.Stops.OrderBy(stop => usual.GetValueOrDefault(stop.StopId, int.MaxValue))] })],
        };
    }

    /// <summary>Far beyond what it takes, on however slow a machine.</summary>
    private TimeSpan Longest() => TimeSpan.FromMinutes(2)
        + (options.Value.PlanIterations > 0 ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(3 * (SecondsForAll + ((DaysOld + 1) * LongestDay))));

    private int SecondsForAll => RoundPatience * options.Value.PlanSeconds;

    private int SecondsForADay => Math.Min(options.Value.PlanSeconds, LongestDay);

    private PlanLimits Limits(int stops, int mostSeconds)
    {
        var given = options.Value;
        return given.PlanIterations > 0
            ? new PlanLimits(Time: null, given.PlanIterations, given.Seed)
            : new PlanLimits(TimeSpan.FromSeconds(Math.Clamp(stops / 40, 1, mostSeconds)), Iterations: null, given.Seed);
    }
}
