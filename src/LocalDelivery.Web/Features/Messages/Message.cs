using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>What a text is about. One text per recipient, date and kind, ever.</summary>
public static class MessageKinds
{
    public const string Code = "code";
    public const string Welcome = "welcome";
    public const string Window = "window";
    public const string NightSummary = "night-summary";
    public const string Link = "link";
}

/// <summary>What became of a text.</summary>
public static class MessageOutcomes
{
    public const string Sent = "sent";
    public const string NoProvider = "no-provider";
    public const string NoPhone = "no-phone";
    public const string Refused = "refused";
    public const string Stopped = "stopped";
    public const string TooLate = "too-late";
    public const string NeedsALook = "needs-a-look";

    public static IReadOnlyList<string> All { get; } = [Sent, NoProvider, NoPhone, Refused, Stopped, TooLate, NeedsALook];
}

/// <summary>A text that is to go out. It is written in the transaction that makes it true and sent afterwards.</summary>
/// <param name="RecipientId">With date and kind the unique key: a customer, a driver, the business, or a texted code.</param>
/// <param name="NotBefore">Later than now inside quiet hours.</param>
/// <param name="UselessAfter">From here on it helps nobody and is not sent any more.</param>
public sealed record NewMessage(
    MessageId Id, Guid RecipientId, CustomerId? CustomerId, string Phone, string Kind, DateOnly DeliveryDate, string Body, DateTimeOffset NotBefore, DateTimeOffset? UselessAfter)
{
    /// <summary>The phone of somebody who has none: the row still says who was not told.</summary>
    public const string NoPhone = "";
}

/// <summary>A text that waits in the outbox.</summary>
public sealed record WaitingText(
    MessageId MessageId, string Phone, string Kind, DateOnly DeliveryDate, string Body, DateTimeOffset NotBefore, DateTimeOffset? UselessAfter)
{
    /// <summary>Somebody sits before the page and waits for it: no quiet hours, and nobody else can help them afterwards.</summary>
    public bool IsAwaited => Kind == MessageKinds.Code;

    /// <summary>What stays of the text once the provider has it: a code is a key, and keys are not kept.</summary>
    public string KeptBody => IsAwaited ? "••••••" : Body;

    /// <summary>The first instant at or after now at which it may ring.</summary>
    public DateTimeOffset Earliest(QuietHours quietHours, DateTimeOffset now)
    {
        var at = NotBefore > now ? NotBefore : now;
        return IsAwaited ? at : quietHours.NextAllowed(at);
    }
}
