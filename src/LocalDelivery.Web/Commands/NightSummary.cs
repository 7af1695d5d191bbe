using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Commands;

/// <summary>What <c>nightly --json</c> promises, in its words. Orders and messages are of this run; routes and problems of the night as it stands.</summary>
public sealed record NightSummary(
    DateOnly DeliveryDate, OrderCounts Orders, ChargeCounts Charges, RouteFigures Routes, MessageCounts Messages, IReadOnlyList<ProblemLine> Problems, Took Took);

public sealed record OrderCounts(int Due, int Placed, int Skipped, int Failed);

/// <summary>Nothing is charged yet.</summary>
public sealed record ChargeCounts(int Due, int Charged, int Skipped, int Failed);

/// <param name="DurationSeconds">From leaving the depot to being back, added up over all routes.</param>
public sealed record RouteFigures(int Count, int Stops, int Unassigned, long DistanceMeters, long DurationSeconds);

/// <param name="To">"twilio"; "site" where only that has the provider's keys; "outbox" where no provider is set up.</param>
public sealed record MessageCounts(int Due, int Sent, int Skipped, int Failed, string To);

public sealed record ProblemLine(string Kind, string Id, string Reason, string Detail);

public sealed record Took(double PlanSeconds, double OtherSeconds);

/// <summary>Runs a night for whoever typed the command, measures it, and adds up what it came to.</summary>
public sealed class MeasuredNight(NightlyRun nightlyRun, RoutePlanStore plans, BusinessStore businesses, ProblemList problems, SendingStore sending, IOptions<TwilioOptions> twilio, TimeProvider time)
{
    public async Task<NightSummary> Run(DateOnly deliveryDate, IProgress<NightProgress> progress, CancellationToken cancellation)
    {
        var watch = new StepWatch(time, progress);
        var report = await nightlyRun.Run(deliveryDate, watch, cancellation);
        return await Summary(report, watch.Took());
    }

    /// <summary>What stands in the tables of a night that is left alone.</summary>
    public Task<NightSummary> NotRun(DateOnly deliveryDate) => Summary(new NightReport(deliveryDate, default, default, default, default, default), new Took(0, 0));

    private async Task<NightSummary> Summary(NightReport report, Took took) =>
        new(
            report.DeliveryDate,
            new OrderCounts(report.Frozen.Due, report.Frozen.Done, report.Frozen.Skipped, report.Frozen.Failed),
            new ChargeCounts(0, 0, 0, 0),
            Figures(await plans.Released(report.DeliveryDate)),
            new MessageCounts(report.Sent.Due, report.Sent.Done, report.Sent.Skipped, report.Sent.Failed, await Destination()),
            [.. (await problems.On(await businesses.Get(), report.DeliveryDate)).Problems.Select(row => row.Problem).Select(problem => new ProblemLine(problem.Kind, problem.ItemId, problem.Reason, problem.Detail))],
            took);

    private async Task<string> Destination() => twilio.Value.IsConfigured ? "twilio" : await sending.HasSent() ? "site" : "outbox";

    private static RouteFigures Figures(IReadOnlyList<StoredPlan> released)
    {
        var routes = released.SelectMany(plan => plan.Routes).ToList();
        return new RouteFigures(
            routes.Count, routes.Sum(route => route.Stops.Count), released.Sum(plan => plan.Unassigned.Count), routes.Sum(route => (long)route.DistanceMeters),
            routes.Sum(route => (long)(route.ReturnsAt - route.DepartsAt).TotalSeconds));
    }

    /// <summary>The steps announce themselves; between two announcements lies the time a step took.</summary>
    private sealed class StepWatch(TimeProvider time, IProgress<NightProgress> shown) : IProgress<NightProgress>
    {
        private readonly long began = time.GetTimestamp();
        private long planBegan;
        private long planEnded;

        public void Report(NightProgress value)
        {
            if (value is { Step: NightStep.Plan, Done: 0 } && planBegan == 0) planBegan = time.GetTimestamp();
            if (value.Step == NightStep.Release && planEnded == 0) planEnded = time.GetTimestamp();
            shown.Report(value);
        }

        public Took Took()
        {
            var planning = time.GetElapsedTime(planBegan, planEnded);
            return new Took(Math.Round(planning.TotalSeconds, 3), Math.Round((time.GetElapsedTime(began) - planning).TotalSeconds, 3));
        }
    }
}
