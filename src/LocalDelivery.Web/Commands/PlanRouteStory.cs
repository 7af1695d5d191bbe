using System.Globalization;
using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Web.Commands;

/// <summary>What <c>plan-route --json</c> promises, in its words.</summary>
/// <param name="Cost">The routes' length in the instance's own unit, recomputed from its coordinates.</param>
/// <param name="BestKnown">The best known cost, if a solution lies beside the instance.</param>
/// <param name="GapPercent">How much more than the best known; null without one, or where somebody is on no route.</param>
/// <param name="Solution">The file that was written.</param>
public sealed record PlanRouteSummary(
    string Instance, int Customers, decimal Cost, decimal? BestKnown, double? GapPercent, int Routes, int Unassigned, double Seconds, long Iterations, double IterationsPerSecond, string? Solution)
{
    public static PlanRouteSummary Of(VrplibInstance instance, VrplibSolution? best, FoundPlan found, VrplibSolution solution, string? written)
    {
        var unassigned = found.Plan.Unassigned.Count;
        double? gap = best is not null && unassigned == 0 ? Math.Round(solution.GapPercentTo(best), 3) : null;
        return new PlanRouteSummary(
            instance.Name, instance.CustomerCount, solution.Cost, best?.Cost, gap, solution.Routes.Count, unassigned,
            Math.Round(found.Seconds, 3), found.Iterations, Math.Round(found.IterationsPerSecond, 1), written);
    }
}

/// <summary>A planned problem told to a person at a terminal.</summary>
public static class PlanRouteStory
{
    /// <param name="wantedFile">Where the solution was to be written, if anywhere.</param>
    public static void Tell(PlanRouteSummary plan, string? wantedFile, TextWriter to)
    {
        var wording = Terminal.Wording;
        var customers = wording.Count(plan.Customers, "1 customer", "{0} customers");
        to.WriteLine(Terminal.Text["{0}: {1}, {2}, cost {3}.", plan.Instance, customers, wording.Routes(plan.Routes), Number(plan.Cost)]);
        if (plan is { BestKnown: { } best, GapPercent: { } gap })
            to.WriteLine(gap < 0
                ? Terminal.Text["That is {0:0.00} % below the best known, {1}.", -gap, Number(best)]
                : Terminal.Text["That is {0:0.00} % above the best known, {1}.", gap, Number(best)]);
        if (plan.Unassigned > 0) to.WriteLine(wording.Count(plan.Unassigned, "1 customer is on no route; the cost is that of the others.", "{0} customers are on no route; the cost is that of the others."));
        to.WriteLine(Terminal.Text["Searched for {0:0.0} s, {1:0} iterations a second.", plan.Seconds, plan.IterationsPerSecond]);
        if (plan.Solution is not null) to.WriteLine(Terminal.Text["Written: {0}", plan.Solution]);
        else if (wantedFile is not null) to.WriteLine(Terminal.Text["Nothing is written: a solution has every customer."]);
    }

    /// <summary>As its file writes it: to be compared with other files, in any language.</summary>
    public static string Number(decimal cost) => cost.ToString(CultureInfo.InvariantCulture);
}
