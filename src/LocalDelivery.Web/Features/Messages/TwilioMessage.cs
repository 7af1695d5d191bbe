using System.Globalization;
using System.Text.Json;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>Reads Twilio's JSON and its words for what became of a text.</summary>
public static class TwilioMessage
{
    /// <summary>Its states in which the phone did not get the text and will not.</summary>
    public static bool IsFailure(string? status) => status is "failed" or "undelivered" or "canceled";

    public static bool IsDelivery(string? status) => status is "delivered" or "read";

    /// <exception cref="FormatException">It has no id or no date.</exception>
    public static ProviderText Read(JsonElement message, TwilioWords words)
    {
        var status = Word(message, "status");
        return new ProviderText(
            Word(message, "sid") ?? throw new FormatException("A message without sid."),
            Word(message, "body") ?? "",
            DateTimeOffset.Parse(Word(message, "date_created") ?? throw new FormatException("A message without date_created."), CultureInfo.InvariantCulture),
            IsDelivery(status),
            IsFailure(status) ? words.Failure(Number(message, "error_code") ?? 0) : null);
    }

    public static string? Word(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static int? Number(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
