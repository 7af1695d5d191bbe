namespace LocalDelivery.Routing;

/// <summary>
/// Remembers the travel between the places it was asked for, so that tomorrow's new doors cost their rows and columns only.
/// What it remembers is one whole square: every place to every other. When that would be larger than allowed, those places
/// leave that have not been asked for longest; another map version empties it. Safe to call from several threads.
/// </summary>
/// <param name="table">Knows the legs.</param>
/// <param name="mostPlaces">The most places remembered, at least 1: 8 bytes for each pair, so 72 MB for 3,000.</param>
public sealed class CachedTravelTimes(ILegTable table, int mostPlaces = 3_000) : ITravelTimes
{
    private readonly Lock gate = new();
    private readonly int mostPlaces = mostPlaces > 0 ? mostPlaces : throw new ArgumentOutOfRangeException(nameof(mostPlaces), mostPlaces, "must be at least 1");
    private string? version;
    private Location[] places = []; // last asked, last
    private Leg[,] legs = new Leg[0, 0];

    /// <inheritdoc/>
    public Travel Between(IReadOnlyList<Location> locations)
    {
        var asked = locations.Distinct().ToList();
        if (asked.Count > mostPlaces)
        {
            var all = table.Legs(locations, locations);
            return TravelMatrix.Build(locations.Count, (from, to) => all[from, to]);
        }

        lock (gate)
        {
            Learn(asked);
            var row = Rows();
            var rows = locations.Select(place => row[place]).ToArray();
            return TravelMatrix.Build(rows.Length, (from, to) => legs[rows[from], rows[to]]);
        }
    }

    private void Learn(List<Location> asked)
    {
        if (version != table.MapVersion) (version, places, legs) = (table.MapVersion, [], new Leg[0, 0]);
        var old = Rows();
        var known = asked.Where(old.ContainsKey).ToHashSet();
        var fresh = asked.Where(place => !known.Contains(place)).ToList();
        List<Location> kept = [.. places.Where(place => !known.Contains(place)).TakeLast(mostPlaces - asked.Count), .. asked.Where(known.Contains)];
        var grown = new Leg[kept.Count + fresh.Count, kept.Count + fresh.Count];
        var rows = kept.Select(place => old[place]).ToArray();
        for (var from = 0; from < rows.Length; from++)
            for (var to = 0; to < rows.Length; to++) grown[from, to] = legs[rows[from], rows[to]];
        Location[] all = [.. kept, .. fresh];
        if (fresh.Count > 0)
        {
            Copy(table.Legs(fresh, all), grown, kept.Count, 0);
            Copy(table.Legs(kept, fresh), grown, 0, kept.Count);
        }

        (places, legs) = (all, grown);
    }

    private static void Copy(Leg[,] part, Leg[,] into, int row, int column)
    {
        for (var from = 0; from < part.GetLength(0); from++)
            for (var to = 0; to < part.GetLength(1); to++) into[row + from, column + to] = part[from, to];
    }

    private Dictionary<Location, int> Rows() => places.Select((place, row) => (place, row)).ToDictionary(each => each.place, each => each.row);
}
