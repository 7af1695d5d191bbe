using System.Globalization;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>
/// Texts that were only written because no provider was set up, seen from when there is one; and texts that should have gone and have not, because the provider
/// does not take them. It is read from what is so now and stored nowhere, so it is gone as soon as they are sent, or too late to be of use.
/// </summary>
public sealed class UnsentTexts(Database database, OutboxStore outbox, BusinessStore businesses, TwilioGateway twilio, TimeProvider time)
{
    public const string Kind = "texts";
    public const string Waiting = "waiting";

    /// <summary>A thousand texts take some minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <returns>At most one problem of each reason, with the number of texts.</returns>
    public async Task<IReadOnlyList<NightProblem>> On(DateOnly date)
    {
        if (!twilio.IsConfigured) return [];
        var unsent = (await outbox.Unsent(date)).Count;
        var since = time.GetUtcNow() - Patience;
        var waiting = await IsQuiet(since) || await IsQuiet(since + Patience) ? 0 : await outbox.Waiting(date, since);   // in quiet hours they wait as they should
        return [.. new[] { Problem(date, MessageOutcomes.NoProvider, unsent), Problem(date, Waiting, waiting) }.OfType<NightProblem>()];
    }

    private async Task<bool> IsQuiet(DateTimeOffset at) => (await businesses.Get()).QuietHours.NextAllowed(at) > at;

    private static NightProblem? Problem(DateOnly date, string reason, int count) =>
        count == 0 ? null : new NightProblem(date, Kind, $"{Iso.Date(date)}/{reason}", reason, count.ToString(CultureInfo.InvariantCulture));

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
