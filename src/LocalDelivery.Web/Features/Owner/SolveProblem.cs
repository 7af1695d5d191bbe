using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Owner;

public enum SolveProblemOutcome { Solved, NotByHand }

/// <summary>"Done": the owner has rung the neighbor or found another way, and the problem leaves the page.</summary>
public sealed class SolveProblem(Database database, BusinessClock clock, NightStore nights)
{
    public async Task<SolveProblemOutcome> Run(Business business, DateOnly date, string kind, string item)
    {
        var problem = (await nights.Problems(date)).FirstOrDefault(problem => problem.Kind == kind && problem.ItemId == item);
        if (problem is null) return SolveProblemOutcome.Solved;   // a second press, or another try was first
        if (!IsByHand(problem, date < clock.Today(business))) return SolveProblemOutcome.NotByHand;
        await database.Write(tx => nights.Solve(tx, date, kind, item));
        return SolveProblemOutcome.Solved;
    }

    /// <summary>
    /// Whatever one can ring somebody about, and everything of a day that is over. Routes that are still to be driven do not come to be by saying
    /// so, and how they were estimated is known by its problem alone.
    /// </summary>
    public static bool IsByHand(NightProblem problem, bool isOver) =>
        problem.Kind is "order" or "line" or "stop" or "text" or "night" or UndrivableRoutes.Kind || problem.Reason == "other-driver" || (isOver && problem.Kind == "plan");
}
