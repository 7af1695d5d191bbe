using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;
using Location = LocalDelivery.Routing.Location;

namespace LocalDelivery.Web.Tests.Features.Routes;

/// <summary>Who comes was texted with when: a later plan keeps both, as far as the world lets it.</summary>
public abstract class ToldDriversContract(IDatabaseSource source) : IAsyncLifetime
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private readonly AppFixture app = new();
    private Driver ana = null!;
    private Driver ben = null!;
    private ProductId milk;

    public async ValueTask InitializeAsync()
    {
        app.On = await source.New();
        await app.InitializeAsync();
        await app.Given.ABusiness();
        (ana, ben) = (await app.Given.ADriver("Ana Silva", capacity: 7), await app.Given.ADriver("Ben Okafor", capacity: 7));
        milk = await app.Given.AProduct("Whole milk", 120);
        for (var number = 1; number <= 6; number++)
        {
            await ADoor($"East {number}", 0.05 + number * 0.001);
            await ADoor($"West {number}", -0.05 - number * 0.001);
        }

        await app.Get<NightlyRun>().Run(Wednesday);
    }

    private Task<Customer> ADoor(string name, double east) => app.Given.ACustomer(
        name, new Door("Long Road", name, "", "02101", "Elmtown", new Location(Given.TownHall.Latitude, Given.TownHall.Longitude + east), AddressId: null), (milk, "Wed", 1));

    private async Task<StoredPlan> Plan() => Assert.Single(await app.Get<RoutePlanStore>().Released(Wednesday));

    private async Task<Dictionary<OrderId, DriverId>> Coming() =>
        (await Plan()).Routes.SelectMany(route => route.Stops.SelectMany(stop => stop.Orders), (route, order) => (order, route.DriverId)).ToDictionary();

    private Task<IReadOnlyDictionary<OrderId, DriverId>> Told() => app.Get<PromiseStore>().Drivers(Wednesday);

    [Fact]
    public async Task A_later_plan_sends_the_driver_whose_name_was_texted()
    {
        Assert.Equal(await Coming(), await Told());
        // The planner does not care which of the two drives east. Had it sent them the other way round, that is what would have been texted:
        await app.Database.Write(tx => tx.Execute(
            "update promise set driver_id = case when driver_id = @ana then @ben else @ana end", new { ana = ana.Id, ben = ben.Id }));
        await ADoor("East late", 0.051);

        await app.Get<NightlyRun>().Run(Wednesday);

        var coming = await Coming();
        Assert.Equal((2, 13), ((await Plan()).Revision, coming.Count));
        Assert.All((await Told()).Take(12), told => Assert.Equal(told.Value, coming[told.Key]));
        Assert.Empty(await app.Get<NightStore>().Problems(Wednesday));
    }

    [Fact]
    public async Task Whoever_was_texted_comes_though_another_would_be_nearer()
    {
        var (order, driver) = (await Told()).First();
        var other = driver == ana.Id ? ben.Id : ana.Id;
        // At any time of the morning, by the one who drives on the other side of town.
        await app.Database.Write(tx => tx.Execute(
            "update promise set driver_id = @other, window_from = @from, window_until = @until where order_id = @order",
            new { other, order, from = new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero), until = new DateTimeOffset(2026, 11, 25, 15, 0, 0, TimeSpan.Zero) }));
        await ADoor("East late", 0.058);

        await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Equal(13, (await Coming()).Count);
        Assert.Equal(other, (await Coming())[order]);
    }

    [Fact]
    public async Task Planning_again_with_nothing_changed_keeps_the_plan_and_with_longer_hours_makes_another()
    {
        var first = (await Plan()).Id;
        await app.Get<NightlyRun>().Run(Wednesday, again: true);
        Assert.Equal(first, (await Plan()).Id);

        var shift = (await app.Get<FleetStore>().Shifts()).Single(shift => shift.DriverId == ana.Id && shift.Day == DayOfWeek.Wednesday);
        await app.Database.Write(tx => app.Get<FleetStore>().SaveShift(tx, shift with { Ends = new TimeOnly(9, 0) }));
        await app.Get<NightlyRun>().Run(Wednesday, again: true);
        Assert.Equal(2, (await Plan()).Revision);
    }

    [Fact]
    public async Task Who_gets_another_driver_all_the_same_is_counted_on_the_owners_page_until_it_is_no_longer_so()
    {
        var bens = (await app.Get<FleetStore>().Shifts()).Where(shift => shift.DriverId == ben.Id).ToList();
        var cleo = await app.Given.ADriver("Cleo Marsh", capacity: 7);
        await app.Database.Write(tx => app.Get<FleetStore>().DeleteShifts(tx, ben.Id));
        await app.Get<NightlyRun>().Run(Wednesday, again: true);

        var problem = Assert.Single(await app.Get<NightStore>().Problems(Wednesday));
        Assert.Equal(("plan", "other-driver", "6"), (problem.Kind, problem.Reason, problem.Detail));
        Assert.Equal("another driver than was texted comes to 6 neighbors.", app.Get<ProblemWords>().Of(problem).What);

        await app.Database.Write(async tx =>
        {
            await app.Get<FleetStore>().DeleteShifts(tx, cleo.Id);
            foreach (var shift in bens) await app.Get<FleetStore>().SaveShift(tx, shift);
        });
        await app.Get<NightlyRun>().Run(Wednesday, again: true);
        Assert.Empty(await app.Get<NightStore>().Problems(Wednesday));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return app.DisposeAsync();
    }

    public sealed class OnSqlite() : ToldDriversContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : ToldDriversContract(new PostgresSource(server));
}
