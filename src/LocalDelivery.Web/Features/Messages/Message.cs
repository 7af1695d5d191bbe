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

/// <summary>A text that is to go out. It is written in the transaction that makes it true and sent afterwards.</summary>
/// <param name="RecipientId">With date and kind the unique key: a customer, a driver, the business, or a texted code.</param>
/// <param name="NotBefore">Later than now inside quiet hours.</param>
/// <param name="UselessAfter">From here on it helps nobody and is not sent any more.</param>
public sealed record NewMessage(
    MessageId Id, Guid RecipientId, CustomerId? CustomerId, string Phone, string Kind, DateOnly DeliveryDate, string Body, DateTimeOffset NotBefore, DateTimeOffset? UselessAfter);
