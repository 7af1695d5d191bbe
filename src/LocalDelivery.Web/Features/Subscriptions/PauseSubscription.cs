using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.Subscriptions;

public enum PauseOutcome { Paused, AlreadyPaused, PastCutoff, NoSubscription }

/// <param name="Pause">The pause that now holds: it may begin later than asked, and swallows those it touches. Null when there is none.</param>
public sealed record PauseResult(PauseOutcome Outcome, Pause? Pause);

/// <summary>Leaves out every delivery of an interval. What can no longer change still comes, and the pause begins after it.</summary>
public sealed class PauseSubscription(Database database, BusinessStore businesses, SubscriptionStore subscriptions, FixedDates fixedDates)
{
    public async Task<PauseResult> Run(CustomerId customerId, Pause asked)
    {
        if (await subscriptions.FindByCustomer(customerId) is not { Id: var id }) return new(PauseOutcome.NoSubscription, null);
        var business = await businesses.Get();
        return await database.Write(async tx =>
        {
            await subscriptions.Lock(tx, id);
            var pause = asked with { StartsOn = await fixedDates.FirstOpen(tx, business, customerId, asked.StartsOn) };
            if (pause.StartsOn > pause.EndsOn) return new PauseResult(PauseOutcome.PastCutoff, null);

            var touched = (await subscriptions.Pauses(tx, id)).Where(held => Touch(held.Pause, pause)).ToList();
            if (touched.Find(held => Covers(held.Pause, pause)) is { } enough) return new PauseResult(PauseOutcome.AlreadyPaused, enough.Pause);
            foreach (var held in touched) await subscriptions.WithdrawPause(tx, held.Id);
            var whole = touched.Select(held => held.Pause).Aggregate(pause, Join);
            await subscriptions.InsertPause(tx, id, whole);
            return new PauseResult(PauseOutcome.Paused, whole);
        });
    }

    private static bool Touch(Pause a, Pause b) => !(a.StartsOn > b.EndsOn?.AddDays(1)) && !(b.StartsOn > a.EndsOn?.AddDays(1));

    private static bool Covers(Pause outer, Pause inner) => outer.StartsOn <= inner.StartsOn && (outer.EndsOn is null || inner.EndsOn <= outer.EndsOn);

    /// <summary>Two pauses that touch are one to a person: ended with one press.</summary>
    private static Pause Join(Pause a, Pause b) => new(
        a.StartsOn < b.StartsOn ? a.StartsOn : b.StartsOn,
        a.EndsOn is { } end && b.EndsOn is { } other ? (end > other ? end : other) : null);
}
