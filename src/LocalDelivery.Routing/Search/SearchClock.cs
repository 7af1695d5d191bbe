using System.Diagnostics;

namespace LocalDelivery.Routing.Search;

/// <summary>How much of a search's limits is used up, and what a slice of the rest is.</summary>
internal sealed class SearchClock(PlanLimits limits, CancellationToken cancellation)
{
    private readonly long began = Stopwatch.GetTimestamp();

    /// <summary>Steps made so far by all chains together.</summary>
    public long Steps { get; set; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(began);

    /// <summary>0 to 1 and a little beyond; by whichever limit is nearer.</summary>
    public double Done => Math.Max(
        limits.Time is { } time ? Elapsed / time : 0,
        limits.Iterations is { } steps ? (double)Steps / steps : 0);

    /// <summary>The time that is left; null where only steps are limited.</summary>
    public TimeSpan? Left => limits.Time is { } time ? (time > Elapsed ? time - Elapsed : TimeSpan.Zero) : null;

    /// <summary>How much of the limits a second, or so many steps, is.</summary>
    public double Share(double seconds, long steps) => Math.Max(
        limits.Time is { } time ? seconds / time.TotalSeconds : 0,
        limits.Iterations is { } most ? (double)steps / most : 0);

    /// <summary>
    /// From now until <paramref name="until"/> of the limits, for one of several chains: it gets <paramref name="stepShare"/> of the steps, and
    /// where chains have to take turns on the threads one of <paramref name="turns"/> equal parts of the time.
    /// </summary>
    public AnnealingSlice Slice(double until, double stepShare, int turns, Cooling cooling)
    {
        var (now, done) = (Stopwatch.GetTimestamp(), limits.Iterations is { } all ? (double)Steps / all : 0);
        var steps = limits.Iterations is { } most ? Math.Max(1, (long)((until - done) * most * stepShare)) : long.MaxValue;
        var ends = limits.Time is { } time ? now + ((began + (long)(until * time.TotalSeconds * Stopwatch.Frequency) - now) / turns) : long.MaxValue;
        // Where only steps count, the clock must not touch anything, so that equal seeds give equal plans.
        var from = limits.Time is null ? done : Done;
        return new AnnealingSlice(steps, now, ends, cooling.At(from), cooling.At(until), cancellation);
    }
}

/// <summary>The temperature over a search: it falls by the same factor in every equal part of it.</summary>
/// <param name="Hot">Temperature at <paramref name="Since"/>, in cost.</param>
/// <param name="Cold">Temperature at <paramref name="Until"/>.</param>
/// <param name="Since">The part of the search that is done when cooling begins.</param>
/// <param name="Until">The part of the search that is done when it ends.</param>
internal sealed record Cooling(double Hot, double Cold, double Since, double Until)
{
    public double At(double done) => Hot * Math.Pow(Cold / Hot, Math.Clamp((done - Since) / (Until - Since), 0, 1));
}
