using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Messages;

public abstract class OutboxContract(IDatabaseSource source) : TextingContract(source)
{
    [Fact]
    public async Task Sent_again_by_the_owner_a_refused_text_goes_out_unless_it_had_arrived()
    {
        var again = new SendAgain(Database, Texting.Outbox, Texting.Gateway, Texting.Problems, Time);
        var refused = await Texting.AText();
        Twilio.Faults.Enqueue(Fault.NotAPhone);
        await Texting.Send();

        Assert.Equal(SendAgainOutcome.Waiting, await again.Run(refused));
        Assert.Equal(SendAgainOutcome.NotPossible, await again.Run(refused));
        Assert.Empty(await Texting.Nights.Problems(Wednesday));
        await Texting.Send();
        Assert.Equal(MessageOutcomes.Sent, await Texting.OutcomeOf(refused));

        var providerId = Assert.Single(Twilio.Accepted).Id;
        await new HearAboutText(Database, Texting.Sending, Texting.Problems, Texting.Words).Run(refused, providerId, "failed", 30003);
        Twilio.SetStatus(providerId, "delivered");
        Assert.Equal(SendAgainOutcome.HadArrived, await again.Run(refused));
        await Texting.Send();
        Assert.Single(Twilio.Accepted);
        Texting.TwilioHasNoComplaints();
    }

    [Fact]
    public async Task Sent_again_a_text_goes_by_the_hours_that_are_quiet_now()
    {
        var again = new SendAgain(Database, Texting.Outbox, Texting.Gateway, Texting.Problems, Time);
        var now = Time.GetUtcNow();
        var late = await Texting.AText(notBefore: now.AddHours(12), uselessAfter: now.AddHours(10));   // the quiet hours of then end too late for it
        await Texting.Send();
        Assert.Equal(MessageOutcomes.TooLate, await Texting.OutcomeOf(late));

        Assert.Equal(SendAgainOutcome.Waiting, await again.Run(late));
        await Texting.Send();

        Assert.Equal(MessageOutcomes.Sent, await Texting.OutcomeOf(late));
    }

    [Fact]
    public async Task The_outbox_is_filtered_by_date_and_by_what_became_of_it()
    {
        var sent = await Texting.AText();
        await Texting.Send();
        Time.Advance(TimeSpan.FromSeconds(1));
        var waiting = await Texting.AText(notBefore: Time.GetUtcNow().AddHours(1), date: Wednesday.AddDays(1));

        Assert.Equal([waiting, sent], (await Texting.Outbox.Page(new OutboxFilter(), 100, 0)).Select(text => text.MessageId));
        Assert.Equal([sent], (await Texting.Outbox.Page(new OutboxFilter(Wednesday), 100, 0)).Select(text => text.MessageId));
        Assert.Equal([waiting], (await Texting.Outbox.Page(new OutboxFilter(null, OutboxFilter.Waiting), 100, 0)).Select(text => text.MessageId));
        Assert.Equal([sent], (await Texting.Outbox.Page(new OutboxFilter(), 1, 1)).Select(text => text.MessageId));
        Assert.Equal(0, await Texting.Outbox.Count(new OutboxFilter(Wednesday, MessageOutcomes.Refused)));
    }

    public sealed class OnSqlite() : OutboxContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : OutboxContract(new PostgresSource(server));
}
