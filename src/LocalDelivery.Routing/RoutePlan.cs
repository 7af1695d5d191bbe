namespace LocalDelivery.Routing;

/// <summary>The routes of a day and the stops no route could take.</summary>
/// <param name="Routes">One per vehicle that drives, in the order of the problem's vehicles.</param>
/// <param name="Unassigned">Every stop that is on no route, with the reason, in the order of the problem's stops.</param>
public sealed record RoutePlan(IReadOnlyList<Route> Routes, IReadOnlyList<UnassignedStop> Unassigned)
{
    /// <summary>Meters driven by all vehicles.</summary>
    public int DistanceMeters => Routes.Sum(route => route.DistanceMeters);

    /// <summary>Seconds between departure and return, of all vehicles together.</summary>
    public int DurationSeconds => Routes.Sum(route => route.DurationSeconds);

    /// <summary>What all routes cost, exactly, in the unit of <see cref="VehicleCost"/>.</summary>
    /// <param name="problem">The problem that was planned.</param>
    public decimal Cost(RoutingProblem problem) => PlanCost.Of(problem, this).Total;

    /// <summary>The same, broken down.</summary>
    /// <param name="problem">The problem that was planned.</param>
    public PlanCost CostParts(RoutingProblem problem) => PlanCost.Of(problem, this);

    /// <summary>Stops that are on a route.</summary>
    public int StopCount => Routes.Sum(route => route.Stops.Count);
}

/// <summary>What one vehicle drives: out of its depot, to its stops in order, and back.</summary>
/// <param name="VehicleId">Who drives.</param>
/// <param name="DepartureSeconds">When it leaves the depot.</param>
/// <param name="ReturnSeconds">When it is back.</param>
/// <param name="DistanceMeters">The whole way, the last leg to the depot included.</param>
/// <param name="Stops">The visits in order.</param>
public sealed record Route(
    string VehicleId, int DepartureSeconds, int ReturnSeconds, int DistanceMeters, IReadOnlyList<RouteStop> Stops)
{
    /// <summary>Seconds from departure to return.</summary>
    public int DurationSeconds => ReturnSeconds - DepartureSeconds;
}

/// <summary>One visit with its times, in seconds from the problem's zero.</summary>
/// <param name="StopId">What is visited.</param>
/// <param name="ArrivalSeconds">When the vehicle gets there.</param>
/// <param name="ServiceStartSeconds">When service begins: not before arrival, and within one of the stop's windows.</param>
/// <param name="DepartureSeconds">When service (and a break, if one is taken there) has ended and the vehicle leaves.</param>
/// <param name="TravelSeconds">Driving time from the place before (the depot, for the first stop of a trip).</param>
/// <param name="DistanceMeters">Distance from the place before.</param>
public sealed record RouteStop(
    string StopId, int ArrivalSeconds, int ServiceStartSeconds, int DepartureSeconds, int TravelSeconds, int DistanceMeters)
{
    /// <summary>Seconds spent there before service may begin.</summary>
    public int WaitingSeconds => ServiceStartSeconds - ArrivalSeconds;

    /// <summary>Seconds that the driver rests there, the last before leaving; 0 where there is no break.</summary>
    public int BreakSeconds { get; init; }

    /// <summary>How the vehicle came back to its depot before and loaded again; null where it came from the stop before.</summary>
    public Reload? Reload { get; init; }

    /// <summary>When the break begins; null where there is none.</summary>
    public int? BreakStartSeconds => BreakSeconds > 0 ? DepartureSeconds - BreakSeconds : null;
}

/// <summary>A vehicle loads again on the way, in seconds from the problem's zero.</summary>
/// <param name="ArrivalSeconds">When it is back at its depot.</param>
/// <param name="DepartureSeconds">When it leaves with a new load.</param>
/// <param name="TravelSeconds">Driving time from the stop before.</param>
/// <param name="DistanceMeters">Distance from the stop before.</param>
public sealed record Reload(int ArrivalSeconds, int DepartureSeconds, int TravelSeconds, int DistanceMeters);
