using System.Runtime.CompilerServices;

namespace LocalDelivery.Routing.Search;

/// <summary>
/// Stops in a row as one: how long they take if begun at the right moment, how much of that is waiting, and when that moment may be.
/// Two are joined at once, so that a place for a stop is judged by the working time it really adds (Vidal, Crainic, Gendreau and Prins,
/// "A unified solution framework for multi-attribute vehicle routing problems", European Journal of Operational Research 234, 2014).
/// A stop with several windows counts as open from the first to the last.
/// </summary>
/// <param name="Duration">Least seconds from the first arrival's service to the last departure.</param>
/// <param name="Waiting">Of these, seconds waited.</param>
/// <param name="Early">Earliest beginning with that duration.</param>
/// <param name="Late">Latest beginning with that duration.</param>
internal readonly record struct TimeSegment(int Duration, int Waiting, int Early, int Late)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TimeSegment Then(int travel, in TimeSegment next)
    {
        var reached = Duration + travel;
        var wait = Math.Max(0, next.Early - reached - Late);
        return new TimeSegment(
            reached + next.Duration + wait,
            Waiting + next.Waiting + wait,
            Math.Max(next.Early - reached, Early) - wait,
            Math.Min(next.Late - reached, Late));
    }
}
