using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Commands;

/// <summary>A night's problems for a person at a terminal: who it is about and why.</summary>
public sealed class ExplainedProblems(NightStore nights, OrderStore orders, CustomerStore customers)
{
    public async Task<IReadOnlyList<string>> On(DateOnly deliveryDate)
    {
        var byId = (await customers.All()).ToDictionary(customer => customer.Id.ToString());
        var byOrder = (await orders.On(deliveryDate)).ToDictionary(order => order.Id.ToString(), order => order.CustomerId.ToString());
        return
        [
            .. (await nights.Problems(deliveryDate)).Select(problem =>
            {
                var about = problem.ItemId.Split('/')[0];
                var who = byId.TryGetValue(byOrder.GetValueOrDefault(about, about), out var customer) ? $" of {customer.Name}, {customer.Door.Short}" : "";
                return $"{problem.Kind}{who}: {Words(problem.Reason)}{(problem.Detail.Length > 0 ? $" ({problem.Detail})" : "")}";
            }),
        ];
    }

    private static string Words(string reason) => reason switch
    {
        "NoCapacity" => "no vehicle of the day holds that much",
        "WindowClosed" => "the door's hours are over before anybody can be there",
        "Unreachable" => "no way leads there",
        "OutsideShift" => "there and back takes longer than any shift",
        "NoRoom" => "the routes of the day are full",
        "crashed" => "something broke; the next run tries again",
        "nothing-sellable" => "nothing of it is sold that day",
        "unknown-product" => "the product is not in the catalog",
        "not-sold-that-weekday" => "not sold on that weekday",
        "product-retired" => "no longer sold",
        "no-price" => "has no price for that date",
        "no-plan" => "no routes could be planned",
        "check-failed" => "the plan broke a rule and was withdrawn",
        _ => reason,
    };
}
