using Hangfire;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>
/// Sends what waits in the outbox, one text at a time: claim the row, call the provider outside any transaction, record what it said. A row that
/// somebody else has claimed is left alone, so two senders at once never send twice.
/// </summary>
public sealed class SendTexts(
    Database database, BusinessStore businesses, SendingStore sending, TextStopStore textStops, ReconcileTexts reconcile, TwilioGateway twilio, TextProblems problems,
    JobServer jobServer, TimeProvider time, ILogger<SendTexts> logger)
{
    /// <summary>So many failures in a row are an outage: the rest waits for the next minute instead of failing one by one.</summary>
    private const int OutageAfter = 3;

    private readonly SemaphoreSlim sender = new(1);

    /// <summary>Every minute, unless the last minute's are still on their way: more senders at once would only keep others from working where the provider hangs.</summary>
    public async Task RunUnlessRunning(CancellationToken cancellation)
    {
        if (await sender.WaitAsync(TimeSpan.Zero, cancellation)) await RunAlone(progress: null, cancellation);
    }

    public async Task<StepResult> Run(IProgress<NightProgress>? progress, CancellationToken cancellation)
    {
        await sender.WaitAsync(cancellation);
        return await RunAlone(progress, cancellation);
    }

    private async Task<StepResult> RunAlone(IProgress<NightProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            return await SendAll(progress, cancellation);
        }
        finally
        {
            sender.Release();
        }
    }

    /// <summary>Somebody stands at the door and waits for it: it passes whatever else is to be sent.</summary>
    [Queue(Schedule.Codes)]
    public Task SendCodes(CancellationToken cancellation) => Only(MessageKinds.Code, cancellation);

    private async Task<StepResult> SendAll(IProgress<NightProgress>? progress, CancellationToken cancellation)
    {
        if (await businesses.Find() is not { } business) return default;
        business.Speak();
        var phoneless = await sending.SettleWithoutPhone();
        var told = new StepResult(phoneless, 0, phoneless, 0);
        if (await IsLeftToTheSite())
        {
            // There is a provider, only not for whoever runs this: its keys are the site's, which sends what waits within the minute.
            var waiting = (await sending.Due()).Count;
            if (waiting > 0) logger.LogWarning("No texting provider is set up here, though texts have been sent before: {Count} texts wait for the site that has its keys", waiting);
            return told + new StepResult(waiting, 0, waiting, 0);
        }

        if (!twilio.IsConfigured)
        {
            // Done, not failed: without a provider the outbox page is where texts go. Nothing rings, so quiet hours do not matter either.
            var settled = await database.Write(async tx =>
            {
                await problems.NothingWaits(tx);
                return await sending.SettleAll(tx, MessageOutcomes.NoProvider);
            });
            return told + new StepResult(settled, settled, 0, 0) + await reconcile.GiveUp();
        }

        var (result, answers) = await reconcile.Run(cancellation);
        return told + result + await SendDue(await sending.Due(), business.QuietHours, progress, answers ? OutageAfter : 1, cancellation);
    }

    private async Task<bool> IsLeftToTheSite() => !twilio.IsConfigured && !jobServer.IsHere && await sending.HasSent();

    /// <summary>Sends what waits of one kind, for a text that was written after the others had their turn: those are not tried twice.</summary>
    public async Task<StepResult> Only(string kind, CancellationToken cancellation)
    {
        if (await IsLeftToTheSite() && (await sending.Due()).Count(text => text.Kind == kind) is var left) return new StepResult(left, 0, left, 0);
        if (!twilio.IsConfigured || await businesses.Find() is not { } business) return await Run(progress: null, cancellation);
        business.Speak();
        var due = (await sending.Due()).Where(text => text.Kind == kind).ToList();
        return await SendDue(due, business.QuietHours, progress: null, OutageAfter, cancellation);
    }

    private async Task<StepResult> SendDue(IReadOnlyList<WaitingText> due, QuietHours quietHours, IProgress<NightProgress>? progress, int outageAfter, CancellationToken cancellation)
    {
        var result = default(StepResult);
        var failuresInARow = 0;
        foreach (var text in due)
        {
            cancellation.ThrowIfCancellationRequested();
            var sent = await SendOne(text, quietHours);
            result += sent.Result;
            progress?.Report(new NightProgress(NightStep.Send, result.Due, due.Count));
            failuresInARow = sent.Answers switch { false => failuresInARow + 1, true => 0, null => failuresInARow };
            if (failuresInARow < outageAfter) continue;
            var waiting = due.Count - result.Due;
            logger.LogWarning("The text provider does not answer: {Count} texts wait for the next try", waiting);
            return result + new StepResult(waiting, 0, 0, waiting);
        }

        return result;
    }

    /// <param name="Answers">Whether the provider does; null where it was not asked, as when somebody else sends the text.</param>
    private readonly record struct OneText(StepResult Result, bool? Answers = null);

    private async Task<OneText> SendOne(WaitingText text, QuietHours quietHours)
    {
        try
        {
            var now = time.GetUtcNow();
            var earliest = text.Earliest(quietHours, now);
            var isTooLate = text.UselessAfter <= earliest;
            if (!isTooLate && earliest > now) return new OneText(StepResult.OneSkipped);
            if (await sending.Claim(text.MessageId, now) is not { } phone) return new OneText(StepResult.OneSkipped);
            text = text with { Phone = phone };   // changed while the texts before it were sent
            if (phone == NewMessage.NoPhone) return new OneText(await Settle(text, MessageOutcomes.NoPhone));
            if (isTooLate) return new OneText(await TooLate(text));
            if ((await textStops.Stopped()).Contains(text.Phone)) return new OneText(await Settle(text, MessageOutcomes.Stopped));
            return await Record(text, now, await twilio.Send(text.MessageId, text.Phone, text.Body));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Whatever the provider has of it: the claim is still open, and its list will be asked.
            logger.LogError(failure, "Text {Message} could not be recorded", text.MessageId);
            return new OneText(StepResult.OneFailed, Answers: false);
        }
    }

    private async Task<OneText> Record(WaitingText text, DateTimeOffset claimedAt, SendResult sent)
    {
        switch (sent.Outcome)
        {
            case SendOutcome.Accepted:
                return new OneText(await Settle(text, MessageOutcomes.Sent, providerId: sent.Detail), Answers: true);
            case SendOutcome.Refused:
                return new OneText(await Settle(text, MessageOutcomes.Refused, sent.Detail, problem: TextProblems.Refused), Answers: true);
            case SendOutcome.Stopped:
                return new OneText(await Settle(text, MessageOutcomes.Stopped, sent.Detail), Answers: true);
            case SendOutcome.NotAccepted:
                await Wait(text, claimedAt, sent.Detail);
                return new OneText(StepResult.OneFailed, Answers: false);
            case SendOutcome.Unknown:
                logger.LogWarning("Whether text {Message} was accepted is not known: {Reason}", text.MessageId, sent.Detail);
                return new OneText(StepResult.OneFailed, Answers: false);   // the claim stays open until the provider's list tells
        }

        throw new InvalidOperationException($"No such outcome: {sent.Outcome}");
    }

    private Task Wait(WaitingText text, DateTimeOffset claimedAt, string reason) => database.Write(async tx =>
    {
        await sending.Release(tx, text.MessageId, claimedAt);
        await problems.Notice(tx, text, TextProblems.Unreachable, reason);
    });

    /// <summary>Only a window text that came too late is missed by somebody.</summary>
    private Task<StepResult> TooLate(WaitingText text) =>
        Settle(text, MessageOutcomes.TooLate, problem: text.Kind == MessageKinds.Window ? TextProblems.TooLate : null);

    private Task<StepResult> Settle(WaitingText text, string outcome, string detail = "", string? providerId = null, string? problem = null) => database.Write(async tx =>
    {
        // Settled already by the provider's own report, which knows more than its first answer.
        if (!await sending.Settle(tx, text.MessageId, outcome, detail, text.KeptBody, providerId)) return StepResult.OneDone;
        if (problem is null) await problems.Solve(tx, text);
        else await problems.Notice(tx, text, problem, detail);
        return outcome switch
        {
            MessageOutcomes.Sent => StepResult.OneDone,
            MessageOutcomes.Stopped or MessageOutcomes.NoPhone => StepResult.OneSkipped,
            _ => StepResult.OneFailed,
        };
    });
}
