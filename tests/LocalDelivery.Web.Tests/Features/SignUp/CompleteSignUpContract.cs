using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.SignUp;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Tests.Data;

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

    public sealed class OnSqlite() : CompleteSignUpContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : CompleteSignUpContract(new PostgresSource(server));
}
