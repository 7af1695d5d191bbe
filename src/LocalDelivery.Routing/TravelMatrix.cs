namespace LocalDelivery.Routing;

/// <summary>Travel between every two of a list of locations; the way there and the way back may differ.</summary>
public sealed class TravelMatrix
{
    /// <summary>Seconds where there is no way.</summary>
    public const int Unreachable = int.MaxValue;

    private readonly int[] seconds;
    private readonly int[] meters;

    /// <param name="count">How many locations.</param>
    /// <param name="seconds">Row by row, from × to: 0 or more, or <see cref="Unreachable"/>.</param>
    /// <param name="meters">Row by row, 0 or more.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or a value is negative.</exception>
    public TravelMatrix(int count, int[] seconds, int[] meters)
    {
        if (seconds.Length != count * count) throw new ArgumentException($"{count} locations need {count * count} travel times, not {seconds.Length}.", nameof(seconds));
        if (meters.Length != count * count) throw new ArgumentException($"{count} locations need {count * count} distances, not {meters.Length}.", nameof(meters));
        if (Array.Exists(seconds, value => value < 0)) throw new ArgumentException("A travel time is negative.", nameof(seconds));
        if (Array.Exists(meters, value => value < 0)) throw new ArgumentException("A distance is negative.", nameof(meters));
        Count = count;
        this.seconds = [.. seconds];
        this.meters = [.. meters];
    }

    /// <summary>How many locations.</summary>
    public int Count { get; }

    /// <summary>Driving seconds, or <see cref="Unreachable"/>.</summary>
    public int Seconds(int from, int to) => seconds[from * Count + to];

    /// <summary>Driving meters; meaningless where there is no way.</summary>
    public int Meters(int from, int to) => meters[from * Count + to];

    /// <summary>Whether there is a way.</summary>
    public bool IsReachable(int from, int to) => Seconds(from, to) != Unreachable;
}
