using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Routing.Rounds;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Rounds;
using LocalDelivery.Web.Features.Shared;
using Shift = LocalDelivery.Web.Features.Drivers.Shift;
using Vehicle = LocalDelivery.Routing.Vehicle;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>One order with what its door asks of a route.</summary>
/// <param name="Told">The driver whose name the neighbor was told with the promise.</param>
/// <param name="Usual">Who usually comes to the neighbor, and when.</param>
/// <param name="ServiceSeconds">How long visits there have been seen to take; null: as long as anywhere.</param>
public sealed record DueOrder(Order Order, Customer Customer, IReadOnlyList<int> Load, PromisedWindow? Promise, DriverId? Told, UsualVisit? Usual, int? ServiceSeconds);

/// <summary>How far a plan may depart from what was promised, where somebody would be left out for it: first late, for a van can wait for whom it may not be early at; then early, too.</summary>
public enum Promises { Kept, MayBeLate, Wishes }

/// <summary>
/// One depot's day as the planner sees it, and the way back from its numbers to our orders and drivers. Second 0 is the local midnight
/// that begins the delivery date, as an instant: on a day of a clock change a shift keeps its wall-clock hours.
/// </summary>
public sealed class DayProblem
{
    /// <summary>A second neighbor behind the same door costs the driver seconds, not another stop.</summary>
    public const int SecondsPerFurtherNeighbor = 20;

    /// <summary>A van is loaded and sent out for two doors only where the others would need longer for them than this.</summary>
    private const int QuarterHour = 9_000;

    private const int HighestPriority = 9;

    /// <summary>Nobody else comes than was texted, unless that would take an hour.</summary>
    private const int HourOfWork = 36_000;

    private readonly Business business;
    private readonly DateOnly date;
    private readonly DateTimeOffset earliestStart;
    private readonly Promises promises;
    private readonly Dictionary<string, IReadOnlyList<DueOrder>> ordersByStop = [];

    /// <param name="speeds">Of the hours of the day.</param>
    /// <param name="earliestStart">No van leaves before this instant, for a night that runs late.</param>
    /// <param name="promises">How far it may depart from what was promised, so that nobody is left out for a promise.</param>
    public DayProblem(
        Business business, DateOnly date, Depot depot, IReadOnlyList<DueOrder> due, IReadOnlyList<Shift> shifts,
        IReadOnlyDictionary<VehicleId, IReadOnlyList<int>> capacities, ITravelTimes travelTimes, SpeedFactors speeds, DateTimeOffset earliestStart,
        Promises promises = Promises.Kept)
    {
        this.business = business;
        this.date = date;
        this.earliestStart = earliestStart;
        this.promises = promises;
        List<Vehicle> vehicles = [.. Vehicles(depot, shifts, capacities)];
        Stop[] stops = [.. Stops(due, [.. vehicles.Select(vehicle => vehicle.Capacity)]).Select(stop => Familiar(stop, vehicles))];
        Problem = new RoutingProblem(stops, vehicles, speeds.At(MiddleOf(vehicles), travelTimes.Between(RoutingProblem.Locations(stops, vehicles))));
    }

    public RoutingProblem Problem { get; }

    public DateTimeOffset Midnight => business.Zone.ToInstant(date, TimeOnly.MinValue);

    public DateTimeOffset At(int seconds) => Midnight.AddSeconds(seconds);

    public TimeOnly TimeOfDay(int seconds) => business.Zone.TimeAt(At(seconds));

    public int Seconds(DateTimeOffset instant) => (int)(instant - Midnight).TotalSeconds;

    public IReadOnlyList<OrderId> OrdersAt(string stopId) => [.. ordersByStop[stopId].Select(due => due.Order.Id)];

    /// <summary>Whom the neighbors at a stop expect, as the planner names them.</summary>
    public IEnumerable<string> ToldAt(string stopId) => ordersByStop[stopId].Where(due => due.Told is not null).Select(due => $"{due.Told}");

    /// <summary>Who lives behind the stop's door.</summary>
    public IEnumerable<CustomerId> CustomersAt(string stopId) => ordersByStop[stopId].Select(due => due.Customer.Id);

    public Location LocationOf(string stopId) => ordersByStop[stopId][0].Customer.Door.Location;

    public string StopOf(OrderId order) => ordersByStop.First(stop => stop.Value.Any(due => due.Order.Id == order)).Key;

    /// <summary>
    /// Same door: one stop, in the hours that all behind it share. Only hours that share nothing are visited twice, which is what was asked for,
    /// and what no van can take at once.
    /// </summary>
    private IEnumerable<Stop> Stops(IEnumerable<DueOrder> due, IReadOnlyList<IReadOnlyList<int>> vans)
    {
        var visits = due.GroupBy(order => order.Customer.Door.House).SelectMany(Visits).SelectMany(visit => VanLoads.Of(visit.Orders, vans));
        foreach (var visit in visits.OrderBy(visit => visit.Min(order => order.Order.Number)))
        {
            var orders = visit.OrderBy(order => order.Order.Number).ToList();
            var id = orders[0].Order.Number.ToString(CultureInfo.InvariantCulture);
            ordersByStop[id] = orders;
            yield return new Stop(
                id, orders[0].Customer.Door.Location, orders.Max(order => order.ServiceSeconds ?? business.ServiceSeconds) + SecondsPerFurtherNeighbor * (orders.Count - 1),
                [.. Enumerable.Range(0, orders[0].Load.Count).Select(unit => orders.Sum(order => order.Load[unit]))],
                orders.Select(WindowOf).Aggregate(Shared) is { } hours ? [hours] : [])
            {
                Preferred = promises == Promises.Kept ? null : AsWish(orders),
                Priority = orders.Exists(order => order.Promise is not null) ? HighestPriority : 0,   // whoever came after the texts does not take a promised place
            };
        }
    }

