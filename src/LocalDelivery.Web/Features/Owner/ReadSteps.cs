using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Owner;

/// <summary>
/// How far a night came, step by step. When a step ran stands in its diary; what it came to is counted where it lies, in orders, plans, promises
/// and texts: a run killed before it wrote its diary did what it did all the same.
/// </summary>
public sealed class ReadSteps(NightStore nights, RoutePlanStore plans, PromiseStore promises, TodayStore today, Wording wording, IStringLocalizer<Text> text, IOptions<TwilioOptions> twilio)
{
    /// <param name="open">What is wrong with the night.</param>
    public async Task<IReadOnlyList<StepRow>> Run(DateOnly date, int frozen, IReadOnlyList<ProblemRow> open)
    {
        var diary = (await nights.Steps(date)).ToDictionary(record => record.Step, StringComparer.Ordinal);
        var planned = (await plans.Latest(date)).Count;
        var released = (await plans.Released(date)).Count;
        var promised = (await promises.On(date)).Count;
        var written = await today.Texts(date, MessageKinds.Window);
        var sent = written.Where(texts => texts.Outcome == (twilio.Value.IsConfigured ? MessageOutcomes.Sent : MessageOutcomes.NoProvider)).Sum(texts => texts.Count);
        var summed = (await today.Texts(date, MessageKinds.NightSummary)).Sum(texts => texts.Count);
        return [.. Enum.GetValues<NightStep>().Select(Row)];

        StepRow Row(NightStep step) => step switch
        {
            NightStep.Freeze => Step(step, text["Orders frozen"], frozen, $"{frozen}", Wrong("order")),
            NightStep.Plan => Step(step, text["Routes planned"], planned, Depots(planned), Wrong("plan", "no-plan", "overtaken")),
            NightStep.Release => Step(step, text["Checked and released"], released, Depots(released), Wrong("plan", "check-failed")),
            NightStep.Promise => Step(step, text["Times promised"], promised, $"{promised}", Wrong("text", "crashed")),
            NightStep.Send => Step(step, twilio.Value.IsConfigured ? text["Texts sent"] : text["Texts put into the outbox"], sent, $"{sent}", open.Count(row => row.Problem is { Kind: "text", Reason: not "crashed" })),
            NightStep.Summarize => Step(step, text["Summary for you"], summed, $"{summed}", 0),
        };

        StepRow Step(NightStep step, string name, int done, string figure, int wrong)
        {
            if (!diary.TryGetValue(step.ToString(), out var record)) return new StepRow(name, false, false, done > 0 ? text["{0} so far", figure] : text["not yet"]);
            var took = text["{0} s", Math.Round((record.FinishedAt - record.StartedAt).TotalSeconds)];
            return new StepRow(name, true, wrong > 0, wrong > 0 ? text["{0} · {1} failed · {2}", figure, wrong, took] : text["{0} · {1}", figure, took]);
        }

        int Wrong(string kind, params string[] reasons) => open.Count(row => row.Problem.Kind == kind && (reasons.Length == 0 || reasons.Contains(row.Problem.Reason)));
    }

    private string Depots(int count) => wording.Count(count, "1 depot", "{0} depots");
}
