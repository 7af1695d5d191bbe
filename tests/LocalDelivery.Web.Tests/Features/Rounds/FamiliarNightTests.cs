using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Rounds;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Location = LocalDelivery.Routing.Location;

namespace LocalDelivery.Web.Tests.Features.Rounds;

/// <summary>Nights of neighbors who are used to somebody.</summary>
public sealed class FamiliarNightTests : IAsyncLifetime
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private readonly AppFixture app = new();
    private Driver ana = null!;
    private Driver ben = null!;
    private ProductId milk;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        (ana, ben) = (await app.Given.ADriver("Ana Silva", capacity: 16), await app.Given.ADriver("Ben Okafor", capacity: 16));   // who need each other
        milk = await app.Given.AProduct("Whole milk", 120);
        for (var number = 1; number <= 24; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Mon Wed", 1));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_first_night_makes_a_round_that_counts_for_a_week()
    {
        await app.Get<NightlyRun>().Run(Wednesday);
        await app.Get<NightlyRun>().Run(Wednesday.AddDays(5));
        Assert.Equal(1, await app.Database.Find<int>("select count(*) from round"));

        await app.Get<NightlyRun>().Run(Wednesday.AddDays(7));
        Assert.Equal(2, await app.Database.Find<int>("select count(*) from round"));
        Assert.Equal(48, (await app.Get<RoundStore>().On(app.Given.Depot.Id, Wednesday))!.Visits.Count);   // everybody, on Mondays and Wednesdays
    }

    [Fact]
    public async Task Whoever_waits_for_the_first_night_sees_how_far_the_round_is()
    {
        var seen = new Seen();
        await app.Get<NightlyRun>().Run(Wednesday, seen);
        Assert.Equal(seen.Round.Select(value => value.Done).Order(), seen.Round.Select(value => value.Done));
        Assert.Equal(seen.Round[^1].Of, seen.Round[^1].Done);
        Assert.True(seen.Round.DistinctBy(value => value.Done).Count() >= 4);   // who drives, who is whose, and two mornings of this week
    }

    private sealed class Seen : IProgress<NightProgress>
    {
        /// <summary>What is said before the night's own routes are planned, without a time here.</summary>
        public List<NightProgress> Round { get; } = [];

        public void Report(NightProgress value)
        {
            if (value is { Step: NightStep.Plan, Of: > 0 }) Round.Add(value);
        }
    }

    [Fact]
    public async Task The_week_is_shared_between_the_drivers_and_each_neighbor_has_one()
    {
        await app.Get<NightlyRun>().Run(Wednesday);

        var visits = (await app.Get<RoundStore>().On(app.Given.Depot.Id, Wednesday))!.Visits;
        Assert.All(visits.GroupBy(visit => visit.Key.CustomerId), neighbor => Assert.Single(neighbor.Select(visit => visit.Value.DriverId).Distinct()));
        Assert.All(visits.CountBy(visit => visit.Value.DriverId), driver => Assert.InRange(driver.Value, 12, 36));
        Assert.Equal(2, visits.Values.Select(visit => visit.DriverId).Distinct().Count());
    }

    [Fact]
    public async Task Next_week_everybody_gets_the_same_face_at_the_same_time_though_some_stay_away()
    {
        await app.Get<NightlyRun>().Run(Wednesday);
        var first = await Visits(Wednesday);
        await app.Database.Write(tx => tx.Execute(   // all over town: a third of one van's stops would be missed in its times
            "update subscription set cancelled_from = '2026-11-30' where customer_id in (select customer_id from customer where name in ('Neighbor 3', 'Neighbor 9', 'Neighbor 15', 'Neighbor 21'))"));

        await app.Get<NightlyRun>().Run(Wednesday.AddDays(7));

        var second = await Visits(Wednesday.AddDays(7));
        Assert.Equal(20, second.Count);
        Assert.All(second, visit => Assert.Equal(first[visit.Key].Driver, visit.Value.Driver));
        Assert.All(second, visit => Assert.InRange((visit.Value.At.ToTimeSpan() - first[visit.Key].At.ToTimeSpan()).TotalMinutes, -15, 15));
    }

    [Fact]
    public async Task Whoever_is_ill_is_stood_in_for_and_comes_again_afterwards()
    {
        await app.Get<NightlyRun>().Run(Wednesday);
        var shifts = (await app.Get<FleetStore>().Shifts()).Where(shift => shift.DriverId == ben.Id).ToList();
        await app.Database.Write(tx => app.Get<FleetStore>().DeleteShifts(tx, ben.Id));

        await app.Get<NightlyRun>().Run(Wednesday.AddDays(5));
        Assert.All(await Visits(Wednesday.AddDays(5)), visit => Assert.Equal(ana.Id, visit.Value.Driver));

        await app.Database.Write(async tx =>
        {
            foreach (var shift in shifts) await app.Get<FleetStore>().SaveShift(tx, shift);
        });
        await app.Get<NightlyRun>().Run(Wednesday.AddDays(7));
        Assert.Contains(await Visits(Wednesday.AddDays(7)), visit => visit.Value.Driver == ben.Id);
    }

    [Fact]
    public async Task While_a_driver_is_away_the_next_round_waits_so_that_nobody_loses_a_face()
    {
        await app.Get<NightlyRun>().Run(Wednesday);
        await app.Database.Write(tx => app.Get<FleetStore>().DeleteShifts(tx, ben.Id));

        await app.Get<NightlyRun>().Run(Wednesday.AddDays(7));
        Assert.Equal(1, await app.Database.Find<int>("select count(*) from round"));

        await app.Get<NightlyRun>().Run(Wednesday.AddDays(14));   // by then it is no illness
        Assert.Equal(2, await app.Database.Find<int>("select count(*) from round"));
    }

    [Fact]
    public async Task When_a_driver_has_left_the_next_round_does_not_wait()
    {
        await app.Get<NightlyRun>().Run(Wednesday);
        await app.Get<SaveDriver>().Retire(ben.Id);

        await app.Get<NightlyRun>().Run(Wednesday.AddDays(7));

        Assert.Equal(2, await app.Database.Find<int>("select count(*) from round"));
    }

    [Fact]
    public async Task Who_gets_something_every_other_week_is_used_to_a_time_that_fits_among_the_others()
    {
        foreach (var neighbor in (await app.Get<CustomerStore>().All()).Where((_, at) => at % 4 == 0))
        {
            var at = neighbor.Door.Location;
            var door = neighbor.Door with { HouseNumber = $"{neighbor.Door.HouseNumber}b", Location = new Location(at.Latitude + 0.00005, at.Longitude) };
            await app.Given.ACustomer($"Beside {neighbor.Name}", door, (milk, "Mon Wed", 1));
        }
        await app.Database.Write(tx => tx.Execute(
            """
            update subscription_line
               set every_weeks = 2,
                   first_week_of = '2026-12-02'
             where subscription_id in (select s.subscription_id from subscription s join customer c on c.customer_id = s.customer_id where c.name like 'Beside %')
            """));

        await app.Get<NightlyRun>().Run(Wednesday);

        var round = (await app.Get<RoundStore>().On(app.Given.Depot.Id, Wednesday))!;
        await app.Get<NightlyRun>().Run(Wednesday.AddDays(7));
        var visits = await Visits(Wednesday.AddDays(7));
        Assert.Equal(30, visits.Count);
        Assert.InRange(visits.Average(visit => Math.Abs((visit.Value.At.ToTimeSpan() - round.Of(visit.Key, Wednesday)!.Value.At!.Value.ToTimeSpan()).TotalMinutes)), 0, 5);   // minutes; in an order of their own it would be more
    }

    [Fact]
    public async Task With_a_band_nobody_comes_outside_it()
    {
        await app.Get<NightlyRun>().Run(Wednesday);
        await app.Database.Write(async tx => await app.Get<BusinessStore>().Save(tx, await app.Get<BusinessStore>().Get() with { BandMinutes = 5, Familiarity = 0 }));
        var usual = (await app.Get<RoundStore>().On(app.Given.Depot.Id, Wednesday))!;

        await app.Get<NightlyRun>().Run(Wednesday.AddDays(5));

        Assert.All(await Visits(Wednesday.AddDays(5)), visit =>
            Assert.InRange((visit.Value.At.ToTimeSpan() - usual.Of(visit.Key, Wednesday.AddDays(5))!.Value.At!.Value.ToTimeSpan()).TotalMinutes, -5, 5));
    }

    private async Task<Dictionary<CustomerId, (DriverId Driver, TimeOnly At)>> Visits(DateOnly date)
    {
        var zone = (await app.Get<BusinessStore>().Get()).Zone;
        var customerOf = (await app.Get<OrderStore>().On(date)).ToDictionary(order => order.Id, order => order.CustomerId);
        return (await app.Get<RoutePlanStore>().Released(date)).SelectMany(plan => plan.Routes)
            .SelectMany(route => route.Stops.SelectMany(stop => stop.Orders.Select(order => (Who: customerOf[order], Visit: (route.DriverId, zone.TimeAt(stop.ServiceStartsAt))))))
            .ToDictionary(pair => pair.Who, pair => pair.Visit);
    }
}
