using System.Globalization;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>
/// Texts that were only written because no provider was set up, seen from when there is one. It is read from what is so now and stored nowhere, so it
/// is gone as soon as they are sent, or too late to be of use.
/// </summary>
public sealed class UnsentTexts(Database database, OutboxStore outbox, TwilioGateway twilio)
{
    public const string Kind = "texts";

    /// <returns>At most one problem, with the number of texts.</returns>
    public async Task<IReadOnlyList<NightProblem>> On(DateOnly date)
    {
        if (!twilio.IsConfigured || (await outbox.Unsent(date)).Count is not (> 0 and var count)) return [];
        return [new NightProblem(date, Kind, Iso.Date(date), MessageOutcomes.NoProvider, count.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>They wait again, and go with the next minute.</summary>
    public async Task Send(DateOnly date)
    {
        var unsent = await outbox.Unsent(date);
        await database.Write(async tx =>
        {
            foreach (var id in unsent) await outbox.Again(tx, id, MessageOutcomes.NoProvider);
        });
    }
}
