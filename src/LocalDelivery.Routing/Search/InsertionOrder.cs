namespace LocalDelivery.Routing.Search;

/// <summary>The order in which absent stops are inserted: random, large first, far first, near first, and by their windows; drawn anew each step.</summary>
internal sealed class InsertionOrder(SearchModel model, Rng rng)
{
    private const int Few = 48;

    private readonly long[] keys = new long[model.StopCount];

    public void Sort(Span<int> absent)
    {
        var kind = rng.Next(model.IsTimed ? 17 : 11);
        for (var i = 0; i < absent.Length; i++) keys[i] = (Key(kind, absent[i]) << 32) | (uint)absent[i];
        var sorted = keys.AsSpan(0, absent.Length);
        if (sorted.Length > Few) sorted.Sort();
        else InsertionSort(sorted);
        for (var i = 0; i < absent.Length; i++) absent[i] = (int)(sorted[i] & uint.MaxValue);
    }

    /// <summary>Weights 4 : 4 : 2 : 1, and 2 each for the three by windows.</summary>
    private long Key(int kind, int stop) => kind switch
    {
        < 4 => rng.Next(int.MaxValue),
        < 8 => model.UnitCount == 0 ? 0 : -model.Load[stop * model.UnitCount],
        < 10 => -DepotArc(stop),
        < 11 => DepotArc(stop),
        < 13 => model.Latest[stop] - model.Earliest[stop],
        < 15 => model.Earliest[stop],
        _ => -model.Latest[stop],
    };

    private int DepotArc(int stop) => model.ArcsFrom[0][(stop * model.PlaceCount) + model.StopCount];

    /// <summary>Quickest for the dozen keys that a step usually has.</summary>
    private static void InsertionSort(Span<long> sorted)
    {
        for (var i = 1; i < sorted.Length; i++)
        {
            var key = sorted[i];
            var at = i;
            for (; at > 0 && sorted[at - 1] > key; at--) sorted[at] = sorted[at - 1];
            sorted[at] = key;
        }
    }
}
