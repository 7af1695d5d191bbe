using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.Subscriptions;

public enum EndPauseOutcome { Ended, AlreadyOver, NoSuchPause }

/// <param name="From">The first date on which deliveries come again, where the customer wants one.</param>
public sealed record EndPauseResult(EndPauseOutcome Outcome, DateOnly From);

/// <summary>Ends a pause early. Dates that can no longer change stay as they are.</summary>
public sealed class EndPause(Database database, BusinessStore businesses, SubscriptionStore subscriptions, FixedDates fixedDates)
{
    public async Task<EndPauseResult> Run(CustomerId customerId, PauseId pauseId)
    {
        if (await subscriptions.FindByCustomer(customerId) is not { Id: var id }) return new(EndPauseOutcome.NoSuchPause, default);
        var business = await businesses.Get();
        return await database.Write(async tx =>
        {
            await subscriptions.Lock(tx, id);
            if ((await subscriptions.Pauses(tx, id)).FirstOrDefault(held => held.Id == pauseId) is not { Pause: var pause })
                return new EndPauseResult(EndPauseOutcome.NoSuchPause, default);
            var open = await fixedDates.FirstOpen(tx, business, customerId, DateOnly.MinValue);
            if (open > pause.EndsOn) return new EndPauseResult(EndPauseOutcome.AlreadyOver, pause.EndsOn.Value.AddDays(1));

            await subscriptions.WithdrawPause(tx, pauseId);
            if (pause.StartsOn < open) await subscriptions.InsertPause(tx, id, pause with { EndsOn = open.AddDays(-1) });
            return new EndPauseResult(EndPauseOutcome.Ended, open);
        });
    }
}
