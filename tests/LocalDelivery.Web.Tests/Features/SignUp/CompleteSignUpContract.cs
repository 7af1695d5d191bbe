using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.SignUp;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LocalDelivery.Web.Tests.Features.SignUp;

/// <summary>Pressed in many places at once, a phone is one customer.</summary>
public abstract class CompleteSignUpContract(IDatabaseSource source)
{
    private static readonly DraftHousehold Household = new("Maya Olsen", "+12025550123", "Maple Street", "14", "", "02101", "Elmtown", 42.361, -71.058, AddressId: null, "");

    [Fact]
    public async Task Pressed_everywhere_at_once_a_phone_is_one_customer_with_one_subscription_and_one_welcome()
    {
        await using var app = new AppFixture { On = await source.New() };
        await app.InitializeAsync();
        await app.Given.ABusiness();
        var milk = await app.Given.AProduct("Whole milk", 120);
        var draft = new SignUpDraft([new DraftLine(milk.Value, [2, 0, 0, 0, 1, 0, 0], 1)], Household);
        var signUps = Enumerable.Range(0, 3).Select(_ => SignUpId.New(app.Time.GetUtcNow())).ToList();
        foreach (var id in signUps) await app.Get<SignUpStore>().Save(id, joinCode: null, draft);

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(press => Task.Run(() => app.Get<CompleteSignUp>().Run(signUps[press % 3], Household.Phone))));

