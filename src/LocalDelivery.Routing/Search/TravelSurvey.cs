namespace LocalDelivery.Routing.Search;

/// <summary>What a search needs to know of all travel beforehand.</summary>
internal sealed record TravelSurvey(bool IsSymmetric, bool TakesTime, int LongestSeconds, int LongestMeters)
{
    /// <summary>Looks at every pair once.</summary>
    public static TravelSurvey Of(Travel travel, ParallelOptions threads)
    {
        var all = new TravelSurvey(true, false, 0, 0);
        var gate = new Lock();
        Parallel.For(0, travel.Count, threads, from =>
        {
            var row = OfRow(travel, from);
            lock (gate) all = all.With(row);
        });
        return all;
    }

    private static TravelSurvey OfRow(Travel travel, int from)
    {
        var (symmetric, seconds, meters, takesTime) = (true, 0, 0, false);
        for (var to = 0; to < from; to++)
        {
            var (there, back) = (travel.Between(from, to), travel.Between(to, from));
            symmetric &= there == back;
            foreach (var leg in (ReadOnlySpan<Leg>)[there, back])
            {
                takesTime |= leg.Seconds > 0;
                if (leg.Exists) (seconds, meters) = (Math.Max(seconds, leg.Seconds), Math.Max(meters, leg.Meters));
            }
        }
        return new TravelSurvey(symmetric, takesTime, seconds, meters);
    }

    private TravelSurvey With(TravelSurvey other) => new(
        IsSymmetric && other.IsSymmetric, TakesTime || other.TakesTime,
        Math.Max(LongestSeconds, other.LongestSeconds), Math.Max(LongestMeters, other.LongestMeters));
}
