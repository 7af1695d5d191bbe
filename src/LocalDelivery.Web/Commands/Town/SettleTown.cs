using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Features.Subscriptions;
using Microsoft.Extensions.Localization;
using Shift = LocalDelivery.Web.Features.Drivers.Shift;
using Vehicle = LocalDelivery.Web.Features.Drivers.Vehicle;

namespace LocalDelivery.Web.Commands.Town;

/// <summary>How much of a made-up town was new.</summary>
public readonly record struct Settled(int Products, int Drivers, int Households);

/// <summary>Moves a made-up business and its neighbors into the database. What is there already is left as it is.</summary>
public sealed class SettleTown(
    Database database, BusinessStore businesses, LoadUnitStore loadUnits, ProductStore products, FleetStore fleet, CustomerStore customers, AddressBookStore addresses, SubscriptionStore subscriptions,
    CodesStore joinCodes, TimeProvider time, IStringLocalizer<Text> text)
{
    private const int HouseholdsPerTransaction = 50;

    /// <summary>Where neighbors heard of the business.</summary>
    private static readonly (string Code, string Kind, string Label)[] JoinCodes =
    [
        ("MAPLE7", "leaflet", "Leaflet at the doorstep"), ("VAN22", "van", "On the van"), ("BOTTLE5", "bottle", "Around the bottle's neck"),
        ("ANA4", "driver", "Told by the driver"), ("NEXTDOOR", "neighbor", "Told by a neighbor"),
    ];

    /// <summary>The business's rules, its goods and its join codes.</summary>
    /// <returns>How many products were new.</returns>
    public async Task<int> Business(Business business)
    {
        var known = (await products.All()).Select(product => product.Product.Name).ToHashSet(StringComparer.Ordinal);
        var currency = (await businesses.Find() ?? business).Currency;
        var isNew = await businesses.Find() is null;
        return await database.Write(async tx =>
        {
            if (isNew) await businesses.Save(tx, business);
            for (var unit = 0; isNew && unit < Goods.LoadUnits.Count; unit++) await loadUnits.Save(tx, unit + 1, Goods.LoadUnits[unit]);
            foreach (var (code, kind, label) in JoinCodes) await joinCodes.Insert(tx, code, kind, label);
            var added = 0;
            foreach (var (good, position) in Goods.All.Select((good, at) => (good, at + 1)).Where(item => !known.Contains(item.good.Name)))
            {
                var id = ProductId.New(time.GetUtcNow());
                var product = new Product(id, good.Name, good.Unit, good.Weekdays, [], RetiredFrom: null);
                await products.Save(tx, new CatalogProduct(product, good.Description, position, [good.Crates, good.Bags]));
                await products.SavePrice(tx, id, new PriceFrom(new DateOnly(2026, 1, 1), new Money(good.Cents * currency.MinorPerUnit / 100, currency)));
                added++;
            }

            return added;
        });
    }

    /// <summary>A depot if there is none, and drivers with a van and a shift for every weekday but Sunday.</summary>
    /// <returns>How many drivers were new.</returns>
    public async Task<int> Drivers(string depotName, Location depotLocation, int count, FleetPlan plan)
    {
        var depot = (await fleet.Depots()).FirstOrDefault() ?? new Depot(DepotId.New(time.GetUtcNow()), depotName, depotLocation);
        var known = (await fleet.Drivers()).Select(driver => driver.Phone).ToHashSet(StringComparer.Ordinal);
        var names = (await fleet.Vehicles()).Select(vehicle => vehicle.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);   // the owner may have a Van 1
        var missing = Enumerable.Range(0, count).Where(at => !known.Contains(FictionalPhones.Driver(at))).ToList();
        await database.Write(async tx =>
        {
            await fleet.SaveDepot(tx, depot);
            foreach (var at in missing)
            {
                var now = time.GetUtcNow();
                var driver = new Driver(DriverId.New(now), People.Driver(at), FictionalPhones.Driver(at));
                var vehicle = new Vehicle(VehicleId.New(now), depot.Id, FreeName(names, at + 1), plan.Capacity);
                await fleet.SaveDriver(tx, driver);
                await fleet.SaveVehicle(tx, vehicle);
                foreach (var day in Week.MondayFirst.Where(day => day != DayOfWeek.Sunday))
                    await fleet.SaveShift(tx, new Shift(driver.Id, day, vehicle.Id, plan.Starts, plan.Ends));
            }
        });
        return missing.Count;
    }

    private static string FreeName(HashSet<string> taken, int from)
    {
        while (!taken.Add($"Van {from}")) from++;
        return $"Van {from}";
    }

    /// <summary>All there is, whoever put it there: somebody may have asked for more before.</summary>
    public async Task<TownFigures> Figures() => new(
        (int)await addresses.Count(), (await customers.All()).Count, (await fleet.Drivers()).Count, (await products.All()).Count);

    /// <returns>How many households were new.</returns>
    public async Task<int> Neighbors(IReadOnlyList<Household> households, DateOnly startsOn, Action<int, int>? progress, CancellationToken cancellation)
    {
        var depot = (await fleet.Depots())[0];
        var byName = (await products.All()).ToDictionary(product => product.Product.Name, product => product.Id, StringComparer.Ordinal);
        ProductId[] ids = [.. Goods.All.Select(good => byName[good.Name])];
        var present = await customers.All();
        var known = present.Select(customer => customer.LinkToken).ToHashSet(StringComparer.Ordinal);
        using var phones = FictionalPhones.Households.Except(present.Select(customer => customer.Phone ?? "")).GetEnumerator();
        var (added, done) = (0, 0);
        foreach (var some in households.Where(household => !known.Contains(household.Token)).Chunk(HouseholdsPerTransaction))
        {
            cancellation.ThrowIfCancellationRequested();
            added += await database.Write(async tx =>
            {
                var moved = 0;
                foreach (var household in some)
                {
                    if (!phones.MoveNext()) throw new CommandFailure(text["--customers: there are only {0} phone numbers for made-up neighbors.", FictionalPhones.MostHouseholds]);
                    if (await MoveIn(tx, household, phones.Current, depot.Id, ids, startsOn)) moved++;
                }

                return moved;
            });
            progress?.Invoke(done += some.Length, households.Count);
        }

        return added;
    }

    private async Task<bool> MoveIn(System.Data.Common.DbTransaction tx, Household household, string phone, DepotId depot, ProductId[] goods, DateOnly startsOn)
    {
        var now = time.GetUtcNow();
        var door = household.Door;
        var customer = new Customer(
            CustomerId.New(now), 0, household.Name, phone, new Door(door.Street, door.HouseNumber, household.Flat, door.Postcode, door.City, door.Location, door.Id),
            depot, household.AccessNote, household.Earliest, household.Latest, household.Token, JoinCodes[household.Token[0] % JoinCodes.Length].Code);
        var subscription = new Subscription(
            SubscriptionId.New(now), customer.Id, startsOn, CancelledFrom: null,
            [.. household.Wants.Select(want => new SubscriptionLine(SubscriptionLineId.New(now), goods[want.Good], want.Quantities, want.EveryWeeks, want.FirstWeekOf, startsOn, EndsOn: null))],
            new HashSet<DateOnly>(), []);
        if (!await customers.Insert(tx, customer)) return false;
        await subscriptions.Insert(tx, subscription);
        if (household.Skip is { } skip) await subscriptions.Skip(tx, subscription.Id, skip);
        if (household.Away is { } away) await subscriptions.InsertPause(tx, subscription.Id, away);
        return true;
    }
}
