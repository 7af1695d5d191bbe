using LocalDelivery.Web.Data;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>
/// Texts that were taken to be sent and never reported back: the program died, or the answer was lost. The provider's own list says whether it
/// has them; where it can not tell, a person decides. Nothing is sent again blindly.
/// </summary>
public sealed class ReconcileTexts(Database database, SendingStore sending, TwilioGateway twilio, TextProblems problems, TwilioWords words, TimeProvider time, ILogger<ReconcileTexts> logger)
{
    /// <summary>Longer than a living sender ever takes (<see cref="TwilioGateway.LongestTry"/>).</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromMinutes(2);

    /// <summary>How far the provider's clock may be behind ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>An outage may take so long: its end tells what became of a text. After it somebody has to look, for whoever waits for it should be rung in time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <summary>So many lists that can not be had one after the other are an outage, and each takes a minute; a single one may be the phone's fault.</summary>
    private const int OutageAfter = 2;

    /// <returns>And whether the provider answers.</returns>
    public async Task<(StepResult Result, bool Answers)> Run(CancellationToken cancellation)
    {
        var (result, failuresInARow) = (default(StepResult), 0);
        foreach (var claim in await sending.OpenClaims(time.GetUtcNow() - OpenFor))
        {
            cancellation.ThrowIfCancellationRequested();
            var list = failuresInARow < OutageAfter ? await twilio.List(claim.Phone) : null;
            failuresInARow = list is null ? failuresInARow + 1 : 0;
            if (list is not null) result += await Reconcile(claim, list);
            else if (claim.ClaimedAt + Patience < time.GetUtcNow()) result += await NeedsALook(claim);
            else await database.Write(tx => problems.Notice(tx, claim.Text, TextProblems.Unreachable, words.NoAnswer));
        }

        return (result, failuresInARow == 0);
    }

    /// <summary>There is no provider any more to be asked.</summary>
    public async Task<StepResult> GiveUp()
    {
        var result = default(StepResult);
        foreach (var claim in await sending.OpenClaims(time.GetUtcNow() - Patience)) result += await NeedsALook(claim);
        return result;
    }

    private async Task<StepResult> Reconcile(OpenClaim claim, IReadOnlyList<ProviderText> list)
    {
        var known = await sending.Known(claim.Phone);
        var possible = list.Where(text => text.CreatedAt >= claim.ClaimedAt - ClockSkew && !known.Contains(text.ProviderId)).ToList();
        if (possible.Where(text => IsSame(text.Body, claim.Body)).MinBy(text => text.CreatedAt) is { } found) return await Found(claim, found);
        if (possible.Exists(text => string.IsNullOrWhiteSpace(text.Body))) return await NeedsALook(claim);   // the account keeps no bodies: it could be ours
        await database.Write(async tx =>
        {
            if (await sending.Release(tx, claim.MessageId, claim.ClaimedAt) == 0) return;   // settled meanwhile
            await problems.Notice(tx, claim.Text, TextProblems.Unreachable, words.NoAnswer);   // until it goes: the next try may end the same way
        });
        return default;   // due again, and counted when it is sent
    }

    /// <summary>A trial account puts a sentence of its own before the text.</summary>
    private static bool IsSame(string theirs, string ours) => theirs.Trim().EndsWith(ours.Trim(), StringComparison.Ordinal);

    private Task<StepResult> Found(OpenClaim claim, ProviderText found) => database.Write(async tx =>
    {
        var text = claim.Text;
        var outcome = found.Failure is null ? MessageOutcomes.Sent : MessageOutcomes.Refused;
        if (!await sending.Settle(tx, text.MessageId, outcome, found.Failure ?? "", text.KeptBody, found.ProviderId)) return StepResult.OneSkipped;
        if (found.Failure is null) await problems.Solve(tx, text);
        else await problems.Notice(tx, text, TextProblems.Refused, found.Failure);
        return found.Failure is null ? StepResult.OneDone : StepResult.OneFailed;
    });

    private async Task<StepResult> NeedsALook(OpenClaim claim)
    {
        logger.LogWarning("Nobody can tell whether text {Message} was sent", claim.MessageId);
        return await database.Write(async tx =>
        {
            if (!await sending.Settle(tx, claim.MessageId, MessageOutcomes.NeedsALook, "", claim.Text.KeptBody)) return StepResult.OneSkipped;
            await problems.Notice(tx, claim.Text, TextProblems.NeedsALook, claim.Phone);
            return StepResult.OneFailed;
        });
    }
}
