namespace LocalDelivery.Routing.Rounds;

/// <summary>
/// How much the same face at the same time is worth: the one dial between the familiar and the shortest way, in the unit of
/// <see cref="VehicleCost.TimeFirst"/>. At 10 an unusual driver at one door weighs as much as ten minutes of work, and every hour too early or late as
/// much as twelve: fifty neighbors behind a new one all come a little later.
/// </summary>
/// <param name="Dial">0 (the shortest way, whoever comes whenever) to 10 (the usual one).</param>
/// <param name="BandSeconds">Nobody comes farther than this from the usual time; null: no such promise.</param>
public sealed record Familiarity(int Dial, int? BandSeconds = null)
{
    /// <summary>The highest setting of the dial.</summary>
    public const int Most = 10;

    private const int MinuteOfWork = 600;
    /// <summary>An hour at the wrong time, at 10.</summary>
    private const int HourOff = 7_200;

    /// <summary>Nobody minds thirteen minutes; without them, a van would rather be sent out for one new neighbor than let fifty others wait a minute.</summary>
    private const int UnnoticedSeconds = 780;

    /// <summary>0 to 10.</summary>
    public int Dial { get; } = Dial is >= 0 and <= Most ? Dial : throw new ArgumentOutOfRangeException(nameof(Dial), Dial, $"must be from 0 to {Most}");

    /// <summary>The stop with what it usually is used to. The band only narrows windows it can be reached in; a stop with hours outside it keeps its own.</summary>
    /// <param name="vehicleId">Who usually comes; null where that vehicle does not drive.</param>
    /// <param name="usualSeconds">When service usually begins; null where there is no such time yet.</param>
    public Stop Of(Stop stop, string? vehicleId, int? usualSeconds) => stop with
    {
        Usual = Dial > 0 && vehicleId is not null ? new UsualVehicle(vehicleId, Dial * MinuteOfWork) : null,
        Preferred = Dial > 0 && usualSeconds is { } usual ? new SoftWindow(Around(usual, UnnoticedSeconds), Dial * HourOff / Most, Dial * HourOff / Most) : null,
        Windows = BandSeconds is { } band && usualSeconds is { } middle ? Within(stop.Windows, Around(middle, band)) : stop.Windows,
    };

    private static TimeWindow Around(int seconds, int margin) =>
        new(Math.Clamp(seconds - margin, 0, RoutingProblem.MaxSeconds), Math.Clamp(seconds + margin, 0, RoutingProblem.MaxSeconds));

    private static IReadOnlyList<TimeWindow> Within(IReadOnlyList<TimeWindow> windows, TimeWindow band)
    {
        if (windows.Count == 0) return [band];
        List<TimeWindow> shared =
        [
            .. windows.Where(window => window.Earliest <= band.Latest && band.Earliest <= window.Latest)
                .Select(window => new TimeWindow(Math.Max(window.Earliest, band.Earliest), Math.Min(window.Latest, band.Latest))),
        ];
        return shared.Count > 0 ? shared : windows;
    }
}
