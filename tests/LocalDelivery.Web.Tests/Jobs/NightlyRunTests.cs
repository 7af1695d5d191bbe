using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Jobs;

public sealed class NightlyRunTests : IAsyncLifetime
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private readonly AppFixture app = new();

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        await app.Given.ADriver();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_night_turns_what_neighbors_want_into_orders_routes_and_texts()
    {
        var milk = await app.Given.AProduct("Whole milk", 120);
        await app.Given.ACustomer("Maya Olsen", (milk, "Mon Wed Fri", 2));
        await app.Given.ACustomer("Tom Reed", (milk, "Tue", 1));

        var report = await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Equal(new StepResult(1, 1, 0, 0), report.Frozen);
        Assert.Equal(1, report.Promised.Done);
        var order = Assert.Single(await app.Get<OrderStore>().On(Wednesday));
        Assert.Equal(240, order.Total.Minor);
        var plan = Assert.Single(await app.Get<RoutePlanStore>().Released(Wednesday));
        Assert.Equal([order.Id], plan.Orders);
        Assert.Empty(await app.Get<NightStore>().Problems(Wednesday));
    }
}
