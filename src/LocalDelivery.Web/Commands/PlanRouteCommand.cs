using System.CommandLine;
using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Web.Commands;

/// <summary>Plans a published routing problem, to measure the planner against the best that is known. Needs no database.</summary>
public static class PlanRouteCommand
{
    private const int LongestSeconds = 86_400;
    private const int MostThreads = 256;

    private sealed record Wanted(string Instance, int Seconds, int Threads, int RandomSeed, string? Solution, bool AsJson);

    public static Command Build()
    {
        var instance = new Option<string>("--instance") { Description = Terminal.Text["The problem, as a VRPLIB file (CVRP, VRPTW) or Solomon's plain text. A best known solution is looked for beside it, ending in .sol."], HelpName = "FILE", Required = true };
        var seconds = SeedCommand.Number("--seconds", Terminal.Text["How long to search."], 30, 1, LongestSeconds);
        var threads = SeedCommand.Number("--threads", Terminal.Text["How many threads search at once."], Math.Min(Environment.ProcessorCount, MostThreads), 1, MostThreads);
        var randomSeed = SeedCommand.Number("--random-seed", Terminal.Text["Another number searches elsewhere."], 1, 0, int.MaxValue);
        var solution = new Option<string?>("--solution") { Description = Terminal.Text["Write the routes to this file, as VRPLIB's .sol."], HelpName = "FILE" };
        var json = NightlyCommand.JsonOption();
        var command = new Command("plan-route", Terminal.Text["Plan a published routing problem and say how far from the best known its routes are."]) { instance, seconds, threads, randomSeed, solution, json };
        command.SetAction((parsed, cancellation) => Verb.Start(
            parsed,
            _ => Run(
                new Wanted(
                    parsed.GetRequiredValue(instance), parsed.GetValue(seconds), parsed.GetValue(threads), parsed.GetValue(randomSeed), parsed.GetValue(solution), parsed.GetValue(json)),
                cancellation),
            Terminal.Text["stopped while searching; there is no plan, and nothing is written."]));
        return command;
    }

    private static async Task Run(Wanted wanted, CancellationToken cancellation)
    {
        var instance = InstanceFiles.Read(wanted.Instance);
        var best = InstanceFiles.FindBestKnown(wanted.Instance);
        if (wanted.Solution is not null) InstanceFiles.RefuseUnwritable(wanted.Solution, wanted.Instance);
        var found = await InstanceSearch.Run(instance, best, wanted.Seconds, wanted.Threads, wanted.RandomSeed, cancellation);
        var solution = VrplibSolution.Of(instance, found.Plan);
        RefuseFaulty(instance, solution, found.Plan.Unassigned.Count);
        // A file that leaves somebody out would be no solution, whatever it costs.
        var written = found.Plan.Unassigned.Count == 0 ? wanted.Solution : null;
        if (written is not null) InstanceFiles.Write(solution, written);
        var summary = PlanRouteSummary.Of(instance, best, found, solution, written);
        if (wanted.AsJson) Console.WriteLine(Json.Of(summary));
        else PlanRouteStory.Tell(summary, wanted.Solution, Console.Out);
    }

    /// <summary>What was not recomputed is not believed, and least of all what the planner says of itself.</summary>
    private static void RefuseFaulty(VrplibInstance instance, VrplibSolution solution, int unassigned)
    {
        var faults = SolutionCheck.Faults(instance, solution);
        var missing = faults.Count(fault => fault.Kind == SolutionFaultKind.CustomerMissing);
        if (faults.Count == missing && missing == unassigned) return;
        throw new CommandFailure(Terminal.Text["the plan does not hold when it is recomputed ({0}), so nothing is written. That is a mistake in the planner.", faults[0].Kind]);
    }
}
