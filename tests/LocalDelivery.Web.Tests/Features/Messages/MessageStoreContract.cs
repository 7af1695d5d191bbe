using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Messages;

/// <summary>What the contracts of the outbox's stores start from: texts to nobody in particular.</summary>
public abstract class MessagesContract(IDatabaseSource source) : StoreContract(source)
{
    protected const string Phone = "+12025550123";

    protected static readonly DateOnly Wednesday = new(2026, 11, 25);

    protected static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    protected DateTimeOffset Now => Time.GetUtcNow();

    protected MessageStore Messages => field ??= new MessageStore(Database, Time);

    protected NewMessage New(string kind = MessageKinds.Window) => new(MessageId.New(Now), Guid.CreateVersion7(Now), null, Phone, kind, Wednesday, "Hi, “Maya”\n:-)", Now, null);

    protected async Task<NewMessage> Inserted(NewMessage text)
    {
        Assert.True(await Database.Write(tx => Messages.Insert(tx, text)));
        return text;
    }
}

public abstract class MessageStoreContract(IDatabaseSource source) : MessagesContract(source)
{
    [Fact]
    public async Task A_recipient_has_one_text_of_a_kind_and_date()
    {
        var text = await Inserted(New());
        Assert.False(await Database.Write(tx => Messages.Insert(tx, text)));
        Assert.False(await Database.Write(tx => Messages.Insert(tx, New() with { RecipientId = text.RecipientId })));

        await Inserted(New() with { RecipientId = text.RecipientId, Kind = MessageKinds.Welcome });
        await Inserted(New() with { RecipientId = text.RecipientId, DeliveryDate = Wednesday.AddDays(1) });
        await Inserted(New());

        Assert.Equal(2, await Messages.Count(Wednesday, MessageKinds.Window));
        Assert.Equal(1, await Messages.Count(Wednesday, MessageKinds.Welcome));
        Assert.Equal(0, await Messages.Count(Wednesday, MessageKinds.Link));
    }

    [Fact]
    public async Task What_waits_for_a_customer_goes_to_the_number_of_now()
    {
        await Given.ABusiness();
        var (maya, tom) = (await Given.ACustomer("Maya Olsen"), await Given.ACustomer("Tom Reed"));
        var sending = new SendingStore(Database, Time);
        var (waiting, underWay) = (await Inserted(New() with { CustomerId = maya.Id }), await Inserted(New() with { CustomerId = maya.Id }));
        var (sent, toms) = (await Inserted(New() with { CustomerId = maya.Id }), await Inserted(New() with { CustomerId = tom.Id }));
        await sending.Claim(underWay.Id, Now);
        await Database.Write(tx => sending.Settle(tx, sent.Id, MessageOutcomes.Sent, "", "kept"));
        var outbox = new OutboxStore(Database, Time);

        await Database.Write(tx => Messages.Readdress(tx, maya.Id, "+12025550199"));

        Assert.Equal("+12025550199", (await outbox.Find(waiting.Id))!.Phone);
        foreach (var other in new[] { underWay, sent, toms }) Assert.Equal(Phone, (await outbox.Find(other.Id))!.Phone);
        await Database.Write(tx => Messages.Readdress(tx, maya.Id, phone: null));
        Assert.Equal(NewMessage.NoPhone, (await outbox.Find(waiting.Id))!.Phone);
    }

    [Fact]
    public async Task How_a_dates_texts_stand_is_told_by_kind()
    {
        Assert.Equal(new TextStanding(0, 0), await Messages.Standing(Wednesday, MessageKinds.Window));
        var (refused, sent) = (await Inserted(New()), await Inserted(New()));
        await Inserted(New());
        await Inserted(New(MessageKinds.Link));
        var sending = new SendingStore(Database, Time);
        await Database.Write(async tx =>
        {
            await sending.Settle(tx, refused.Id, MessageOutcomes.Refused, "30003", refused.Body);
            await sending.Settle(tx, sent.Id, MessageOutcomes.Sent, "", sent.Body, "SM1");
        });

        Assert.Equal(new TextStanding(1, 1), await Messages.Standing(Wednesday, MessageKinds.Window));
        Assert.Equal(new TextStanding(0, 0), await Messages.Standing(Wednesday.AddDays(1), MessageKinds.Window));
    }

    [Fact]
    public async Task What_was_texted_back_is_stored_once()
    {
        var inbound = new InboundTextStore(Time);
        Assert.True(await Database.Write(tx => inbound.Insert(tx, "SM1", Phone, "STOP")));
        Assert.False(await Database.Write(tx => inbound.Insert(tx, "SM1", Phone, "STOP")));
        Assert.True(await Database.Write(tx => inbound.Insert(tx, "SM2", Phone, "")));
    }

    public sealed class OnSqlite() : MessageStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : MessageStoreContract(new PostgresSource(server));
}
