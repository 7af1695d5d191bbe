using LocalDelivery.Routing;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Rounds;

/// <summary>How far a round is, in seconds of what it may take: it is most of what the first night of a week waits for.</summary>
/// <param name="of">Seconds for all its parts.</param>
internal sealed class RoundProgress(IProgress<NightProgress>? progress, int of)
{
    private int done;

    public void Done(int seconds) => Tell(done += seconds);

    /// <summary>A listener to a part that takes so many seconds.</summary>
    public IProgress<PlanProgress> Within(int seconds, PlanLimits limits) => new Part(this, seconds, limits);

    private void Tell(int seconds) => progress?.Report(new NightProgress(NightStep.Plan, Math.Min(seconds, of), of));

    private sealed class Part(RoundProgress whole, int seconds, PlanLimits limits) : IProgress<PlanProgress>
    {
        public void Report(PlanProgress value)
        {
            var share = limits.Time is { } time ? value.Elapsed / time : (double)value.Iterations / limits.Iterations ?? 0;
            whole.Tell(whole.done + (int)(seconds * Math.Clamp(share, 0, 1)));
        }
    }
}
