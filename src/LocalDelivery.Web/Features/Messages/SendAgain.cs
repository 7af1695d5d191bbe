using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Messages;

public enum SendAgainOutcome { Waiting, HadArrived, NotPossible }

/// <summary>The owner wants a text that did not go out to be sent after all: it waits again, and goes with the next minute.</summary>
public sealed class SendAgain(Database database, OutboxStore outbox, TwilioGateway twilio, TextProblems problems, TimeProvider time)
{
    public async Task<SendAgainOutcome> Run(MessageId id)
    {
        if (await outbox.Find(id) is not { Outcome: { } outcome } text || !text.CanBeSentAgain(time.GetUtcNow())) return SendAgainOutcome.NotPossible;
        var waiting = new WaitingText(text.MessageId, text.Phone, text.Kind, text.DeliveryDate, text.Body, text.NotBefore, text.UselessAfter);

        // What the provider reported as failed may have arrived in the meantime.
        var hasArrived = text.ProviderId is { } providerId && twilio.IsConfigured && await twilio.Find(providerId) is { IsDelivered: true };
        return await database.Write(async tx =>
        {
            if (hasArrived) await outbox.Delivered(tx, id);
            else if (!await outbox.Again(tx, id, outcome)) return SendAgainOutcome.NotPossible;
            await problems.Solve(tx, waiting);
            return hasArrived ? SendAgainOutcome.HadArrived : SendAgainOutcome.Waiting;
        });
    }
}
