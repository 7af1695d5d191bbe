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
        List<NightProblem> problems = [.. (await nights.Problems(date)).Where(problem => !IsMoot(problem, day.IsOver)), .. await undrivable.On(business, date), .. await unsentTexts.On(date)];
        if (problems.Count == 0) return day;
        var names = new Names(
            (await customers.All()).ToDictionary(customer => customer.Id), (await orders.On(date)).ToDictionary(order => order.Id.Value, order => order.CustomerId),
            await today.Recipients(date), (await fleet.Depots()).ToDictionary(depot => depot.Id.Value, depot => depot.Name), await fleet.DriverNames());
        var stage = day.IsOver ? DayStage.Over : (await vansAway.On(date)).Count > 0 ? DayStage.OnTheRoad : DayStage.Ahead;
        return day with { Problems = [.. problems.Select(problem => Row(problem, stage, names))], PerStop = StoredPlan.PerStop(await plans.Latest(date)) };
    }

    /// <summary>How the routes of a day that is over were estimated is nobody's concern; the problem stays, for it says so to the plan's page.</summary>
    private static bool IsMoot(NightProblem problem, bool isOver) => isOver && problem.Kind == "travel";

    private sealed record Names(
        IReadOnlyDictionary<CustomerId, Customer> Customers, IReadOnlyDictionary<Guid, CustomerId> Orders, IReadOnlyDictionary<Guid, CustomerId> Recipients,
        IReadOnlyDictionary<Guid, string> Depots, IReadOnlyDictionary<DriverId, string> Drivers);

    private ProblemRow Row(NightProblem problem, DayStage stage, Names names)
    {
        var (what, whatToDo) = words.Of(problem, stage);
        var row = new ProblemRow(problem, "", null, null, what, whatToDo, SolveProblem.IsByHand(problem, stage == DayStage.Over),
            problem.Kind == UnsentTexts.Kind ? $"/owner/outbox/unsent/{Iso.Date(problem.DeliveryDate)}" : null);
        if (!Guid.TryParse(problem.ItemId.Split('/')[0], out var id)) return row;
        var customerId = names.Orders.TryGetValue(id, out var who) || names.Recipients.TryGetValue(id, out who) ? who : CustomerId.From(id);
        return names.Customers.TryGetValue(customerId, out var customer)
            ? row with { Who = $"{customer.Name}, {customer.Door.Short}", Link = $"/owner/customers/{customer.Id}", Phone = customer.Phone }
            : row with { Who = names.Depots.GetValueOrDefault(id) ?? names.Drivers.GetValueOrDefault(DriverId.From(id), "") };
    }
}
