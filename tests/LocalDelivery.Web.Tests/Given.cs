using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using Location = LocalDelivery.Routing.Location;

namespace LocalDelivery.Web.Tests;

/// <summary>
/// The world a test starts from, said as sentences:
/// <c>await Given.ABusiness(); var milk = await Given.AProduct("Whole milk", 120); await Given.ACustomer("Maya Olsen", (milk, "Mon Wed Fri", 2));</c>
/// Everything goes through the product's own stores.
/// </summary>
public sealed class Given(Database database, TimeProvider time)
{
    public static readonly Location TownHall = new(42.3601, -71.0589);
    private readonly BusinessStore businesses = new(database, time);
    private readonly ProductStore products = new(database, time);
    private readonly CustomerStore customers = new(database, time);
    private readonly SubscriptionStore subscriptions = new(database, time);
    private readonly FleetStore fleet = new(database, time);
    private int count;

    public Currency Currency { get; } = Currency.Of("USD");

    public Depot Depot { get; private set; } = null!;

    /// <summary>What the customers made from now on say about their doors.</summary>
    public string AccessNote { get; set; } = "";

    /// <summary>Elm Dairy in New York's time zone: cutoff 7 pm the evening before, night run at 7:10, texts ± 20 minutes, quiet 9 pm to 7 am; one depot, two load units.</summary>
    public async Task<Business> ABusiness(Func<Business, Business>? but = null)
    {
        var business = new Business(
            "Elm Dairy", "Fresh milk before seven.", "America/New_York", "USD", "en-US", "US", "#1c6b4c", "+12025550100",
            new TimeOnly(19, 0), 1, new TimeOnly(19, 10), 20, new TimeOnly(21, 0), new TimeOnly(7, 0), 60);
        business = but?.Invoke(business) ?? business;
        Depot = new Depot(DepotId.New(time.GetUtcNow()), "Elm Farm", TownHall);
        await database.Write(async tx =>
        {
            await businesses.Save(tx, business);
            await new LoadUnitStore(database).Save(tx, 1, "crates");
            await new LoadUnitStore(database).Save(tx, 2, "bags");
            await fleet.SaveDepot(tx, Depot);
        });
        return business;
    }

    /// <summary>Another depot. Whoever comes from now on belongs to it.</summary>
    public async Task<Depot> ADepot(string name)
    {
        Depot = new Depot(DepotId.New(time.GetUtcNow()), name, new Location(TownHall.Latitude - 0.01, TownHall.Longitude));
        await database.Write(tx => fleet.SaveDepot(tx, Depot));
        return Depot;
    }

    public async Task<ProductId> AProduct(string name, long priceMinor, Weekdays weekdays = Weekdays.All)
    {
        var id = ProductId.New(time.GetUtcNow());
        var product = new Product(id, name, "each", weekdays, [], RetiredFrom: null);
        await database.Write(async tx =>
        {
            await products.Save(tx, new CatalogProduct(product, "", ++count, [1, 0]));
            await products.SavePrice(tx, id, new PriceFrom(new DateOnly(2026, 1, 1), new Money(priceMinor, Currency)));
        });
        return id;
    }

    /// <summary>A driver with a vehicle of her own and the same hours every day.</summary>
    public async Task<Driver> ADriver(string name = "Ana Silva", string starts = "04:30", string ends = "08:30", int capacity = 500)
    {
        var now = time.GetUtcNow();
        var driver = new Driver(DriverId.New(now), name, $"+1202555{++count + 200:0000}");
        var vehicle = new Vehicle(VehicleId.New(now), Depot.Id, $"Vehicle {count}", [capacity, capacity]);
        await database.Write(async tx =>
        {
            await fleet.SaveVehicle(tx, vehicle);
            await fleet.SaveDriver(tx, driver);
            foreach (var day in Week.MondayFirst)
                await fleet.SaveShift(tx, new Shift(driver.Id, day, vehicle.Id, TimeOnly.Parse(starts, null), TimeOnly.Parse(ends, null)));
        });
        return driver;
    }

    /// <summary>A customer some hundred meters from the depot, subscribed since the first of the month.</summary>
    public Task<Customer> ACustomer(string name, params (ProductId Product, string Days, int Quantity)[] wants)
    {
        var number = count + 1;
        var location = new Location(TownHall.Latitude + number * 0.0007 % 0.02, TownHall.Longitude + number * 0.0011 % 0.02);
        return ACustomer(name, new Door("Maple Street", $"{number}", "", "02101", "Elmtown", location, AddressId: null), wants);
    }

    /// <summary>A customer behind a certain door.</summary>
    public async Task<Customer> ACustomer(string name, Door door, params (ProductId Product, string Days, int Quantity)[] wants)
    {
        var now = time.GetUtcNow();
        var number = ++count;
        var customer = new Customer(
            CustomerId.New(now), 0, name, $"+1202555{number + 1000:0000}", door, Depot.Id, AccessNote, Earliest: null, Latest: null, $"token-{Guid.NewGuid():N}", JoinCode: null);
        var start = new DateOnly(2026, 11, 1);
        var subscription = new Subscription(
            SubscriptionId.New(now), customer.Id, start, CancelledFrom: null,
            [.. wants.Select(want => new SubscriptionLine(SubscriptionLineId.New(now), want.Product, Quantities(want.Days, want.Quantity), 1, start, start, EndsOn: null))],
            new HashSet<DateOnly>(), []);
        await database.Write(async tx =>
        {
            Assert.True(await customers.Insert(tx, customer));
            Assert.True(await subscriptions.Insert(tx, subscription));
        });
        return (await customers.Find(customer.Id))!;
    }

    /// <summary>What a driver recorded at a door.</summary>
    public Task AnOutcome(OrderId order, DriverId driver, string outcome, string reason) => database.Write(tx => tx.Execute(
        """
        insert into delivery_outcome ( order_id,  driver_id,  outcome,  reason,  recorded_at)
        values                       (@order,    @driver,    @outcome, @reason, @now)
        """,
        new { order, driver, outcome, reason, now = time.GetUtcNow() }));

    private static WeekQuantities Quantities(string days, int quantity) =>
        WeekQuantities.Of([.. days.Split(' ').Select(day => (Week.MondayFirst.Single(weekday => weekday.ToString().StartsWith(day, StringComparison.Ordinal)), quantity))]);
}
