using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>Reads the released routes of a date as sheets.</summary>
public sealed class RouteSheets(
    RoutePlanStore plans, OrderStore orders, CustomerStore customers, PromiseStore promises, OutcomeStore outcomes, ProductStore products, LoadUnitStore loadUnits, FleetStore fleet)
{
    public async Task<RouteSheet?> Find(DateOnly date, DriverId driverId) => (await On(date)).FirstOrDefault(sheet => sheet.DriverId == driverId);

    public async Task<bool> IsReleased(DateOnly date, DriverId driverId) =>
        (await plans.Released(date)).SelectMany(plan => plan.Routes).Any(route => route.DriverId == driverId && route.Stops.Count > 0);

    /// <summary>Every driver's sheet, by name; a driver without a stop has none.</summary>
    public async Task<IReadOnlyList<RouteSheet>> On(DateOnly date)
    {
        var routes = (await plans.Released(date)).SelectMany(plan => plan.Routes).Where(route => route.Stops.Count > 0).ToList();
        if (routes.Count == 0) return [];
        var doors = await Orders(date);
        var catalog = (await products.All()).ToDictionary(product => product.Id);
        var units = await loadUnits.Names();
        var (drivers, vehicles) = (await fleet.DriverNames(), await fleet.VehicleNames());   // also of whoever is there no more
        return
        [
            .. from route in routes
               let stops = route.Stops.Select(stop => new SheetStop(stop, [.. stop.Orders.Select(id => doors[id])])).ToList()
               let lines = stops.SelectMany(stop => stop.Orders).SelectMany(order => order.Order.Lines).ToList()
               select new RouteSheet(
                   date, route.DriverId, drivers.GetValueOrDefault(route.DriverId, ""), vehicles.GetValueOrDefault(route.VehicleId, ""), route,
                   Load(lines, catalog), Units(lines, catalog, units), stops),
        ];
    }

    private async Task<Dictionary<OrderId, SheetOrder>> Orders(DateOnly date)
    {
        var byId = (await customers.All()).ToDictionary(customer => customer.Id);
        var promised = await promises.On(date);
        var recorded = await outcomes.On(date);
        return (await orders.On(date)).ToDictionary(
            order => order.Id, order => new SheetOrder(order, byId[order.CustomerId], promised.GetValueOrDefault(order.Id), recorded.GetValueOrDefault(order.Id)));
    }

    /// <summary>In the owner's order of products: that is how the cold room is sorted.</summary>
    private static List<LoadLine> Load(IEnumerable<OrderLine> lines, Dictionary<ProductId, CatalogProduct> catalog) =>
    [
        .. from line in lines
           group line by (line.ProductId, line.ProductName, line.Unit) into same
           orderby catalog[same.Key.ProductId].Position, same.Key.ProductName
           select new LoadLine(same.Key.ProductName, same.Key.Unit, same.Sum(line => line.Quantity)),
    ];

    private static List<UnitTotal> Units(List<OrderLine> lines, Dictionary<ProductId, CatalogProduct> catalog, IReadOnlyList<string> units) =>
    [
        .. units.Select((unit, at) => new UnitTotal(unit, lines.Sum(line => catalog[line.ProductId].Load[at] * line.Quantity))).Where(total => total.Amount > 0),
    ];
}