    /// <summary>When those at a stop were promised somebody, as a wish that costs more the less it is met: a minute, more than a van does.</summary>
    private SoftWindow? AsWish(IEnumerable<DueOrder> orders)
    {
        var promised = orders.Select(order => order.Promise).OfType<PromisedWindow>().ToList();
        if (promised.Count == 0) return null;
        var until = Math.Clamp(promised.Min(promise => Seconds(promise.Until)), 0, DayEnd);
        return new SoftWindow(new TimeWindow(Math.Clamp(promised.Max(promise => Seconds(promise.From)), 0, until), until), EarlyPerHour: 40 * HourOfWork, LatePerHour: 40 * HourOfWork);
    }

    /// <summary>Whom most behind the door were told to expect; before that, what they are used to.</summary>
    private Stop Familiar(Stop stop, IReadOnlyList<Vehicle> vehicles)
    {
        var told = ToldAt(stop.Id).Where(name => vehicles.Any(vehicle => vehicle.Id == name)).CountBy(name => name).OrderByDescending(name => name.Value).Select(name => name.Key).FirstOrDefault();
        if (told is not null) return stop with { Usual = new UsualVehicle(told, HourOfWork) };
        var usual = ordersByStop[stop.Id].Where(due => due.Usual is not null).Select(due => due.Usual!.Value).ToList();
        if (usual.Count == 0 || ordersByStop[stop.Id].Any(due => due.Promise is not null)) return stop;
        var driver = $"{usual.CountBy(visit => visit.DriverId).MaxBy(count => count.Value).Key}";
        var times = usual.Where(visit => visit.At is not null).Select(visit => Seconds(business.Zone.ToInstant(date, visit.At!.Value))).Order().ToList();
        var familiarity = new Familiarity(business.Familiarity, business.BandMinutes * 60);
        return familiarity.Of(stop, vehicles.Any(vehicle => vehicle.Id == driver) ? driver : null, times.Count > 0 ? times[times.Count / 2] : null);
    }

    /// <summary>The hour in which most is driven.</summary>
    private TimeOnly MiddleOf(List<Vehicle> vehicles) => vehicles.Count == 0
        ? default : TimeOfDay((vehicles.Min(vehicle => vehicle.Shift.Earliest) + vehicles.Max(vehicle => vehicle.Shift.Latest)) / 2);

    private readonly record struct Visit(TimeWindow? Hours, List<DueOrder> Orders);

    /// <summary>As few visits as possible: whoever's hours end first opens one, and everybody who can be met in it joins (interval stabbing, Cormen et al., greedy algorithms).</summary>
    private List<Visit> Visits(IEnumerable<DueOrder> atOneDoor)
    {
        var visits = new List<Visit>();
        foreach (var order in atOneDoor.OrderBy(order => WindowOf(order)?.Latest ?? int.MaxValue).ThenBy(order => order.Order.Number))
        {
            var hours = WindowOf(order);
            var at = visits.FindIndex(visit => visit.Hours is not { } open || hours is not { } own || own.Earliest <= open.Latest);
            if (at < 0) visits.Add(new Visit(hours, [order]));
            else
            {
                visits[at].Orders.Add(order);
                visits[at] = visits[at] with { Hours = Shared(visits[at].Hours, hours) };
            }
        }

        return visits;
    }

    private static TimeWindow? Shared(TimeWindow? one, TimeWindow? other) =>
        one is { } a && other is { } b ? new TimeWindow(Math.Max(a.Earliest, b.Earliest), Math.Min(a.Latest, b.Latest)) : one ?? other;

    /// <summary>The door's own hours, and within them what has been promised.</summary>
    private TimeWindow? WindowOf(DueOrder due)
    {
        var (earliest, latest) = (due.Customer.Earliest, due.Customer.Latest);
        var from = earliest is { } first ? Seconds(business.Zone.ToInstant(date, first)) : 0;
        var until = latest is { } last ? Seconds(business.Zone.ToInstant(date, last)) : DayEnd;
        var promise = promises == Promises.Wishes ? null : due.Promise;
        if (promise is not null) from = Math.Max(from, Seconds(promise.From));
        if (promise is not null && promises == Promises.Kept) until = Math.Min(until, Seconds(promise.Until));
        if (earliest is null && latest is null && promise is null) return null;
        return new TimeWindow(Math.Min(from, until), until);
    }

    private int DayEnd => Seconds(business.Zone.ToInstant(date.AddDays(1), TimeOnly.MinValue)) - 1;

    private IEnumerable<Vehicle> Vehicles(Depot depot, IReadOnlyList<Shift> shifts, IReadOnlyDictionary<VehicleId, IReadOnlyList<int>> capacities) =>
        from shift in shifts
        where shift.Day == date.DayOfWeek && capacities.ContainsKey(shift.VehicleId)
        let starts = Math.Max(Seconds(business.Zone.ToInstant(date, shift.Starts)), Seconds(earliestStart))
        let ends = Seconds(business.Zone.ToInstant(date, shift.Ends))
        where starts < ends
        select new Vehicle(shift.DriverId.ToString(), depot.Location, new TimeWindow(starts, ends), capacities[shift.VehicleId])
        {
            Cost = VehicleCost.TimeFirst with { Fixed = QuarterHour },
        };
}
