namespace LocalDelivery.Routing;

/// <summary>One way in which a plan is wrong.</summary>
/// <param name="Kind">Which rule is broken.</param>
/// <param name="VehicleId">On which vehicle's route, if on one.</param>
/// <param name="StopId">At which stop, if at one.</param>
/// <param name="Expected">The number the rule asks for: for bounds, the bound.</param>
/// <param name="Actual">The number found.</param>
public sealed record Violation(ViolationKind Kind, string? VehicleId, string? StopId, long Expected, long Actual)
{
    /// <summary>The violation as a sentence.</summary>
    public override string ToString()
    {
        var place = (VehicleId, StopId) switch
        {
            (null, null) => "plan",
            (null, _) => $"stop \"{StopId}\"",
            (_, null) => $"vehicle \"{VehicleId}\"",
            _ => $"vehicle \"{VehicleId}\", stop \"{StopId}\"",
        };
        return $"{place}: {Kind}, expected {Expected}, is {Actual}";
    }
}

/// <summary>The rules a plan is checked against.</summary>
public enum ViolationKind
{
    /// <summary>A stop of the problem is neither on a route nor unassigned (times it should appear, appears).</summary>
    StopMissing,

    /// <summary>A stop appears more than once (times it should appear, appears).</summary>
    StopRepeated,

    /// <summary>The problem has no such stop.</summary>
    StopUnknown,

    /// <summary>The problem has no such vehicle.</summary>
    VehicleUnknown,

    /// <summary>A vehicle drives more than one route (routes allowed, found).</summary>
    VehicleRepeated,

    /// <summary>There is no way to the stop, or from it back to the depot.</summary>
    NoWay,

    /// <summary>A leg's travel time is not the matrix's.</summary>
    WrongTravelSeconds,

    /// <summary>A leg's distance is not the matrix's.</summary>
    WrongStopDistance,

    /// <summary>Arrival is not the departure before plus travel.</summary>
    WrongArrival,

    /// <summary>Service begins before arrival.</summary>
    StartBeforeArrival,

    /// <summary>Service begins outside the stop's windows; expected is the nearest second allowed.</summary>
    StartOutsideWindow,

    /// <summary>Departure is not the start of service plus service time.</summary>
    WrongDeparture,

    /// <summary>The route leaves before the shift begins.</summary>
    DepartureBeforeShift,

    /// <summary>The return is not the last departure plus the way back.</summary>
    WrongReturn,

    /// <summary>The route is back after the shift ends.</summary>
    ReturnAfterShift,

    /// <summary>A route's distance is not the sum of its legs.</summary>
    WrongRouteDistance,

    /// <summary>The stops' loads of a trip exceed the capacity in one unit (capacity, load).</summary>
    Overloaded,

    /// <summary>The route comes back to load more often than the vehicle may (allowed, found).</summary>
    TooManyReloads,

    /// <summary>Times or distance of loading again before the stop are not the way back and the time it takes (when the vehicle is back at the depot).</summary>
    WrongReload,

    /// <summary>The stop is kept for another vehicle.</summary>
    OtherVehicle,

    /// <summary>The vehicle lacks something that the stop asks for (skills asked for, had).</summary>
    SkillMissing,

    /// <summary>The route has more stops than it may have (allowed, found).</summary>
    TooManyStops,

    /// <summary>A route does not begin with the vehicle's first stops (how many there are, how many are kept).</summary>
    FirstChanged,

    /// <summary>The driver rests when no break of that length may begin (0, seconds rested).</summary>
    BreakUnknown,

    /// <summary>The vehicle is on the road at the end of a break's start and the driver has not rested (that end, when the vehicle is back).</summary>
    BreakMissing,
}
