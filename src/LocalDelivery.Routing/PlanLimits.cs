namespace LocalDelivery.Routing;

/// <summary>When to stop looking for a better plan. At least one limit is needed; the first one reached ends the search.</summary>
/// <param name="Time">How long to search; more than zero.</param>
/// <param name="Iterations">How long to search, counted in its steps – a few stops taken out and put back, ten thousand in about 0.1 s – and so the same however busy the machine is; more than zero.</param>
/// <param name="Seed">
/// Where chance begins. Same problem, seed and iterations, and no time limit that strikes: the same plan.
/// </param>
/// <exception cref="ArgumentException">No limit is given, or one is not positive.</exception>
public sealed record PlanLimits(TimeSpan? Time, long? Iterations, int Seed)
{
    /// <summary>How long to search.</summary>
    public TimeSpan? Time { get; } = Time is null && Iterations is null
        ? throw new ArgumentException("a time limit or an iteration limit is needed", nameof(Time))
        : Time is null || Time > TimeSpan.Zero ? Time : throw new ArgumentOutOfRangeException(nameof(Time), Time, "must be more than zero");

    /// <summary>How long to search, in its steps.</summary>
    public long? Iterations { get; } =
        Iterations is null || Iterations > 0 ? Iterations : throw new ArgumentOutOfRangeException(nameof(Iterations), Iterations, "must be more than zero");

    /// <summary>A part of them, for one of several searches.</summary>
    internal PlanLimits Share(double part) => new(Time * part, Iterations is { } steps ? Math.Max(1, (long)(steps * part)) : null, Seed) { Threads = Threads };

    /// <summary>How many threads may search at once, at least 1. The plan does not depend on it unless a time limit strikes.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
