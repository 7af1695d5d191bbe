using LocalDelivery.Web.Commands;
using LocalDelivery.Web.Commands.Town;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Commands.Town;

public sealed class DrivenMorningTests
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    [Theory]
    [InlineData(9, 0, 8)]      // 4 am: nobody has left yet
    [InlineData(20, 5, 3)]     // 3 pm: all but the driver's last three
    public async Task A_demos_today_is_driven_as_far_as_the_clock_is_and_leaves_doors_to_try(int utcHour, int recorded, int open)
    {
        await using var app = new AppFixture();
        await app.InitializeAsync();
        var business = await app.Given.ABusiness();
        await app.Given.ADriver();
        var milk = await app.Given.AProduct("Whole milk", 120);
        for (var number = 1; number <= 8; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Wed", number));

        await DrivenMorning.Make([$"--State:Folder={app.StateFolder}"], business, new DateTimeOffset(2026, 11, 25, utcHour, 0, 0, TimeSpan.Zero), CancellationToken.None);

        var orders = (await app.Get<RoutePlanStore>().Released(Wednesday)).SelectMany(plan => plan.Routes).SelectMany(route => route.Stops).Sum(stop => stop.Orders.Count);
        var outcomes = await app.Get<OutcomeStore>().On(Wednesday);
        Assert.Equal(recorded, outcomes.Count);
        Assert.Equal(open, orders - outcomes.Count);
        Assert.Equal(recorded > 0 ? 1 : 0, outcomes.Values.Count(outcome => !outcome.IsDelivered));
    }

    [Fact]
    public async Task The_demos_driver_is_one_with_a_route_tomorrow_whose_load_list_can_be_looked_at()
    {
        await using var app = new AppFixture();
        await app.InitializeAsync();
        var business = await app.Given.ABusiness();
        var (ana, ben) = (await app.Given.ADriver("Ana Silva"), await app.Given.ADriver("Ben Carter"));
        await app.Database.Write(tx => tx.Execute(
            "delete from shift where (driver_id = @ben and weekday = 3) or (driver_id = @ana and weekday = 4)", new { ana = ana.Id, ben = ben.Id }));
        var milk = await app.Given.AProduct("Whole milk", 120);
        for (var number = 1; number <= 8; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Wed Thu", 1));
        var now = new DateTimeOffset(2026, 11, 25, 20, 5, 0, TimeSpan.Zero);
        await DrivenMorning.Make([$"--State:Folder={app.StateFolder}"], business, now, CancellationToken.None);
        app.ClockAt(now);
        await app.Get<NightlyRun>().Run(Wednesday.AddDays(1));

        var ways = await SignIns.Of(app.Services, Wednesday, Wednesday.AddDays(1));

        Assert.NotNull(await app.Get<RouteSheets>().Find(Wednesday, ana.Id));
        Assert.Equal(ben.Phone, ways.Driver);
    }
}
