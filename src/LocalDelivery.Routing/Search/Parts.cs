namespace LocalDelivery.Routing.Search;

/// <summary>
/// A large day in parts, each annealed by itself on its own small tables, then put together and cut anew elsewhere. Removals and insertions
/// only ever touch a neighborhood, so nearly nothing is lost, and with as many parts as threads as many steps are made at once.
/// </summary>
internal sealed class Parts : ISearchTurn
{
    private readonly WholeDay day;
    private readonly SearchSettings settings;
    private readonly ParallelOptions threads;
    private readonly Rng rng;
    private readonly Split split;
    private int[][] current;

    public Parts(WholeDay day, SearchSettings settings, int threads, Rng rng, int[][] start)
    {
        (this.day, this.settings, this.rng) = (day, settings, rng);
        this.threads = new ParallelOptions { MaxDegreeOfParallelism = threads };
        split = new Split(day, settings.StopsPerPart);
        current = Best = [.. start];
        Newest = [];
        Fill();
    }

    public int Count => split.PartCount;

    public int Rounds => (Count + threads.MaxDegreeOfParallelism - 1) / threads.MaxDegreeOfParallelism;

    public int[][] Best { get; private set; }

    public long BestCost { get; private set; } = long.MaxValue;

    public IEnumerable<int[][]> Newest { get; private set; }

    public void Take(SearchClock clock, double until, Cooling cooling)
    {
        var parts = WithSpare(split.Vehicles(current, rng));
        var seeds = parts.ConvertAll(_ => rng.Next());
        var stops = StopsOf(parts);
        var (next, best) = ((int[][])current.Clone(), (int[][])current.Clone());
        var (steps, cost, begun) = (0L, 0L, 0);
        var dials = settings.For(day, current);
        Parallel.For(0, parts.Count, threads, i =>
        {
            var model = day.Part(stops[i], parts[i]);
            var chain = new Annealing(model, dials, seeds[i]);
            chain.Start(model.Nodes(Array.ConvertAll(parts[i], vehicle => current[vehicle])));
            var turns = (parts.Count - Interlocked.Increment(ref begun)) / threads.MaxDegreeOfParallelism;
            chain.Run(clock.Slice(until, (double)stops[i].Length / Math.Max(1, day.Stops.Length), turns + 1, cooling));
            Interlocked.Add(ref steps, chain.Steps);
            Interlocked.Add(ref cost, chain.BestCost);
            Put(next, model.Orders(chain.Routes()), parts[i]);
            Put(best, model.Orders(chain.BestRoutes()), parts[i]);
        });
        clock.Steps += steps;
        (current, Newest) = (next, [best]);
        if (cost < BestCost) (Best, BestCost) = (best, cost);
    }

    /// <summary>
    /// Inserts what is on no route, sector by sector around the depots, each with its share of the vehicles: a first plan for days of
    /// which no table of everything is kept.
    /// </summary>
    private void Fill()
    {
        foreach (var (stops, vehicles) in split.Sectors(current))
        {
            var model = day.Part(stops, vehicles);
            var chain = new Annealing(model, settings, rng.Next());
            chain.Start(model.Nodes(Array.ConvertAll(vehicles, vehicle => current[vehicle])));
            chain.Fill();
            Put(current, model.Orders(chain.Routes()), vehicles);
        }
        Best = [.. current];
    }

    /// <summary>Gives each part a few vehicles that stand idle, where there are any.</summary>
    private List<int[]> WithSpare(IReadOnlyList<int[]> parts)
    {
        var idle = Enumerable.Range(0, current.Length).Where(vehicle => current[vehicle].Length == 0).ToList();
        return [.. parts.Select((part, i) => (int[])[.. part, .. idle.Where((_, at) => at % parts.Count == i).Take(settings.SpareVehicles)])];
    }

    /// <summary>The stops of each part: those on its routes, and those on none whose neighbors are.</summary>
    private List<int[]> StopsOf(List<int[]> parts)
    {
        var stops = parts.ConvertAll(part => part.SelectMany(vehicle => day.StopsOf(current[vehicle])).ToList());
        var routed = stops.Sum(part => part.Count);
        if (routed < day.Stops.Length)
        {
            var partOf = new Dictionary<int, int>(routed);
            for (var i = 0; i < stops.Count; i++)
                foreach (var stop in stops[i]) partOf[stop] = i;
            foreach (var absent in day.Stops.Where(stop => !partOf.ContainsKey(stop)))
            {
                var neighbor = day.NeighborsOf(absent).FirstOrDefault(partOf.ContainsKey, -1);
                stops[neighbor < 0 ? rng.Next(stops.Count) : partOf[neighbor]].Add(absent);
            }
        }
        return stops.ConvertAll(part => part.ToArray());
    }

    private static void Put(int[][] orders, int[][] found, int[] vehicles)
    {
        for (var i = 0; i < vehicles.Length; i++) orders[vehicles[i]] = found[i];
    }
}
