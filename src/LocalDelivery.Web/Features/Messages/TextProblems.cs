using System.Data.Common;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>Puts a text that did not go out before the owner, and takes it away again.</summary>
public sealed class TextProblems(NightStore nights)
{
    public const string Refused = MessageOutcomes.Refused;
    public const string TooLate = MessageOutcomes.TooLate;
    public const string NeedsALook = MessageOutcomes.NeedsALook;

    /// <summary>The provider can not be reached or does not let us in; the text waits.</summary>
    public const string Unreachable = "unreachable";

    private const string Kind = "text";

    /// <summary>A code concerns only the person who sits before the page and can ask for another: no problem of the owner's night.</summary>
    public Task Notice(DbTransaction tx, WaitingText text, string reason, string detail) => text.IsAwaited
        ? Task.CompletedTask
        : nights.Notice(tx, new NightProblem(text.DeliveryDate, Kind, text.MessageId.ToString(), reason, detail));

    /// <summary>No text waits for a provider any more.</summary>
    public Task NothingWaits(DbTransaction tx) => nights.SolveEvery(tx, Kind, Unreachable);

    public Task Solve(DbTransaction tx, WaitingText text) => nights.Solve(tx, text.DeliveryDate, Kind, text.MessageId.ToString());
}
