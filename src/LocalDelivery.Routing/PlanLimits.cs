namespace LocalDelivery.Routing;

/// <summary>When the search ends. With only an iteration limit the plan is the same for the same seed, on every machine.</summary>
public sealed record PlanLimits
{
    /// <param name="time">The longest search, above zero; null: no such limit.</param>
    /// <param name="iterations">The most plans looked at on the way, 1 or more; null: no such limit.</param>
    /// <param name="seed">Decides the order in which stops are looked at.</param>
    /// <exception cref="ArgumentException">Neither limit, or one that is not positive.</exception>
    public PlanLimits(TimeSpan? time, int? iterations, int seed)
    {
        if (time is null && iterations is null) throw new ArgumentException("A search needs a time limit or an iteration limit.", nameof(time));
        if (time <= TimeSpan.Zero) throw new ArgumentException("A time limit is above zero.", nameof(time));
        if (iterations < 1) throw new ArgumentException("An iteration limit is 1 or more.", nameof(iterations));
        (Time, Iterations, Seed) = (time, iterations, seed);
    }

    /// <summary>The longest search.</summary>
    public TimeSpan? Time { get; }

    /// <summary>The most plans looked at.</summary>
    public int? Iterations { get; }

    /// <summary>Decides the order in which stops are looked at.</summary>
    public int Seed { get; }
}

/// <summary>Where a search is.</summary>
/// <param name="Elapsed">Since it began.</param>
/// <param name="Plans">How many plans it has looked at.</param>
public readonly record struct PlanProgress(TimeSpan Elapsed, int Plans);
