namespace LocalDelivery.Routing;

/// <summary>A stop on no route, why, and by how little it missed.</summary>
/// <param name="StopId">Which stop.</param>
/// <param name="Reason">Why no vehicle takes it.</param>
/// <param name="ShortBySeconds">
/// <see cref="UnassignedReason.WindowClosed"/>: how long after the last window's end the quickest vehicle would begin.
/// <see cref="UnassignedReason.OutsideShift"/> and <see cref="UnassignedReason.NoRoom"/>: how much longer one shift
/// would have to last for the stop to fit. Null where that alone would not help.
/// </param>
/// <param name="ShortByUnits">
/// <see cref="UnassignedReason.NoCapacity"/>: how many units the vehicle that comes closest lacks.
/// </param>
/// <param name="LoadDimension">Which of the load's units <paramref name="ShortByUnits"/> counts.</param>
public sealed record UnassignedStop(
    string StopId, UnassignedReason Reason, int? ShortBySeconds = null, int? ShortByUnits = null, int? LoadDimension = null)
{
    /// <summary><see cref="UnassignedReason.NoSkill"/>: what the vehicle that comes closest lacks.</summary>
    public string? MissingSkills { get; init; }
}

/// <summary>Why a stop is on no route.</summary>
public enum UnassignedReason
{
    /// <summary>No vehicle that could serve it has that much capacity (left); or there is no vehicle.</summary>
    NoCapacity,

    /// <summary>Its last window ends before even a vehicle that drives straight there could begin.</summary>
    WindowClosed,

    /// <summary>There is no way to it, or none back, from any depot.</summary>
    Unreachable,

    /// <summary>Service could begin in time, but no vehicle driving only there would be back by the end of its shift, its driver having rested.</summary>
    OutsideShift,

    /// <summary>It would fit alone, and there is capacity, but not the time beside the other stops.</summary>
    NoRoom,

    /// <summary>No vehicle has all that the stop asks for (and is the one it is kept for).</summary>
    NoSkill,

    /// <summary>Every vehicle that could serve it, and has the capacity, has as many stops as it may have.</summary>
    TooManyStops,
}
