namespace LocalDelivery.Routing;

/// <summary>When service would better begin. A vehicle does not wait for it, but being early or late costs something.</summary>
/// <param name="Window">Within it, both ends included, nothing is paid.</param>
/// <param name="EarlyPerHour">For an hour too early, in the unit of <see cref="VehicleCost"/>; 0 to 1,000,000,000.</param>
/// <param name="LatePerHour">For an hour too late; 0 to 1,000,000,000.</param>
public readonly record struct SoftWindow(TimeWindow Window, int EarlyPerHour, int LatePerHour)
{
    /// <summary>Seconds too early at this start of service.</summary>
    public long SecondsEarly(long start) => Math.Max(0, Window.Earliest - start);

    /// <summary>Seconds too late.</summary>
    public long SecondsLate(long start) => Math.Max(0, start - Window.Latest);

    /// <summary>What that start of service costs, exactly.</summary>
    public decimal Of(long start) => (((decimal)EarlyPerHour * SecondsEarly(start)) + ((decimal)LatePerHour * SecondsLate(start))) / 3600;
}
