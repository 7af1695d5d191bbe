using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>
/// The provider tells what became of a text. Its news come late, twice and out of order: only what changes something is recorded, and nothing
/// turns a failure back.
/// </summary>
public sealed class HearAboutText(Database database, SendingStore sending, TextProblems problems, TwilioWords words)
{
    /// <param name="id">Our row, as the callback's address names it; null when it does not.</param>
    public Task Run(MessageId? id, string providerId, string status, int errorCode) => database.Write(async tx =>
    {
        if (await sending.Find(tx, id, providerId) is not { } text) return;
        var isFailure = TwilioMessage.IsFailure(status);
        var (outcome, detail) = isFailure ? (MessageOutcomes.Refused, words.Failure(errorCode)) : (MessageOutcomes.Sent, "");
        if (!await sending.Hear(tx, text.MessageId, providerId, outcome, detail, text.KeptBody)) return;
        if (isFailure) await problems.Notice(tx, text, TextProblems.Refused, detail);
        else await problems.Solve(tx, text);
    });
}
