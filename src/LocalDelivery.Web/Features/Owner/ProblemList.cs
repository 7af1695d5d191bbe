using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Owner;

/// <summary>A date's open problems, each with the door it is about: the tables know ids, a person knows names.</summary>
public sealed class ProblemList(NightStore nights, TodayStore today, FleetStore fleet, VansAway vansAway, ProblemWords words)
{
    public async Task<IReadOnlyList<ProblemRow>> On(DateOnly date, IReadOnlyDictionary<CustomerId, Customer> customers, IReadOnlyList<Order> orders)
    {
        var problems = await nights.Problems(date);
        if (problems.Count == 0) return [];
        var depots = (await fleet.Depots()).ToDictionary(depot => depot.Id.Value, depot => depot.Name);
        var recipients = await today.Recipients(date);
        var vansLeft = (await vansAway.On(date)).Count > 0;
        return [.. problems.Select(problem => Row(problem, vansLeft, customers, orders, depots, recipients))];
    }

    private ProblemRow Row(
        NightProblem problem, bool vansLeft, IReadOnlyDictionary<CustomerId, Customer> customers, IReadOnlyList<Order> orders, Dictionary<Guid, string> depots,
        IReadOnlyDictionary<Guid, CustomerId> recipients)
    {
        var (what, whatToDo) = words.Of(problem, vansLeft);
        if (!Guid.TryParse(problem.ItemId.Split('/')[0], out var id)) return new ProblemRow(problem.DeliveryDate, "", null, null, what, whatToDo);
        var order = orders.FirstOrDefault(order => order.Id.Value == id);
        var customerId = order?.CustomerId ?? recipients.GetValueOrDefault(id, CustomerId.From(id));
        return customers.TryGetValue(customerId, out var customer)
            ? new ProblemRow(problem.DeliveryDate, $"{customer.Name}, {customer.Door.Short}", $"/owner/customers/{customer.Id}", customer.Phone, what, whatToDo)
            : new ProblemRow(problem.DeliveryDate, depots.GetValueOrDefault(id, ""), null, null, what, whatToDo);
    }
}
