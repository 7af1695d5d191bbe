using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Messages;

public abstract class OutboxStoreContract(IDatabaseSource source) : MessagesContract(source)
{
    private OutboxStore Outbox => field ??= new OutboxStore(Database, Time);

    private SendingStore Sending => field ??= new SendingStore(Database, Time);

    private async Task<NewMessage> Settled(NewMessage text, string outcome)
    {
        await Inserted(text);
        await Sending.Claim(text.Id, Now);
        await Database.Write(tx => Sending.Settle(tx, text.Id, outcome, "30003", "kept", text.Id.ToString()));
        return text;
    }

    [Fact]
    public async Task A_text_is_read_with_its_customer_and_all_that_became_of_it()
    {
        await Given.ABusiness();
        var maya = await Given.ACustomer("Maya Olsen");
        Time.Advance(Microsecond);
        var waiting = await Inserted(New() with { CustomerId = maya.Id, NotBefore = Now.AddHours(9), UselessAfter = Now.AddHours(12) + Microsecond });
        Time.Advance(Microsecond);
        var refused = await Settled(New(), MessageOutcomes.Refused);

        var first = new OutboxText(
            waiting.Id, "Maya Olsen", Phone, MessageKinds.Window, Wednesday, waiting.Body, Now - Microsecond, waiting.NotBefore, waiting.UselessAfter, null, null, null, "", null);
        var second = new OutboxText(
            refused.Id, null, Phone, MessageKinds.Window, Wednesday, "kept", Now, Now, null, Now, Now, MessageOutcomes.Refused, "30003", refused.Id.ToString());
        Assert.Equal(first, await Outbox.Find(waiting.Id));
        Assert.Equal([second, first], await Outbox.Page(new OutboxFilter(), 10, 0));
        Assert.Null(await Outbox.Find(MessageId.New(Now)));
    }

    [Fact]
    public async Task Texts_are_filtered_and_counted_by_date_and_outcome()
    {
        var sent = await Settled(New(), MessageOutcomes.Sent);
        await Inserted(New());
        await Inserted(New() with { DeliveryDate = Wednesday.AddDays(1) });

        Assert.Equal(3, await Outbox.Count(new OutboxFilter()));
        Assert.Equal(2, await Outbox.Count(new OutboxFilter(Wednesday)));
        Assert.Equal(2, await Outbox.Count(new OutboxFilter(Outcome: OutboxFilter.Waiting)));
        Assert.Equal(0, await Outbox.Count(new OutboxFilter(Wednesday.AddDays(1), MessageOutcomes.Sent)));
        Assert.Equal([sent.Id], (await Outbox.Page(new OutboxFilter(Wednesday, MessageOutcomes.Sent), 10, 0)).Select(text => text.MessageId));
        Assert.Empty(await Outbox.Page(new OutboxFilter(), 10, 3));
    }

    [Fact]
    public async Task A_text_waits_again_when_it_still_is_what_the_owner_saw()
    {
        var text = await Settled(New() with { UselessAfter = Now.AddHours(1) }, MessageOutcomes.Refused);

        Assert.False(await Database.Write(tx => Outbox.Again(tx, text.Id, MessageOutcomes.NeedsALook)));
        Assert.True(await Database.Write(tx => Outbox.Again(tx, text.Id, MessageOutcomes.Refused)));
        Assert.False(await Database.Write(tx => Outbox.Again(tx, text.Id, MessageOutcomes.Refused)));
        var again = (await Outbox.Find(text.Id))!;
        Assert.Equal((null, null, null, "", null), (again.ClaimedAt, again.SettledAt, again.Outcome, again.Detail, again.ProviderId));
    }

    [Fact]
    public async Task Sent_again_a_text_goes_to_the_number_that_the_customer_has_now()
    {
        await Given.ABusiness();
        var maya = await Given.ACustomer("Maya Olsen");
        var text = await Settled(New() with { CustomerId = maya.Id }, MessageOutcomes.Refused);   // for it was written to a number with a wrong digit

        await Database.Write(tx => Outbox.Again(tx, text.Id, MessageOutcomes.Refused));

        Assert.Equal(maya.Phone, (await Outbox.Find(text.Id))!.Phone);
    }

    [Fact]
    public async Task Unsent_are_the_dates_window_texts_that_had_no_provider_and_still_help()
    {
        var unsent = await Settled(New() with { UselessAfter = Now.AddHours(1) }, MessageOutcomes.NoProvider);
        await Settled(New(), MessageOutcomes.Sent);
        await Settled(New(MessageKinds.Code), MessageOutcomes.NoProvider);
        await Settled(New() with { DeliveryDate = Wednesday.AddDays(1) }, MessageOutcomes.NoProvider);

        Assert.Equal([unsent.Id], await Outbox.Unsent(Wednesday));
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await Outbox.Unsent(Wednesday));
    }

    [Fact]
    public async Task Waiting_are_the_dates_texts_that_should_have_gone_and_have_not()
    {
        await Inserted(New() with { NotBefore = Now });
        await Inserted(New() with { NotBefore = Now.AddMinutes(1) });
        await Inserted(New(MessageKinds.Code) with { NotBefore = Now });
        await Inserted(New() with { NotBefore = Now, DeliveryDate = Wednesday.AddDays(1) });
        await Settled(New() with { NotBefore = Now }, MessageOutcomes.Sent);

        Assert.Equal(1, await Outbox.Waiting(Wednesday, Now));
        Assert.Equal(2, await Outbox.Waiting(Wednesday, Now.AddMinutes(1)));
    }

    [Fact]
    public async Task A_text_that_has_become_useless_waits_no_more()
    {
        var text = await Settled(New() with { UselessAfter = Now.AddHours(1) }, MessageOutcomes.TooLate);
        Time.Advance(TimeSpan.FromHours(1));
        Assert.False(await Database.Write(tx => Outbox.Again(tx, text.Id, MessageOutcomes.TooLate)));
    }

    [Fact]
    public async Task Only_a_refused_text_turns_out_to_have_arrived()
    {
        var refused = await Settled(New(), MessageOutcomes.Refused);
        var stopped = await Settled(New(), MessageOutcomes.Stopped);

        Assert.Equal(1, await Database.Write(tx => Outbox.Delivered(tx, refused.Id)));
        Assert.Equal(0, await Database.Write(tx => Outbox.Delivered(tx, stopped.Id)));
        Assert.Equal((MessageOutcomes.Sent, ""), ((await Outbox.Find(refused.Id))!.Outcome, (await Outbox.Find(refused.Id))!.Detail));
    }

    public sealed class OnSqlite() : OutboxStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : OutboxStoreContract(new PostgresSource(server));
}
