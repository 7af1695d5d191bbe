namespace LocalDelivery.Routing;

/// <summary>Timed routes, and every stop that is on none, with its reason.</summary>
/// <param name="Routes">Only vehicles that have stops.</param>
/// <param name="Unassigned">The rest.</param>
public sealed record RoutePlan(IReadOnlyList<Route> Routes, IReadOnlyList<UnassignedStop> Unassigned)
{
    /// <summary>Meters of all routes.</summary>
    public long DistanceMeters => Routes.Sum(route => (long)route.DistanceMeters);

    /// <summary>Seconds of all routes, from departure to return.</summary>
    public long DurationSeconds => Routes.Sum(route => (long)route.ReturnSeconds - route.DepartureSeconds);

    /// <summary>Stops on routes.</summary>
    public int StopCount => Routes.Sum(route => route.Stops.Count);
}

/// <summary>The ordered stops of one vehicle.</summary>
/// <param name="VehicleId">Whose.</param>
/// <param name="DepartureSeconds">From the depot, as late as every start of service allows.</param>
/// <param name="ReturnSeconds">At the depot.</param>
/// <param name="DistanceMeters">From depot to depot.</param>
/// <param name="Stops">In order.</param>
public sealed record Route(string VehicleId, int DepartureSeconds, int ReturnSeconds, int DistanceMeters, IReadOnlyList<RouteStop> Stops);

/// <summary>One visit with its clock, in seconds from the problem's zero.</summary>
/// <param name="StopId">Which stop.</param>
/// <param name="ArrivalSeconds">At the door.</param>
/// <param name="ServiceStartSeconds">Not before arrival, within a window.</param>
/// <param name="DepartureSeconds">Start plus service.</param>
/// <param name="TravelSeconds">From the stop before, or the depot.</param>
/// <param name="DistanceMeters">From the stop before, or the depot.</param>
public sealed record RouteStop(string StopId, int ArrivalSeconds, int ServiceStartSeconds, int DepartureSeconds, int TravelSeconds, int DistanceMeters)
{
    /// <summary>Seconds between arrival and start of service.</summary>
    public int WaitingSeconds => ServiceStartSeconds - ArrivalSeconds;
}

/// <summary>Why a stop is on no route.</summary>
public enum UnassignedReason
{
    /// <summary>No vehicle can carry it, or none has that much room left. Short by units.</summary>
    NoCapacity,
    /// <summary>All its windows close before any vehicle can be there. Short by seconds.</summary>
    WindowClosed,
    /// <summary>There is no way to it, or none back.</summary>
    Unreachable,
    /// <summary>A vehicle could serve it, but would be back after its shift's end; or nobody drives. Short by seconds.</summary>
    OutsideShift,
    /// <summary>It would fit alone, but not beside the others in anybody's shift.</summary>
    NoRoom,
}

/// <summary>A stop on no route.</summary>
/// <param name="StopId">Which.</param>
/// <param name="Reason">Why.</param>
/// <param name="ShortBy">How much would make it fit, where that is one number: seconds or units, see <see cref="UnassignedReason"/>.</param>
public sealed record UnassignedStop(string StopId, UnassignedReason Reason, int? ShortBy);