        var customer = Assert.Single(await app.Get<CustomerStore>().All());
        Assert.All(results, result => Assert.Equal(customer.Id, result.CustomerId));
        Assert.DoesNotContain(results, result => result.Outcome == SignUpOutcome.NotReady);
        Assert.Equal(customer.Id, Assert.Single(await app.Get<SubscriptionStore>().All()).CustomerId);
        Assert.Equal(1, await app.Database.Find<int>("select count(*) from message"));
    }

    [Fact]
    public async Task A_newcomer_belongs_to_the_nearest_depot_from_which_somebody_can_come()
    {
        await using var app = new AppFixture { On = await source.New() };
        await app.InitializeAsync();
        await app.Given.ABusiness();
        await app.Given.ADriver();
        var withVan = app.Given.Depot.Id;
        await app.Database.Write(tx => app.Get<FleetStore>().SaveDepot(tx, new Depot(DepotId.New(app.Time.GetUtcNow()), "A field", Household.Door.Location)));
        var id = SignUpId.New(app.Time.GetUtcNow());
        await app.Get<SignUpStore>().Save(id, joinCode: null, new SignUpDraft([new DraftLine((await app.Given.AProduct("Whole milk", 120)).Value, [2, 0, 0, 0, 0, 0, 0], 1)], Household));

        await app.Get<CompleteSignUp>().Run(id, Household.Phone);

        Assert.Equal(withVan, Assert.Single(await app.Get<CustomerStore>().All()).DepotId);
    }

    [Fact]
    public async Task A_phone_that_was_changed_after_its_code_is_not_believed()
    {
        await using var app = new AppFixture { On = await source.New() };
        await app.InitializeAsync();
        await app.Given.ABusiness();
        var milk = await app.Given.AProduct("Whole milk", 120);
        var id = SignUpId.New(app.Time.GetUtcNow());
        await app.Get<SignUpStore>().Save(id, joinCode: null, new SignUpDraft([new DraftLine(milk.Value, [2, 0, 0, 0, 0, 0, 0], 1)], Household with { Phone = "+12025550199" }));

        Assert.Equal(SignUpOutcome.OtherPhone, (await app.Get<CompleteSignUp>().Run(id, verifiedPhone: Household.Phone)).Outcome);

        Assert.Empty(await app.Get<CustomerStore>().All());
    }

    [Fact]
    public async Task Before_whichever_step_of_joining_a_night_begins_the_newcomer_is_in_it_or_starts_after_it()
    {
        await using var app = new AppFixture { On = await source.New() };
        await app.InitializeAsync();
        await app.Given.ABusiness();
        var draft = await Daily(app);
        for (var (step, steps) = (1, 1); step <= steps; step++)
        {
            var date = await app.Get<FirstDelivery>().FirstOpenDate();
            steps = 0;
            await using var services = On(app, () =>
            {
                if (++steps == step) Freeze(app, date).GetAwaiter().GetResult();
            });
            var (_, customer) = await Join(services.GetRequiredService<CompleteSignUp>(), app, draft with { Household = Household with { Phone = $"+12025551{step:000}" } });
            await IsInOrStartsAfter(app, customer, date);
        }
    }

    [Fact]
    public async Task Joining_while_the_night_begins_a_newcomer_is_in_it_or_starts_after_it()
    {
        await using var app = new AppFixture { On = await source.New() };
        await app.InitializeAsync();
        await app.Given.ABusiness();
        var draft = await Daily(app);
        for (var night = 0; night < 8; night++)
        {
            var date = await app.Get<FirstDelivery>().FirstOpenDate();
            var joins = Enumerable.Range(0, 6).Select(number => Task.Run(() =>
                Join(app.Get<CompleteSignUp>(), app, draft with { Household = Household with { Phone = $"+1202555{night * 10 + number + 1000}" } }))).ToList();
            await Task.WhenAll(joins.Append(Task.Run(() => Freeze(app, date))));
            foreach (var join in joins) await IsInOrStartsAfter(app, (await join).CustomerId, date);
        }
    }

    private static async Task<SignUpDraft> Daily(AppFixture app) =>
        new([new DraftLine((await app.Given.AProduct("Whole milk", 120)).Value, [1, 1, 1, 1, 1, 1, 1], 1)], Household);

    private static async Task<(SignUpOutcome Outcome, CustomerId CustomerId)> Join(CompleteSignUp complete, AppFixture app, SignUpDraft draft)
    {
        var id = SignUpId.New(app.Time.GetUtcNow());
        await app.Get<SignUpStore>().Save(id, joinCode: null, draft);
        return await complete.Run(id, draft.Household!.Phone);
    }

    private static Task Freeze(AppFixture app, DateOnly date) => app.Get<FreezeOrders>().Run(date, progress: null, CancellationToken.None);

    private static async Task IsInOrStartsAfter(AppFixture app, CustomerId customer, DateOnly night)
    {
        var start = (await app.Get<SubscriptionStore>().FindByCustomer(customer))!.StartsOn;
        var isOrdered = (await app.Get<OrderStore>().Of(customer, night)).Any(order => order.DeliveryDate == night);
        Assert.Equal(start <= night, isOrdered);
    }

    /// <summary>The same app, in which something happens before each connection to the database.</summary>
    private static ServiceProvider On(AppFixture app, Action before)
    {
        var services = new ServiceCollection();
        foreach (var service in app.Recorded) ((IServiceCollection)services).Add(service);
        services.AddSingleton(new Database(() =>
        {
            before();
            return Dialect.Connect(app.On!);
        }));
        return services.BuildServiceProvider();
    }

    public sealed class OnSqlite() : CompleteSignUpContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : CompleteSignUpContract(new PostgresSource(server))
    {
        /// <summary>Only here: on SQLite there is one writer at a time anyway.</summary>
        [Fact]
        public async Task While_somebody_joins_no_night_begins()
        {
            await using var app = new AppFixture { On = await server.NewDatabase() };
            await app.InitializeAsync();
            var business = await app.Given.ABusiness();
            var impatient = new DatabaseOptions { Provider = app.On.Provider, ConnectionString = app.On.ConnectionString + ";Options=-c lock_timeout=50" };
            var nights = new NightStore(TestDatabase.Open(impatient), app.Time);

            var start = await app.Database.Write(async tx =>
            {
                var first = await app.Get<FirstDelivery>().FirstOpenDate(tx, business);
                Assert.Equal(PostgresErrorCodes.LockNotAvailable, (await Assert.ThrowsAsync<PostgresException>(() => nights.Begin(first))).SqlState);
                return first;
            });

            await nights.Begin(start);
            Assert.Single(await nights.Since(start));
        }
    }
}
