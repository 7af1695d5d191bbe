using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Rounds;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>Reads what a day's planning needs. Planning and the check before the release both start from here, each anew.</summary>
public sealed class DayProblems(
    BusinessStore businesses, OrderStore orders, CustomerStore customers, ProductStore products, PromiseStore promises, FleetStore fleet, RoundStore rounds,
    IOptions<RoutingOptions> options, TimeProvider time)
{
    /// <summary>What it takes to load a van that nobody expected to leave now.</summary>
    private static readonly TimeSpan LoadingTime = TimeSpan.FromMinutes(10);

    /// <returns>For each depot with orders on the date: its orders, and how to make the problem of them.</returns>
    public async Task<IReadOnlyList<DepotDay>> On(DateOnly date)
    {
        var business = await businesses.Get();
        var due = await DueOrders(date);
        var shifts = await fleet.Shifts();
        var vehicles = await fleet.Vehicles();
        return
        [
            .. from depot in await fleet.Depots()
               let here = due.Where(order => order.Order.DepotId == depot.Id).ToList()
               where here.Count > 0
               let capacities = vehicles.Where(vehicle => vehicle.DepotId == depot.Id).ToDictionary(vehicle => vehicle.Id, vehicle => vehicle.Capacity)
               let onShift = shifts.Where(shift => shift.Day == date.DayOfWeek && capacities.ContainsKey(shift.VehicleId)).ToList()
               select new DepotDay(
                   depot, here, onShift.ToDictionary(shift => shift.DriverId, shift => shift.VehicleId), source => PlanBasis.Of(business, depot, here, onShift, capacities, source),
                   (travel, plannedAt, kept) => new DayProblem(business, date, depot, here, shifts, capacities, travel, options.Value.Speeds, (plannedAt ?? time.GetUtcNow()) + LoadingTime, kept)),
        ];
    }

    /// <returns>The same for one depot; null when it has no orders any more.</returns>
    public async Task<DepotDay?> Of(DateOnly date, DepotId depot) => (await On(date)).FirstOrDefault(day => day.Depot.Id == depot);

    private async Task<List<DueOrder>> DueOrders(DateOnly date)
    {
        var round = new Dictionary<DepotId, Round?>();
        foreach (var depot in await fleet.Depots()) round[depot.Id] = await rounds.On(depot.Id, date);
        var byId = (await customers.All()).ToDictionary(customer => customer.Id);
        var loads = (await products.All()).ToDictionary(product => product.Id, product => product.Load);
        var promised = await promises.On(date);
        var told = await promises.Drivers(date);
        return
        [
            .. (await orders.On(date)).Select(order => new DueOrder(
                order, byId[order.CustomerId], LoadOf(order, loads), promised.GetValueOrDefault(order.Id), told.TryGetValue(order.Id, out var driver) ? driver : null,
                round.GetValueOrDefault(order.DepotId)?.Of(order.CustomerId, date),
                round.GetValueOrDefault(order.DepotId)?.ServiceSeconds.TryGetValue(order.CustomerId, out var seconds) is true ? seconds : null)),
        ];
    }

    /// <summary>What an order takes of each unit.</summary>
    public static int[] LoadOf(Order order, IReadOnlyDictionary<ProductId, IReadOnlyList<int>> loads)
    {
        var total = new int[loads.Values.Select(load => load.Count).FirstOrDefault()];
        foreach (var line in order.Lines)
            for (var unit = 0; unit < total.Length; unit++)
                total[unit] += loads[line.ProductId][unit] * line.Quantity;
        return total;
    }
}

/// <param name="VehicleOf">The vehicle each driver on shift takes.</param>
/// <param name="Basis">What a plan made now, with its driving times from there, is made from.</param>
/// <param name="Problem">Makes the day's problem over a map as it stood at an instant (now, when null): vans of a late night leave later.</param>
public sealed record DepotDay(
    Depot Depot, IReadOnlyList<DueOrder> Due, IReadOnlyDictionary<DriverId, VehicleId> VehicleOf, Func<TravelSource, string> Basis, Func<ITravelTimes, DateTimeOffset?, Promises, DayProblem> Problem);
