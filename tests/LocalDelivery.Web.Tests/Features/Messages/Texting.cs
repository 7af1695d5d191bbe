using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LocalDelivery.Web.Tests.Features.Messages;

/// <summary>The texting part on any database, before a stand-in for Twilio. Its pauses between tries pass at once.</summary>
public sealed class Texting
{
    private readonly Database database;
    private readonly FakeTimeProvider time;

    public Texting(Database database, FakeTimeProvider time)
    {
        (this.database, this.time) = (database, time);
        Twilio = new TwilioStandIn(time);
        Messages = new MessageStore(database, time);
        Outbox = new OutboxStore(database, time);
        Stops = new TextStopStore(database, time);
        Nights = new NightStore(database, time);
        Problems = new TextProblems(Nights);
        Sending = new SendingStore(database, time);
        Words = new TwilioWords(new PlainText());
        Gateway = GatewayTo(Twilio, "https://api.twilio.com");
    }

    public TwilioGateway GatewayTo(IHttpClientFactory http, string apiBase) => new(
        http, Options.Create(new TwilioOptions { AccountSid = TwilioStandIn.AccountSid, AuthToken = TwilioStandIn.AuthToken, From = TwilioStandIn.From, ApiBase = apiBase }),
        Options.Create(new SiteOptions { PublicUrl = "https://elm.example" }), Words, new Impatient());

    public TwilioStandIn Twilio { get; }

    public MessageStore Messages { get; }

    public OutboxStore Outbox { get; }

    public TextStopStore Stops { get; }

    public NightStore Nights { get; }

    public TextProblems Problems { get; }

    public SendingStore Sending { get; }

    public TwilioWords Words { get; }

    public TwilioGateway Gateway { get; }

    public SendTexts Sender(TwilioGateway? gateway = null) => new(
        database, new BusinessStore(database, time), Sending, Stops,
        new ReconcileTexts(database, Sending, gateway ?? Gateway, Problems, Words, time, NullLogger<ReconcileTexts>.Instance), gateway ?? Gateway, Problems,
        new JobServer(IsHere: false), time, NullLogger<SendTexts>.Instance);

    public Task<StepResult> Send() => Sender().Run(progress: null, CancellationToken.None);

    public async Task<MessageId> AText(
        string phone = "+12025551001", string body = "Ana comes between 6:00 and 6:45.", string kind = MessageKinds.Window, DateTimeOffset? notBefore = null,
        DateTimeOffset? uselessAfter = null, DateOnly? date = null)
    {
        var now = time.GetUtcNow();
        var id = MessageId.New(now);
        var message = new NewMessage(id, id.Value, CustomerId: null, phone, kind, date ?? new DateOnly(2026, 11, 25), body, notBefore ?? now, uselessAfter);
        Assert.True(await database.Write(tx => Messages.Insert(tx, message)));
        return id;
    }

    public async Task<OutboxText> Found(MessageId id) => (await Outbox.Find(id))!;

    public async Task<string?> OutcomeOf(MessageId id) => (await Found(id)).Outcome;

    /// <summary>What the test's end proves besides its own point.</summary>
    public void TwilioHasNoComplaints() => Assert.Empty(Twilio.Mistakes);

    /// <summary>English, which is what the keys are.</summary>
    private sealed class PlainText : IStringLocalizer<Text>
    {
        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(null, name, arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
