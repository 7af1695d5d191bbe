using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;

namespace LocalDelivery.Web.Jobs;

/// <summary>
/// What happens at night, in order. Each step selects what is due and not done, so the whole may be run twice, by two programs at once, or
/// again after being killed anywhere: the outcome is the same.
/// </summary>
public sealed class NightlyRun(
    FreezeOrders freezeOrders, PlanRoutes planRoutes, ReleaseRoutes releaseRoutes, PromiseWindows promiseWindows, SummarizeNight summarizeNight, SendTexts sendTexts,
    NightStore nights, TimeProvider time)
{
    /// <param name="again">Plan anew although every order has its place: somebody changed a shift or a vehicle. Whoever must not forget it asks for it before (<see cref="NightStore.AskAgain(DateOnly)"/>).</param>
    public async Task<NightReport> Run(DateOnly deliveryDate, IProgress<NightProgress>? progress = null, CancellationToken cancellation = default, bool again = false)
    {
        if (again) await nights.AskAgain(deliveryDate);
        var night = await nights.BeginRun(deliveryDate);
        var frozen = await Step(deliveryDate, NightStep.Freeze, progress, () => freezeOrders.Run(deliveryDate, progress, cancellation));
        var planned = await Step(deliveryDate, NightStep.Plan, progress, () => planRoutes.Run(deliveryDate, progress, cancellation, night.AskedAgainAt));
        var released = await Step(deliveryDate, NightStep.Release, progress, () => releaseRoutes.Run(deliveryDate));
        // Another program may have frozen more orders meanwhile, or the map be gone that a plan was made over: then once more, with things as they are.
        for (var rounds = 2; rounds > 0 && (await planRoutes.Overtaken(deliveryDate)).Count > 0; rounds--)
        {
            planned += await Step(deliveryDate, NightStep.Plan, progress, () => planRoutes.Run(deliveryDate, progress, cancellation));
            released += await Step(deliveryDate, NightStep.Release, progress, () => releaseRoutes.Run(deliveryDate));
        }

        await planRoutes.NoticeOvertaken(deliveryDate);

        var promised = await Step(deliveryDate, NightStep.Promise, progress, () => promiseWindows.Run(deliveryDate, progress, cancellation));
        var sent = await Step(deliveryDate, NightStep.Send, progress, () => sendTexts.Run(progress, cancellation));
        var told = default(StepResult);
        await Step(deliveryDate, NightStep.Summarize, progress, async () =>
        {
            var summed = await summarizeNight.Run(deliveryDate);   // after the texts, for it says which of them were refused
            told = await sendTexts.Only(MessageKinds.NightSummary, cancellation);
            return summed;
        });
        await nights.Finish(deliveryDate, night.RunAt!.Value);
        return new NightReport(deliveryDate, frozen, planned, released, promised, sent + told);
    }

    private async Task<StepResult> Step(DateOnly deliveryDate, NightStep step, IProgress<NightProgress>? progress, Func<Task<StepResult>> run)
    {
        progress?.Report(new NightProgress(step, 0, 0));
        var startedAt = time.GetUtcNow();
        var result = await run();
        await nights.RecordStep(deliveryDate, step, startedAt, result);
        return result;
    }
}

/// <summary>What this run did; what the night as a whole came to stands in the tables.</summary>
/// <param name="Sent">The owner's summary too.</param>
public sealed record NightReport(DateOnly DeliveryDate, StepResult Frozen, StepResult Planned, StepResult Released, StepResult Promised, StepResult Sent);
