using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Subscriptions;

/// <summary>Neighbors change their minds in the very moment in which the night freezes the orders; whoever is first wins, and both see the same.</summary>
public abstract class RacedSkipContract(IDatabaseSource source)
{
    private const int Neighbors = 4;
    private static readonly DateOnly[] Dates = [.. Enumerable.Range(25, 6).Select(day => new DateOnly(2026, 11, day))];

    [Fact]
    public async Task A_delivery_is_skipped_without_an_order_or_ordered_and_the_skip_refused()
    {
        await using var app = await AnApp();
        var customers = await Customers(app);

        var outcomes = await Race(app, customers, app.Get<SkipDelivery>().Run);

        await Each(app, customers, (customer, date, isSkipped, hasOrder) =>
        {
            Assert.Equal(outcomes[(customer, date)] == SkipOutcome.Skipped, isSkipped);
            Assert.Equal(outcomes[(customer, date)] == SkipOutcome.PastCutoff, hasOrder);
        });
    }

    [Fact]
    public async Task A_skip_is_taken_back_and_ordered_or_stands_and_taking_it_back_is_refused()
    {
        await using var app = await AnApp();
        var customers = await Customers(app);
        foreach (var customer in customers)
            foreach (var date in Dates) Assert.Equal(SkipOutcome.Skipped, await app.Get<SkipDelivery>().Run(customer, date));

        var outcomes = await Race(app, customers, app.Get<UnskipDelivery>().Run);

        await Each(app, customers, (customer, date, isSkipped, hasOrder) =>
        {
            Assert.Equal(outcomes[(customer, date)] == UnskipOutcome.PastCutoff, isSkipped);
            Assert.Equal(outcomes[(customer, date)] == UnskipOutcome.Unskipped, hasOrder);
        });
    }

    [Fact]
    public async Task A_pause_begins_after_the_last_order()
    {
        await using var app = await AnApp();
        var customers = await Customers(app);
        var freeze = Task.Run(() => app.Get<FreezeOrders>().Run(Dates[0], progress: null, CancellationToken.None));
        var results = await Task.WhenAll(customers.Select(customer => Task.Run(() => app.Get<PauseSubscription>().Run(customer, new Pause(Dates[0], EndsOn: null)))));
        await freeze;

        foreach (var (customer, result) in customers.Zip(results))
        {
            var isOrdered = (await app.Get<OrderStore>().Of(customer, Dates[0])).Count > 0;
            Assert.Equal(isOrdered ? Dates[1] : Dates[0], result.Pause!.StartsOn);
        }
    }

    private async Task<AppFixture> AnApp()
    {
        var app = new AppFixture { On = await source.New() };
        await app.InitializeAsync();
        await app.Given.ABusiness();
        return app;
    }

    private static async Task<List<CustomerId>> Customers(AppFixture app)
    {
        var milk = await app.Given.AProduct("Whole milk", 120);
        var customers = new List<CustomerId>();
        for (var number = 1; number <= Neighbors; number++)
            customers.Add((await app.Given.ACustomer($"Neighbor {number}", (milk, "Mon Tue Wed Thu Fri Sat Sun", number))).Id);
        return customers;
    }

    private static async Task<Dictionary<(CustomerId, DateOnly), T>> Race<T>(AppFixture app, List<CustomerId> customers, Func<CustomerId, DateOnly, Task<T>> change)
    {
        var changes = Dates.SelectMany(date => customers.Select(customer => Task.Run(async () => (Key: (customer, date), Outcome: await change(customer, date))))).ToList();
        var freezes = Dates.Select(date => Task.Run(() => app.Get<FreezeOrders>().Run(date, progress: null, CancellationToken.None))).ToList();
        Assert.All(await Task.WhenAll(freezes), result => Assert.Equal(0, result.Failed));
        return (await Task.WhenAll(changes)).ToDictionary(done => done.Key, done => done.Outcome);
    }

    private static async Task Each(AppFixture app, List<CustomerId> customers, Action<CustomerId, DateOnly, bool, bool> check)
    {
        foreach (var customer in customers)
        {
            var subscription = (await app.Get<SubscriptionStore>().FindByCustomer(customer))!;
            var ordered = (await app.Get<OrderStore>().Of(customer, Dates[0])).Select(order => order.DeliveryDate).ToHashSet();
            foreach (var date in Dates) check(customer, date, subscription.Skips.Contains(date), ordered.Contains(date));
        }
    }

    public sealed class OnSqlite() : RacedSkipContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : RacedSkipContract(new PostgresSource(server));
}
