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
using Vehicle = LocalDelivery.Routing.Vehicle;

namespace LocalDelivery.Web.Features.Rounds;

/// <summary>
/// Once a week each depot's round is made anew: first who usually comes to whom, with the week's work shared between the drivers; then for each
/// weekday in which order, and so at what time. It departs from the last round only as far as the owner's dial allows.
/// </summary>
public sealed class MakeRounds(
    Database database, RoundStore rounds, TypicalDays typicalDays, BusinessStore businesses, FleetStore fleet, DayTravel travel, NightStore nights, IOptions<RoutingOptions> options,
    ILogger<MakeRounds> logger)
{
    private const int DaysOld = 7;

    /// <summary>Seconds for one of the dozen plans of a round: whoever waits for the first night waits for all of them.</summary>
    private const int LongestPlan = 5;

    /// <summary>How much longer than the fair share a driver's part of the week may be.</summary>
    private const double Bound = 0.2;

    /// <summary>Makes the rounds that are due before the date's routes are planned. Without one the routes are planned all the same.</summary>
    public async Task Run(DateOnly deliveryDate, CancellationToken cancellation)
    {
        foreach (var depot in await fleet.Depots())
        {
            var last = await rounds.On(depot.Id, deliveryDate);
            if (last is not null && last.From.AddDays(DaysOld) > deliveryDate) continue;
            var item = $"{depot.Id}/round";
            try
            {
                if (await Make(depot, deliveryDate, last, cancellation) is { } round) await database.Write(tx => rounds.Insert(tx, round));
                await database.Write(tx => nights.Solve(tx, deliveryDate, "plan", item));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "The round of {Depot} could not be made", depot.Name);
                await nights.Notice(new NightProblem(deliveryDate, "plan", item, "no-round", failure.Message));
            }
        }
    }

    private async Task<Round?> Make(Depot depot, DateOnly from, Round? last, CancellationToken cancellation)
    {
        var week = await typicalDays.Of(depot.Id, from);
        var business = await businesses.Get();
        var capacities = (await fleet.Vehicles()).Where(vehicle => vehicle.DepotId == depot.Id).ToDictionary(vehicle => vehicle.Id, vehicle => vehicle.Capacity);
        var shifts = (await fleet.Shifts()).Where(shift => capacities.ContainsKey(shift.VehicleId)).ToList();
        DayProblem Day(DateOnly date, IEnumerable<DueOrder> due) => new(
            business with { BandMinutes = null }, date, depot, [.. due], shifts, capacities, travel.MapOrEstimate, business.Zone.ToInstant(date, TimeOnly.MinValue));

        var coming = await typicalDays.Of(depot.Id, from, bothWeeks: false);
        var regulars = await Task.Run(() => Regulars(coming, shifts, last, Day, cancellation), cancellation);
        var drivers = await Task.Run(() => Shared(depot, week, regulars, (driver, day) => Room(shifts, capacities, driver, day), last, business, cancellation), cancellation);
        var visits = new Dictionary<(CustomerId, DayOfWeek), UsualVisit>();
        foreach (var (date, due) in week)
        {
            var working = shifts.Where(shift => shift.Day == date.DayOfWeek).Select(shift => shift.DriverId).ToHashSet();
            if (due.Count == 0 || working.Count == 0) continue;
            var day = Day(date, due.Select(order => order with { Usual = Known(last, order, drivers, working) }));
            var plan = await Task.Run(() => RoutePlanner.Plan(day.Problem, Limits(day.Problem), progress: null, cancellation), cancellation);
            foreach (var route in plan.Routes)
                foreach (var stop in route.Stops)
                    foreach (var customer in day.CustomersAt(stop.StopId))
                        visits[(customer, date.DayOfWeek)] = new UsualVisit(DriverId.From(Guid.Parse(route.VehicleId)), business.Zone.TimeAt(day.At(stop.ServiceStartSeconds)));
        }

        return visits.Count > 0 ? new Round(depot.Id, from, visits) : null;
    }

    /// <summary>
    /// As many drivers as the busiest day needs, those first whom most neighbors know and who work most days; the others stand in for them. With more of
    /// them on the road each would drive less, and all together more.
    /// </summary>
    private List<DriverId> Regulars(
        IReadOnlyDictionary<DateOnly, IReadOnlyList<DueOrder>> coming, List<Shift> shifts, Round? last, Func<DateOnly, IEnumerable<DueOrder>, DayProblem> day, CancellationToken cancellation)
    {
        var (date, due) = coming.MaxBy(each => each.Value.Count);
        var busiest = day(date, due).Problem;
        var needed = due.Count == 0 || busiest.Vehicles.Count == 0 ? 0 : RoutePlanner.Plan(busiest, Limits(busiest), progress: null, cancellation).Routes.Count;
        var known = last?.Visits.Values.CountBy(visit => visit.DriverId).ToDictionary() ?? [];
        return
        [
            .. shifts.CountBy(shift => shift.DriverId).OrderByDescending(driver => known.GetValueOrDefault(driver.Key)).ThenByDescending(driver => driver.Value).ThenBy(driver => driver.Key.Value)
                .Take(needed).Select(driver => driver.Key),
        ];
    }

    /// <summary>What a driver can carry on a date; null on a day off, when another stands in.</summary>
    private static IReadOnlyList<int>? Room(List<Shift> shifts, Dictionary<VehicleId, IReadOnlyList<int>> capacities, DriverId driver, DateOnly date) =>
        shifts.Find(shift => shift.DriverId == driver && shift.Day == date.DayOfWeek) is { } shift ? capacities[shift.VehicleId] : null;

    /// <summary>
    /// Everybody of the week as one long day, its work shared: whose neighborhood is whose. Each date's load counts by itself, as units of its own, so
    /// that on every day each van can carry what its neighborhood gets.
    /// </summary>
    private Dictionary<CustomerId, DriverId> Shared(
        Depot depot, IReadOnlyDictionary<DateOnly, IReadOnlyList<DueOrder>> week, IReadOnlyList<DriverId> drivers, Func<DriverId, DateOnly, IReadOnlyList<int>?> room,
        Round? last, Business business, CancellationToken cancellation)
    {
        var usually = last?.Visits.GroupBy(visit => visit.Key.CustomerId, visit => visit.Value.DriverId)
            .ToDictionary(visits => visits.Key, visits => visits.CountBy(driver => driver).MaxBy(driver => driver.Value).Key) ?? [];
        var customers = week.Values.SelectMany(due => due).Select(order => order.Customer).DistinctBy(customer => customer.Id).OrderBy(customer => customer.Number).ToList();
        if (customers.Count == 0 || drivers.Count == 0) return [];
        var familiarity = new Familiarity(business.Familiarity);
        List<(DateOnly Date, Dictionary<CustomerId, IReadOnlyList<int>> Loads)> days = [.. week.Where(day => day.Value.Count > 0).Select(day => (day.Key, day.Value.ToDictionary(due => due.Customer.Id, due => due.Load)))];
        var nothing = new int[week.Values.SelectMany(due => due).First().Load.Count];
        var endless = Enumerable.Repeat(int.MaxValue, nothing.Length).ToArray();
        Stop[] stops =
        [
            .. customers.Select(customer => new Stop($"{customer.Id}", customer.Door.Location, business.ServiceSeconds, [.. days.SelectMany(day => day.Loads.GetValueOrDefault(customer.Id, nothing))], []))
                .Zip(customers, (stop, customer) => usually.TryGetValue(customer.Id, out var driver) && drivers.Contains(driver) ? familiarity.Of(stop, $"{driver}", null) : stop),
        ];
        var vehicles = drivers.Select(driver => new Vehicle($"{driver}", depot.Location, new TimeWindow(0, RoutingProblem.MaxSeconds), [.. days.SelectMany(day => room(driver, day.Date) ?? endless)]));
        var problem = RoutingProblem.Create(stops, [.. vehicles], travel.MapOrEstimate);
        var plan = BalancedPlan.Plan(problem, Limits(problem), Bound, progress: null, cancellation);
        return plan.Routes.SelectMany(route => route.Stops, (route, stop) => (CustomerId.From(Guid.Parse(stop.StopId)), DriverId.From(Guid.Parse(route.VehicleId)))).ToDictionary();
    }

    private static UsualVisit? Known(Round? last, DueOrder order, Dictionary<CustomerId, DriverId> drivers, HashSet<DriverId> working) =>
        drivers.TryGetValue(order.Customer.Id, out var driver) && working.Contains(driver) ? new UsualVisit(driver, last?.Of(order.Customer.Id, order.Order.DeliveryDate)?.At) : null;

    private PlanLimits Limits(RoutingProblem problem)
    {
        var given = options.Value;
        return given.PlanIterations > 0
            ? new PlanLimits(Time: null, given.PlanIterations, given.Seed)
            : new PlanLimits(TimeSpan.FromSeconds(Math.Clamp(problem.Stops.Count / 40, 1, Math.Min(given.PlanSeconds, LongestPlan))), Iterations: null, given.Seed);
    }
}
