using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Routes;

public enum PlanningStage { NotAsked, Running, Done }

/// <summary>Whether the run that somebody asked for with "Plan again" is through: it takes seconds to minutes, on a page that waits for it.</summary>
public sealed class WatchPlanning(NightStore nights, TimeProvider time)
{
    /// <summary>After this it is not slow: whatever became of it, the page waits no longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <param name="asked">When the button was pressed, in milliseconds of Unix time; null: by nobody.</param>
    public async Task<PlanningStage> Stage(DateOnly date, long? asked)
    {
        var now = time.GetUtcNow();
        if (asked is not { } milliseconds || milliseconds > now.ToUnixTimeMilliseconds() || milliseconds < (now - Patience).ToUnixTimeMilliseconds()) return PlanningStage.NotAsked;
        var record = (await nights.Since(date)).FirstOrDefault(night => night.DeliveryDate == date);
        return record is { IsDone: true } && record.FinishedAt >= DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) ? PlanningStage.Done : PlanningStage.Running;
    }
}
