namespace LocalDelivery.Routing;

/// <summary>
/// How long a visit takes, from what is usual and what was seen. The median of what was seen does not mind a driver's chat or a forgotten button (half of
/// it may be wrong: Huber, "Robust Statistics", 1981), and what is usual counts as a few visits more, so that one morning changes little.
/// </summary>
public static class LearnedServiceTime
{
    private const int UsualCountsAs = 4;
    private const int Farthest = 5; // times what is usual, or a fifth of it
    private const int AMinute = 60; // where no time at all is usual, up to five of these

    /// <param name="usual">Seconds a visit takes where nothing is known; not negative.</param>
    /// <param name="seen">Seconds that earlier visits there took, in any order.</param>
    /// <returns>Seconds, from a fifth of what is usual (at least 1) to five times that.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="usual"/> is negative.</exception>
    public static int Of(int usual, IReadOnlyList<int> seen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(usual);
        if (seen.Count == 0) return usual;
        int[] sorted = [.. seen.Order()];
        var median = (sorted[(sorted.Length - 1) / 2] + (double)sorted[sorted.Length / 2]) / 2;
        var mean = ((UsualCountsAs * (double)usual) + (sorted.Length * median)) / (UsualCountsAs + sorted.Length);
        return (int)Math.Round(Math.Clamp(mean, Math.Max(1, usual / (double)Farthest), Math.Max(usual, AMinute) * (double)Farthest));
    }
}
