using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Features.Owner;

namespace LocalDelivery.Web.Tests.Features.Messages;

/// <summary>The night ran without a provider; then its keys were set.</summary>
public sealed class UnsentTextsTests : IAsyncLifetime
{
    private readonly TextingApp app = new();
    private MessageId unsent;

    private HttpClient Owner => field ??= app.SignedInAs(Roles.Owner, Guid.NewGuid());

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Tue", 2));
        await app.Get<NightStore>().Begin(OwnerFixture.Tuesday);
        unsent = await app.Texting.AText(date: OwnerFixture.Tuesday, uselessAfter: app.Time.GetUtcNow().AddHours(15));
        await app.Database.Write(tx => app.Get<SendingStore>().SettleAll(tx, MessageOutcomes.NoProvider));
        await app.Get<NightStore>().Finish(OwnerFixture.Tuesday, app.Time.GetUtcNow());
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<string> Today() => (await Owner.Page("/owner")).Text();

    [Fact]
    public async Task With_a_provider_they_are_one_thing_that_went_wrong_and_sent_by_a_press()
    {
        var page = await Today();
        Assert.Contains("Tomorrow needs you: one thing went wrong.", page, StringComparison.Ordinal);
        Assert.Contains("Tomorrow: 1 text not sent, because no texting provider was set up. There is one now: send them, or ring whoever waits.", page, StringComparison.Ordinal);

        await Owner.Taken("/owner", "/owner/outbox/unsent/2026-11-24");
        await app.Send();

        Assert.Equal(MessageOutcomes.Sent, await app.Texting.OutcomeOf(unsent));
        Assert.Contains("Tomorrow is all right.", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_that_the_provider_does_not_take_are_counted_before_the_owner_though_only_the_first_are_tried()
    {
        await Owner.Taken("/owner", "/owner/outbox/unsent/2026-11-24");
        await app.Send();
        for (var i = 0; i < 50; i++) await app.Texting.AText($"+1202555{2000 + i}", date: OwnerFixture.Tuesday);
        for (var tries = 0; tries < 9; tries++) app.Texting.Twilio.Faults.Enqueue(Fault.WrongKeys);
        await app.Texting.Send();
        app.Time.Advance(TimeSpan.FromMinutes(11));

        var page = await Today();

        Assert.Contains("Tomorrow needs you:", page, StringComparison.Ordinal);
        Assert.Contains("50 texts not sent yet: the texting provider does not take them.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Send them now", page, StringComparison.Ordinal);
        await app.Send();
        Assert.Contains("Tomorrow is all right.", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_quiet_hours_texts_wait_as_they_should()
    {
        await Owner.Taken("/owner", "/owner/outbox/unsent/2026-11-24");
        await app.Send();
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 2, 30, 0, TimeSpan.Zero));   // 9:30 pm
        await app.Texting.AText("+12025552001", date: OwnerFixture.Tuesday);

        foreach (var minutes in new[] { 30, 9 * 60 - 1, 5 })   // 10 pm, a minute before 7, four after it
        {
            app.Time.Advance(TimeSpan.FromMinutes(minutes));
            Assert.DoesNotContain("not sent yet", await Today(), StringComparison.Ordinal);
        }

        app.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains("1 text not sent yet", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_them_is_sent_again_from_the_outbox()
    {
        Assert.Contains("Send again", (await Owner.Page("/owner/outbox")).Text(), StringComparison.Ordinal);
        Assert.Equal(SendAgainOutcome.Waiting, await app.Get<SendAgain>().Run(unsent));
    }

    [Fact]
    public async Task Once_too_late_to_be_of_use_they_are_not_spoken_of()
    {
        app.Time.Advance(TimeSpan.FromHours(15));
        Assert.DoesNotContain("not sent, because", await Today(), StringComparison.Ordinal);
    }
}
