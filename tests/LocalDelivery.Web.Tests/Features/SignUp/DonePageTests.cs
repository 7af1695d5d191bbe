using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.SignUp;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Features.SignUp;

/// <summary>What the last page says stays true, whenever it is opened again.</summary>
public sealed class DonePageTests : IAsyncLifetime
{
    private static readonly DraftHousehold Household = new("Maya Olsen", "+12025550123", "Maple Street", "14", "", "02101", "Elmtown", 42.361, -71.058, AddressId: null, "");

    private readonly AppFixture app = new();
    private ProductId milk;
    private ProductId bread;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        milk = await app.Given.AProduct("Whole milk", 120);
        bread = await app.Given.AProduct("Sourdough", 450);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Two milk on Monday and one on Friday.</summary>
    private DraftLine Milk(int everyWeeks) => new(milk.Value, [2, 0, 0, 0, 1, 0, 0], everyWeeks);

    private DraftLine Bread(int everyWeeks) => new(bread.Value, [0, 0, 0, 0, 1, 0, 0], everyWeeks);

    private async Task<SignUpId> Joined(params DraftLine[] lines)
    {
        var id = SignUpId.New(app.Time.GetUtcNow());
        await app.Get<SignUpStore>().Save(id, joinCode: null, new SignUpDraft(lines, Household));
        Assert.Equal(SignUpOutcome.Joined, (await app.Get<CompleteSignUp>().Run(id, Household.Phone)).Outcome);
        return id;
    }

    private async Task<string> Page(SignUpId id) => (await app.Client().Page($"/join/done/{id}")).Text();

    private async Task Says(SignUpId id, string words) => Assert.Contains(words, await Page(id), StringComparison.Ordinal);

    [Fact]
    public async Task What_comes_every_week_is_confirmed_so() => await Says(await Joined(Milk(1), Bread(1)), "Then every week on Monday and Friday.");

    [Fact]
    public async Task What_comes_every_2_weeks_is_confirmed_so()
    {
        var page = await Page(await Joined(Milk(2), Bread(2)));
        Assert.Contains("Then every second week on Monday and Friday.", page, StringComparison.Ordinal);
        Assert.Contains("about $4.05 a week", page, StringComparison.Ordinal);
        Assert.DoesNotContain("every week", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_in_two_rhythms_is_confirmed_product_by_product()
    {
        var page = await Page(await Joined(Milk(1), Bread(2)));
        Assert.Contains("Whole milk: every week on Monday and Friday.", page, StringComparison.Ordinal);
        Assert.Contains("Sourdough: every second week on Friday.", page, StringComparison.Ordinal);
        Assert.Contains("about $5.85 a week", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_delivery_stays_the_first_when_its_night_has_begun_and_is_the_next_ones_turn_when_it_has_come()
    {
        var id = await Joined(Milk(2));
        await Says(id, "Your first delivery comes on Friday, November 27.");

        app.ClockAt(new DateTimeOffset(2026, 11, 27, 0, 15, 0, TimeSpan.Zero));   // Thursday evening
        await app.Get<FreezeOrders>().Run(new DateOnly(2026, 11, 27), progress: null, CancellationToken.None);
        await Says(id, "Your first delivery comes on Friday, November 27.");
        app.ClockAt(new DateTimeOffset(2026, 11, 27, 17, 0, 0, TimeSpan.Zero));
        await Says(id, "Your first delivery is today.");
        app.ClockAt(new DateTimeOffset(2026, 11, 28, 17, 0, 0, TimeSpan.Zero));
        await Says(id, "Your next delivery comes on Monday, December 7.");   // November 30 is a week off
        app.ClockAt(new DateTimeOffset(2026, 12, 7, 17, 0, 0, TimeSpan.Zero));
        await Says(id, "You have a delivery today.");
    }

    [Fact]
    public async Task A_first_delivery_that_the_night_left_out_is_promised_no_more()
    {
        var id = await Joined(Milk(1));
        await app.Get<NightStore>().Begin(new DateOnly(2026, 11, 27));
        await app.Get<NightStore>().Finish(new DateOnly(2026, 11, 27), app.Time.GetUtcNow());
        await Says(id, "Your first delivery comes on Monday, November 30.");
    }

    [Fact]
    public async Task A_first_delivery_that_was_skipped_is_not_promised()
    {
        var id = await Joined(Milk(1));
        var customer = (await app.Get<SignUpStore>().Find(id))!.CustomerId!.Value;
        Assert.Equal(SkipOutcome.Skipped, await app.Get<SkipDelivery>().Run(customer, new DateOnly(2026, 11, 27)));
        await Says(id, "Your first delivery comes on Monday, November 30.");
    }

    [Fact]
    public async Task While_nothing_is_in_sight_no_date_is_promised()
    {
        var id = await Joined(Milk(1));
        var customer = (await app.Get<SignUpStore>().Find(id))!.CustomerId!.Value;
        await app.Get<PauseSubscription>().Run(customer, new Pause(new DateOnly(2026, 11, 24), EndsOn: null));
        await Says(id, "We will text you before anything comes.");
    }
}
