using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Owner;

/// <param name="Who">The neighbor and the door, the driver or the depot; empty when it is about the night as a whole.</param>
/// <param name="Link">Where to look; null when there is nothing to see.</param>
/// <param name="IsByHand">Whether the owner says when it is done.</param>
/// <param name="SendNow">Where texts that were left unsent are sent after all.</param>
public sealed record ProblemRow(NightProblem Problem, string Who, string? Link, string? Phone, string What, string WhatToDo, bool IsByHand, string? SendNow = null)
{
    /// <summary>A stop and a route are said something of ("Maya does not fit into the vans"); of everything else it is a sentence of its own.</summary>
    public string Subject(string who) => Problem.Kind is "stop" or "route" ? who : $"{who}:";
}

/// <param name="Day">"Tomorrow", "Saturday, November 21".</param>
public sealed record DayProblemsRow(DateOnly Date, string Day, bool IsOver, IReadOnlyList<ProblemRow> Problems)
{
    /// <summary>How long a driver is out for one stop on the date.</summary>
    public TimeSpan? PerStop { get; init; }

    /// <summary>Those of one kind beside each other; a neighbor's goods are of one kind where the same is missing.</summary>
    public IEnumerable<IReadOnlyList<ProblemRow>> ByKind =>
        Problems.GroupBy(problem => (problem.Problem.Kind, problem.Problem.Reason, problem.WhatToDo, problem.Problem.Kind == "stop" ? "" : problem.What)).Select(same => same.ToList());
}

public sealed record StepRow(string Name, bool IsDone, bool HasFailed, string Figures);

public sealed record RouteRow(int Style, string Driver, string Stops, string Distance, string Hours, bool IsReleased);

public sealed record LoadRow(string Product, string Unit, int Quantity);

/// <summary>What has become of today's deliveries.</summary>
public sealed record ProgressRow(DateOnly Date, int Delivered, int NotDelivered, int Open, IReadOnlyList<NotDeliveredRow> Missed)
{
    public int All => Delivered + NotDelivered + Open;
}

public sealed record NotDeliveredRow(string Who, string Link, string Reason, string At);

/// <summary>How to begin, step by step; the first that is not done is the one to do.</summary>
/// <param name="Link">The page where it is done; null where it is done by a command.</param>
/// <param name="Command">What to type where the program runs.</param>
public sealed record BeginStep(string Name, string Hint, string? Link, bool IsDone, string? Command = null);

/// <param name="Next">The next date on which somebody gets something; null when nobody does for two weeks.</param>
/// <param name="Problems">Of that date first, then of today and whatever else is to come.</param>
/// <param name="Earlier">Of days that are over, the newest first.</param>
/// <param name="AlsoPlanned">Later dates whose night was run early.</param>
public sealed record TodayPage(
    string Headline, bool IsAlarm, IReadOnlyList<string> Figures, IReadOnlyList<BeginStep> Begin, DateOnly? Next, string NextName, bool HasNoTexting,
    IReadOnlyList<DayProblemsRow> Problems, IReadOnlyList<DayProblemsRow> Earlier, IReadOnlyList<StepRow> Steps, IReadOnlyList<RouteRow> Routes, RouteSketch? Sketch, IReadOnlyList<LoadRow> Load,
    ProgressRow? Today, IReadOnlyList<PlannedDate> AlsoPlanned);

/// <param name="Name">"Wednesday, December 2".</param>
public sealed record PlannedDate(DateOnly Date, string Name);
