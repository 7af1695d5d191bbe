using LocalDelivery.Web.Features.Owner;

namespace LocalDelivery.Web.Features.Routes;

/// <param name="Became">What became of it at the door; null as long as its van has not left.</param>
/// <param name="IsMissed">Whether it was not delivered.</param>
public sealed record PlanOrderRow(string Name, string Link, string Lines, string? Promised, string? Became, bool IsMissed);

public sealed record PlanStopRow(int Position, string Arrives, string Door, string Load, IReadOnlyList<PlanOrderRow> Orders);

/// <param name="Length">"118 stops".</param>
/// <param name="Sheet">Where it is to be had on paper, for whoever drives it without a phone or instead of its driver.</param>
public sealed record PlanRouteRow(int Style, string Driver, string Vehicle, string Hours, string Distance, string Length, string Sheet, IReadOnlyList<PlanStopRow> Stops);

public sealed record UnassignedRow(string Who, string Link, string Lines, string What);

/// <summary>Orders without a place, for one reason.</summary>
/// <param name="Together">What they are all together, where they are many.</param>
/// <param name="WhatToDo">What would make them fit.</param>
public sealed record UnassignedGroup(string? Together, string WhatToDo, IReadOnlyList<UnassignedRow> Rows);

/// <summary>A date's routes, as a list and a sketch.</summary>
/// <param name="Summary">"4 routes, 163 km".</param>
/// <param name="HasRun">Whether there is anything to see: the night of the date has made a plan.</param>
/// <param name="NoRoutes">Why there is nothing to see.</param>
/// <param name="CanPlanAgain">The night has run, the date is not over and not every depot's vans have left.</param>
/// <param name="Problems">What else is open about the date.</param>
/// <param name="Roads">Whose map the driving times are from.</param>
public sealed record PlanPage(
    DateOnly Date, DateOnly Today, bool HasRun, bool IsReleased, bool CanPlanAgain, string Summary, string NoRoutes, IReadOnlyList<PlanRouteRow> Routes,
    IReadOnlyList<UnassignedGroup> Unassigned, DayProblemsRow Problems, RouteSketch? Sketch, string Roads)
{
    /// <summary>What has become of a run that was asked for on this page.</summary>
    public PlanningStage Planning { get; init; }

    /// <summary>The same, a line per route, for the owner's first page.</summary>
    public IReadOnlyList<RouteRow> Rows => [.. Routes.Select(route => new RouteRow(route.Style, route.Driver, route.Length, route.Distance, route.Hours, IsReleased))];
}

/// <summary>What the map draws; all text in it is ready to be shown.</summary>
public sealed record PlanMap(string TileUrl, string Attribution, IReadOnlyList<MapPoint> Depots, IReadOnlyList<MapRoute> Routes, IReadOnlyList<MapPoint> Unassigned);

public sealed record MapPoint(double Latitude, double Longitude, string Label);

/// <param name="Style">1 to 8: its color and dash in the stylesheet.</param>
/// <param name="Line">From the depot along the stops and back: latitude, longitude.</param>
public sealed record MapRoute(int Style, string Name, IReadOnlyList<double[]> Line, IReadOnlyList<MapStop> Stops);

public sealed record MapStop(int Number, double Latitude, double Longitude, string Label);
