namespace LocalDelivery.Routing.Search;

/// <summary>
/// Cuts the town in two along a random line, and the halves again, until each part holds about so many stops; whole routes go to the side
/// their middle lies on. Parts can then be searched at the same time, and next time the cuts run elsewhere.
/// </summary>
internal sealed class Split(WholeDay day, int stopsPerPart)
{
    private const int MostInSector = 3_000;

    private readonly IReadOnlyList<FlatPlace> places = day.Places;

    /// <summary>How many parts a day of so many stops has.</summary>
    public int PartCount => Math.Max(1, (int)Math.Round((double)day.Stops.Length / stopsPerPart));

    /// <summary>The vehicles with routes, in parts.</summary>
    public IReadOnlyList<int[]> Vehicles(int[][] orders, Rng rng)
    {
        var parts = new List<int[]>();
        var used = Enumerable.Range(0, orders.Length).Where(vehicle => orders[vehicle].Length > 0).ToArray();
        Cut(used, PartCount, orders, rng, parts);
        return parts;
    }

    /// <summary>The stops on no route, around the first depot, in sectors of bearable size with a share of the empty vehicles each.</summary>
    public IReadOnlyList<(int[] Stops, int[] Vehicles)> Sectors(int[][] orders)
    {
        var routed = orders.SelectMany(order => order).ToHashSet();
        var center = places[^1];
        int[] missing = [.. day.Stops.Where(stop => !routed.Contains(stop)).OrderBy(stop => Math.Atan2(places[stop].North - center.North, places[stop].East - center.East)).ThenBy(stop => stop)];
        int[] empty = [.. Enumerable.Range(0, orders.Length).Where(vehicle => orders[vehicle].Length == 0)];
        var count = (missing.Length + MostInSector - 1) / MostInSector;
        return [.. Enumerable.Range(0, count).Select(i => (Share(missing, i, count), Share(empty, i, count)))];
    }

    private static int[] Share(int[] all, int i, int count) => all[(all.Length * i / count)..(all.Length * (i + 1) / count)];

    private void Cut(int[] vehicles, int count, int[][] orders, Rng rng, List<int[]> parts)
    {
        if (count <= 1 || vehicles.Length < 2)
        {
            parts.Add(vehicles);
            return;
        }
        var angle = 2 * Math.PI * rng.NextDouble();
        var (east, north) = (Math.Cos(angle), Math.Sin(angle));
        Array.Sort(Array.ConvertAll(vehicles, vehicle => orders[vehicle].Average(stop => (places[stop].East * east) + (places[stop].North * north))), vehicles);
        var wanted = vehicles.Sum(vehicle => orders[vehicle].Length) * (count / 2) / count;
        var (at, stops) = (1, orders[vehicles[0]].Length);
        while (at < vehicles.Length - 1 && stops + (orders[vehicles[at]].Length / 2) < wanted) stops += orders[vehicles[at++]].Length;
        Cut(vehicles[..at], count / 2, orders, rng, parts);
        Cut(vehicles[at..], count - (count / 2), orders, rng, parts);
    }
}
