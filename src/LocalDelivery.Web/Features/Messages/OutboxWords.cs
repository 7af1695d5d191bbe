using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>What a text is about and how it stands, as the owner says it.</summary>
public sealed class OutboxWords(IStringLocalizer<Text> text, Wording wording, TwilioGateway twilio)
{
    public OutboxRow Row(OutboxText message, Business business, DateTimeOffset now)
    {
        var (state, shape, tone) = State(message, business, now);
        return new OutboxRow(
            message.MessageId.Value, To(message), To(message) == message.Phone ? null : message.Phone, About(message), message.Body,
            Moment(message.CreatedAt, business, now), state, shape, tone, Again(message, now));
    }

    private string To(OutboxText message) => message.CustomerName ?? (message.Kind == MessageKinds.NightSummary ? text["You"] : message.Phone);

    public IReadOnlyList<(string Code, string Words)> Outcomes =>
    [
        (OutboxFilter.Waiting, text["waiting"]),
        .. MessageOutcomes.All.Select(outcome => (outcome, Outcome(outcome))),
    ];

    private string About(OutboxText message) => message.Kind switch
    {
        MessageKinds.Code => text["Code"],
        MessageKinds.Welcome => text["Welcome"],
        MessageKinds.Window => text["When we come, {0}", wording.ShortDate(message.DeliveryDate)],
        MessageKinds.NightSummary => text["Your summary for {0}", wording.ShortDate(message.DeliveryDate)],
        MessageKinds.Link => text["Personal link"],
        _ => message.Kind,
    };

    private string Outcome(string outcome) => outcome switch
    {
        MessageOutcomes.Sent => text["sent"],
        MessageOutcomes.NoProvider => text["not sent: no provider"],
        MessageOutcomes.NoPhone => text["not sent: no phone"],
        MessageOutcomes.Refused => text["refused"],
        MessageOutcomes.Stopped => text["not sent: answered STOP"],
        MessageOutcomes.TooLate => text["not sent: too late"],
        MessageOutcomes.NeedsALook => text["needs a look"],
        _ => outcome,
    };

    private (string State, string Shape, string Tone) State(OutboxText message, Business business, DateTimeOffset now) => message.Outcome switch
    {
        null when message.ClaimedAt is not null => (text["being sent"], "○", "off"),
        null => (Waiting(message, business, now), "○", "off"),
        MessageOutcomes.Sent => (text["sent {0}", Moment(message.SettledAt!.Value, business, now)], "✓", ""),
        MessageOutcomes.Refused => (message.Detail.Length > 0 ? text["refused: {0}", message.Detail] : text["refused"], "✕", "bad"),
        MessageOutcomes.TooLate => (Outcome(message.Outcome), "✕", "bad"),
        MessageOutcomes.NeedsALook => (text["needs a look: it may or may not have been sent"], "?", "gold"),
        { } other => (Outcome(other), "–", "off"),
    };

    private string Waiting(OutboxText message, Business business, DateTimeOffset now)
    {
        var earliest = new WaitingText(message.MessageId, message.Phone, message.Kind, message.DeliveryDate, message.Body, message.NotBefore, message.UselessAfter)
            .Earliest(business.QuietHours, now);
        return earliest > now ? text["waiting until {0}", Moment(earliest, business, now)] : text["waiting for the next minute"];
    }

    private string? Again(OutboxText message, DateTimeOffset now)
    {
        if (!message.CanBeSentAgain(now) || (message.Outcome == MessageOutcomes.NoProvider && !twilio.IsConfigured)) return null;
        return message.Outcome == MessageOutcomes.NeedsALook ? text["Send again (it may come twice)"] : text["Send again"];
    }

    private string Moment(DateTimeOffset instant, Business business, DateTimeOffset now)
    {
        var clock = wording.Time(instant, business.Zone);
        var date = business.Zone.DateAt(instant);
        return date == business.Zone.DateAt(now) ? clock : text["{0}, {1}", wording.ShortDate(date), clock];
    }
}
