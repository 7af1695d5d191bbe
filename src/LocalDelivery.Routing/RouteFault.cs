namespace LocalDelivery.Routing;

/// <summary>Why stops cannot be driven in an order.</summary>
/// <param name="Reason">
/// <see cref="UnassignedReason.Unreachable"/>, <see cref="UnassignedReason.WindowClosed"/> or
/// <see cref="UnassignedReason.OutsideShift"/>.
/// </param>
/// <param name="Stop">Where it fails (position in the problem's list); for the shift's end, the last stop.</param>
/// <param name="ShortBySeconds">How much too late the vehicle is; null where there is no way.</param>
public sealed record RouteFault(UnassignedReason Reason, int Stop, int? ShortBySeconds = null)
{
    internal static RouteFault Late(UnassignedReason reason, int stop, long seconds) =>
        new(reason, stop, (int)Math.Min(seconds, int.MaxValue));
}
