namespace LocalDelivery.Web.Features.Messages;

/// <summary>What the provider made of a text.</summary>
public enum SendOutcome
{
    /// <summary>It has it; the detail is its id.</summary>
    Accepted,

    /// <summary>It does not want this text, now or later; the detail says why.</summary>
    Refused,

    /// <summary>This phone has told the provider STOP.</summary>
    Stopped,

    /// <summary>It surely does not have it: sending it later is safe.</summary>
    NotAccepted,

    /// <summary>It may or may not have it: sending it again is not safe before its own list has been asked.</summary>
    Unknown,
}

public readonly record struct SendResult(SendOutcome Outcome, string Detail);

/// <summary>A text as the provider knows it.</summary>
/// <param name="Failure">Why it did not arrive, in our words; null as long as nothing is known against it.</param>
public sealed record ProviderText(string ProviderId, string Body, DateTimeOffset CreatedAt, bool IsDelivered, string? Failure);
