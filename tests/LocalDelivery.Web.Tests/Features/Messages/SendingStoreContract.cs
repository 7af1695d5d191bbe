using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Messages;

public abstract class SendingStoreContract(IDatabaseSource source) : MessagesContract(source)
{
    private SendingStore Sending => field ??= new SendingStore(Database, Time);

    private static WaitingText Waiting(NewMessage text) => new(text.Id, text.Phone, text.Kind, text.DeliveryDate, text.Body, text.NotBefore, text.UselessAfter);

    private Task<bool> Settle(MessageId id, string outcome, string? providerId = null) => Database.Write(tx => Sending.Settle(tx, id, outcome, "", "kept", providerId));

    private Task<bool> Hear(MessageId id, string outcome) => Database.Write(tx => Sending.Hear(tx, id, "SM1", outcome, "", "heard"));

    private Task<WaitingText?> Find(MessageId? id, string providerId) => Database.Write(tx => Sending.Find(tx, id, providerId));

    [Fact]
    public async Task What_may_ring_by_now_or_never_in_time_is_due_the_earliest_first()
    {
        var now = await Inserted(New());
        var before = await Inserted(New() with { NotBefore = Now - Microsecond, UselessAfter = Now.AddHours(1) });
        var tooLate = await Inserted(New() with { NotBefore = Now.AddHours(9), UselessAfter = Now.AddHours(9) });
        var soon = await Inserted(New() with { NotBefore = Now + Microsecond, UselessAfter = Now.AddHours(1) });
        var taken = await Inserted(New());
        await Sending.Claim(taken.Id, Now);
        await Settle((await Inserted(New())).Id, MessageOutcomes.Sent);

        Assert.Equal([Waiting(before), Waiting(now), Waiting(tooLate)], await Sending.Due());
        Time.Advance(Microsecond);
        Assert.Equal([Waiting(before), Waiting(now), Waiting(soon), Waiting(tooLate)], await Sending.Due());
    }

    [Fact]
    public async Task A_text_is_claimed_by_one_and_released_by_none_but_them()
    {
        var text = await Inserted(New() with { UselessAfter = Now.AddHours(1) });
        var claimed = Now - Microsecond;
        Assert.NotNull(await Sending.Claim(text.Id, claimed));
        Assert.Null(await Sending.Claim(text.Id, Now));
        Assert.Equal([new OpenClaim(text.Id, Phone, text.Kind, Wednesday, text.Body, claimed, text.UselessAfter)], await Sending.OpenClaims(claimed));
        Assert.Empty(await Sending.OpenClaims(claimed - Microsecond));

        Assert.Equal(0, await Database.Write(tx => Sending.Release(tx, text.Id, Now)));
        Assert.Equal(1, await Database.Write(tx => Sending.Release(tx, text.Id, claimed)));
        Assert.Empty(await Sending.OpenClaims(Now));
        Assert.NotNull(await Sending.Claim(text.Id, Now));
    }

    [Fact]
    public async Task A_settled_text_is_settled()
    {
        var text = await Inserted(New());
        await Sending.Claim(text.Id, Now);
        Assert.True(await Settle(text.Id, MessageOutcomes.Sent, "SM1"));

        Assert.False(await Settle(text.Id, MessageOutcomes.Refused));
        Assert.Null(await Sending.Claim(text.Id, Now));
        Assert.Equal(0, await Database.Write(tx => Sending.Release(tx, text.Id, Now)));
        Assert.Empty(await Sending.OpenClaims(Now));
    }

    [Fact]
    public async Task All_that_wait_are_settled_at_once_but_for_what_somebody_is_sending()
    {
        await Inserted(New());
        var claimed = await Inserted(New());
        await Sending.Claim(claimed.Id, Now);
        Assert.False(await Sending.HasSent());
        await Settle((await Inserted(New())).Id, MessageOutcomes.Sent, "SM9");
        Assert.True(await Sending.HasSent());

        Assert.Equal(1, await Database.Write(tx => Sending.SettleAll(tx, MessageOutcomes.NoProvider)));
        Assert.Equal(0, await Database.Write(tx => Sending.SettleAll(tx, MessageOutcomes.NoProvider)));
        Assert.Empty(await Sending.Due());
        Assert.Equal(claimed.Id, Assert.Single(await Sending.OpenClaims(Now)).MessageId);
    }

    [Fact]
    public async Task Whoever_has_no_phone_is_not_waited_for()
    {
        await Inserted(New() with { Phone = NewMessage.NoPhone });
        var waiting = await Inserted(New());

        Assert.Equal(1, await Sending.SettleWithoutPhone());
        Assert.Equal(0, await Sending.SettleWithoutPhone());
        Assert.Equal(waiting.Id, Assert.Single(await Sending.Due()).MessageId);
    }

    [Fact]
    public async Task A_text_is_found_by_our_id_until_it_has_another_of_theirs()
    {
        var text = await Inserted(New());
        Assert.Equal(Waiting(text), await Find(text.Id, "SM1"));
        Assert.Null(await Find(null, "SM1"));
        Assert.Empty(await Sending.Known(Phone));

        await Settle(text.Id, MessageOutcomes.Sent, "SM1");
        Assert.Equal(Waiting(text) with { Body = "kept" }, await Find(null, "SM1"));
        Assert.Equal(text.Id, (await Find(text.Id, "SM1"))!.MessageId);
        Assert.Null(await Find(text.Id, "SM2"));
        Assert.Equal(["SM1"], await Sending.Known(Phone));
        Assert.Empty(await Sending.Known("+12025550124"));
    }

    [Fact]
    public async Task News_count_for_a_claimed_text_and_turn_no_failure_back()
    {
        var text = await Inserted(New());
        Assert.False(await Hear(text.Id, MessageOutcomes.Sent));
        await Sending.Claim(text.Id, Now);

        Assert.True(await Hear(text.Id, MessageOutcomes.Sent));
        Assert.False(await Hear(text.Id, MessageOutcomes.Sent));
        Assert.True(await Hear(text.Id, MessageOutcomes.Refused));
        Assert.False(await Hear(text.Id, MessageOutcomes.Sent));
        Assert.Equal("heard", (await Find(null, "SM1"))!.Body);
    }

    [Fact]
    public async Task News_of_a_text_that_needs_a_look_are_news()
    {
        var text = await Inserted(New());
        await Sending.Claim(text.Id, Now);
        await Settle(text.Id, MessageOutcomes.NeedsALook);
        Assert.True(await Hear(text.Id, MessageOutcomes.Sent));
    }

    public sealed class OnSqlite() : SendingStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : SendingStoreContract(new PostgresSource(server));
}
