using LocalDelivery.Web.Features.Routes;

namespace LocalDelivery.Web.Features.Owner;

/// <param name="Who">The neighbor and the door, or the depot; empty when it is about the night as a whole.</param>
/// <param name="Link">Where to look; null when there is nothing to see.</param>
public sealed record ProblemRow(DateOnly Date, string Who, string? Link, string? Phone, string What, string WhatToDo);

public sealed record DayProblemsRow(DateOnly Date, string Day, IReadOnlyList<ProblemRow> Problems);

public sealed record StepRow(string Name, bool IsDone, bool HasFailed, string Figures);

public sealed record RouteRow(int Style, string Driver, string Stops, string Distance, string Hours, bool IsReleased);

public sealed record LoadRow(string Product, string Unit, int Quantity);

/// <summary>What has become of today's deliveries.</summary>
public sealed record ProgressRow(int Delivered, int NotDelivered, int Open, IReadOnlyList<NotDeliveredRow> Missed)
{
    public int All => Delivered + NotDelivered + Open;
}

public sealed record NotDeliveredRow(string Who, string Link, string Reason, string At);

/// <summary>How to begin, step by step; the first that is not done is the one to do.</summary>
public sealed record BeginStep(string Name, string Hint, string Link, bool IsDone);

/// <param name="Next">The next date on which somebody gets something; null when nobody does for two weeks.</param>
public sealed record TodayPage(
    string Headline, bool IsAlarm, IReadOnlyList<string> Figures, IReadOnlyList<BeginStep> Begin, DateOnly? Next, string NextName, bool HasNoTexting,
    IReadOnlyList<DayProblemsRow> Problems, IReadOnlyList<StepRow> Steps, IReadOnlyList<RouteRow> Routes, RouteSketch? Sketch, IReadOnlyList<LoadRow> Load,
    ProgressRow? Today);
