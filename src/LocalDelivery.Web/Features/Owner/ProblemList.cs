using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Owner;

/// <summary>What is open about a date, each with the door or the driver it is about: the tables know ids, a person knows names.</summary>
public sealed class ProblemList(
    BusinessClock clock, NightStore nights, TodayStore today, CustomerStore customers, OrderStore orders, FleetStore fleet, VansAway vansAway, UndrivableRoutes undrivable,
    UnsentTexts unsentTexts, RoutePlanStore plans, ProblemWords words, Wording wording)
{
    /// <returns>Every date about which something is open, the past ones as far back as a missed night is looked for.</returns>
    public async Task<IReadOnlyList<DayProblemsRow>> Open(Business business)
    {
        var now = clock.Today(business);
        var dates = (await nights.DatesWithProblems(now.AddDays(-RunDueNights.DaysBack))).Union((await nights.Since(now)).Select(night => night.DeliveryDate));
        var days = new List<DayProblemsRow>();
        foreach (var date in dates.Order()) days.Add(await On(business, date));
        return [.. days.Where(day => day.Problems.Count > 0)];
    }

    public async Task<DayProblemsRow> On(Business business, DateOnly date)
    {
        var now = clock.Today(business);
        var name = wording.DateFrom(now, date);
        var day = new DayProblemsRow(date, char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..], date < now, []);
        var stored = (await nights.Problems(date)).Where(problem => !IsMoot(problem, day.IsOver)).ToList();
        var written = stored.Where(problem => problem.Kind == UndrivableRoutes.Kind).Select(problem => problem.ItemId).ToHashSet(StringComparer.Ordinal);
        List<NightProblem> problems = [.. stored, .. await undrivable.On(date), .. await unsentTexts.On(date)];
        problems = [.. problems.DistinctBy(problem => (problem.Kind, problem.ItemId))];   // whose hours went is written down, whose driver then retires is so now, too
        if (problems.Count == 0) return day;
        var latest = await plans.Latest(date);
        var names = new Names(
            (await customers.All()).ToDictionary(customer => customer.Id), (await orders.On(date)).ToDictionary(order => order.Id.Value),
            await today.Recipients(date), (await fleet.Depots()).ToDictionary(depot => depot.Id), await fleet.DriverNames(), latest, written);
        var away = (await vansAway.On(date)).Keys.ToHashSet();
        return day with { Problems = [.. problems.Select(problem => Row(problem, day.IsOver, away, names))], PerStop = StoredPlan.PerStop(latest) };
    }

    /// <summary>
    /// How the routes of a day that is over were estimated, or what its neighbors were thought to be used to, is nobody's concern; the problem
    /// stays, for it says so to the plan's page.
    /// </summary>
    private static bool IsMoot(NightProblem problem, bool isOver) => isOver && (problem.Kind == "travel" || problem.Reason == "no-round");

    private sealed record Names(
        IReadOnlyDictionary<CustomerId, Customer> Customers, IReadOnlyDictionary<Guid, Order> Orders, IReadOnlyDictionary<Guid, CustomerId> Recipients,
        IReadOnlyDictionary<DepotId, Depot> Depots, IReadOnlyDictionary<DriverId, string> Drivers, IReadOnlyList<StoredPlan> Plans,
        IReadOnlySet<string> Written)
    {
        /// <summary>Whom a problem's item is about, if it is about a neighbor.</summary>
        public Customer? Customer(Guid id) =>
            Customers.GetValueOrDefault(Orders.TryGetValue(id, out var order) ? order.CustomerId : Recipients.TryGetValue(id, out var who) ? who : CustomerId.From(id));

        /// <summary>From where it is delivered; null for what is about the night as a whole.</summary>
        public DepotId? Depot(Guid id) =>
            Depots.ContainsKey(DepotId.From(id)) ? DepotId.From(id)
            : Orders.TryGetValue(id, out var order) ? order.DepotId
            : Customer(id)?.DepotId ?? Plans.FirstOrDefault(plan => plan.Routes.Any(route => route.DriverId == DriverId.From(id)))?.DepotId;

        public string DepotOrDriver(Guid id) => Depots.GetValueOrDefault(DepotId.From(id))?.Name ?? Drivers.GetValueOrDefault(DriverId.From(id), "");
    }

    private ProblemRow Row(NightProblem problem, bool isOver, IReadOnlySet<DepotId> away, Names names)
    {
        Guid? id = Guid.TryParse(problem.ItemId.Split('/')[0], out var item) ? item : null;
        var hasLeft = id is { } about && names.Depot(about) is { } depot ? away.Contains(depot) : away.Count > 0;   // another depot's vans may still be planned
        var (what, whatToDo) = words.Of(problem, isOver ? DayStage.Over : hasLeft ? DayStage.OnTheRoad : DayStage.Ahead);
        var isByHand = SolveProblem.IsByHand(problem, isOver) && (problem.Kind != UndrivableRoutes.Kind || names.Written.Contains(problem.ItemId));   // else it mends itself with the hours
        var row = new ProblemRow(problem, "", null, null, what, whatToDo, isByHand,
            problem is { Kind: UnsentTexts.Kind, Reason: MessageOutcomes.NoProvider } ? $"/owner/outbox/unsent/{Iso.Date(problem.DeliveryDate)}" : null);
        if (id is null) return row;
        return names.Customer(id.Value) is { } customer
            ? row with { Who = $"{customer.Name}, {customer.Door.Short}", Link = $"/owner/customers/{customer.Id}", Phone = customer.Phone }
            : row with { Who = names.DepotOrDriver(id.Value) };
    }
}
