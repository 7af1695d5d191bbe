using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Rounds;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Rounds;

/// <summary>Visits are planned as long as drivers were seen to take.</summary>
public abstract class ServiceTimesContract(IDatabaseSource source) : IAsyncLifetime
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private const int Slow = 300;
    private readonly AppFixture app = new();
    private Driver ana = null!;

    public async ValueTask InitializeAsync()
    {
        app.On = await source.New();
        await app.InitializeAsync();
        await app.Given.ABusiness();
        ana = await app.Given.ADriver("Ana Silva", capacity: 50);
        var milk = await app.Given.AProduct("Whole milk", 120);
        for (var number = 1; number <= 8; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Wed", 1));
        await app.Get<NightlyRun>().Run(Wednesday);
    }

    [Fact]
    public async Task The_next_round_knows_how_long_the_drivers_took_and_the_next_plan_reckons_with_it()
    {
        var stops = await Stops(Wednesday);
        await Drive(stops, _ => Slow);
        var usual = (await app.Get<BusinessStore>().Get()).ServiceSeconds;

        var seconds = await app.Get<ServiceTimesStore>().Of(app.Given.Depot.Id, Wednesday.AddDays(7));
        Assert.Equal(7, seconds.Count);   // nobody saw when the first visit began
        Assert.All(seconds.Values, seen => Assert.Equal(((4 * usual) + Slow) / 5, seen));
        Assert.Empty(await app.Get<ServiceTimesStore>().Of(app.Given.Depot.Id, Wednesday));   // a morning still to come is not known

        await app.Get<NightlyRun>().Run(Wednesday.AddDays(7));
        Assert.Equal(7, (await app.Get<RoundStore>().On(app.Given.Depot.Id, Wednesday.AddDays(7)))!.ServiceSeconds.Count);
        Assert.Equal(7, (await Stops(Wednesday.AddDays(7))).Count(stop => (stop.DepartsAt - stop.ServiceStartsAt).TotalSeconds == ((4 * usual) + Slow) / 5));
        Assert.Empty(await app.Get<NightStore>().Problems(Wednesday.AddDays(7)));
    }

    [Fact]
    public async Task Who_presses_all_buttons_at_once_or_in_another_order_teaches_nothing()
    {
        var stops = await Stops(Wednesday);
        await Drive([.. stops.Reverse()], _ => 0);
        Assert.Empty(await app.Get<ServiceTimesStore>().Of(app.Given.Depot.Id, Wednesday.AddDays(7)));
    }

    private async Task<IReadOnlyList<PlannedStop>> Stops(DateOnly date) => Assert.Single(Assert.Single(await app.Get<RoutePlanStore>().Released(date)).Routes).Stops;

    /// <summary>Each visit takes so long, and the ways what was planned; the button is the last thing at a door.</summary>
    private async Task Drive(IReadOnlyList<PlannedStop> stops, Func<int, int> seconds)
    {
        var clock = stops[0].ServiceStartsAt;
        for (var i = 0; i < stops.Count; i++)
        {
            clock += TimeSpan.FromSeconds((i == 0 || seconds(i) == 0 ? 0 : stops[i].TravelSeconds) + seconds(i));
            foreach (var order in stops[i].Orders)
                await app.Database.Write(tx => app.Get<OutcomeStore>().Insert(tx, new DeliveryOutcome(order, ana.Id, null, clock)));
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return app.DisposeAsync();
    }

    public sealed class OnSqlite() : ServiceTimesContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : ServiceTimesContract(new PostgresSource(server));
}
