namespace LocalDelivery.Routing.Search;

/// <summary>
/// A small day searched by a few chains at once, each over all of it. In the second half those that lag take over the routes of the one that
/// is ahead, now and then, and look for another way on from there.
/// </summary>
internal sealed class Chains : ISearchTurn
{
    private readonly SearchSettings settings;
    private readonly ParallelOptions threads;
    private readonly SearchModel model;
    private readonly Annealing[] chains;
    private double nextExchange;

    public Chains(WholeDay day, SearchSettings settings, int threads, Rng rng, int[][] start)
    {
        this.settings = settings;
        this.threads = new ParallelOptions { MaxDegreeOfParallelism = threads };
        model = day.Part(day.Stops, [.. Enumerable.Range(0, start.Length)]);
        var orders = model.Nodes(start);
        chains = [.. Enumerable.Range(0, settings.Chains).Select(_ => new Annealing(model, settings, rng.Next()))];
        foreach (var chain in chains)
        {
            chain.Start(orders);
            chain.Fill();
        }
        nextExchange = settings.FirstExchange;
    }

    public int Count => chains.Length;

    public int Rounds => (Count + threads.MaxDegreeOfParallelism - 1) / threads.MaxDegreeOfParallelism;

    public int[][] Best => model.Orders(chains.MinBy(chain => chain.BestCost)!.BestRoutes());

    public long BestCost => chains.Min(chain => chain.BestCost);

    public IEnumerable<int[][]> Newest => chains.Select(chain => model.Orders(chain.Routes()));

    public void Take(SearchClock clock, double until, Cooling cooling)
    {
        var before = chains.Sum(chain => chain.Steps);
        var begun = 0;
        Parallel.ForEach(chains, threads, chain =>
        {
            var turns = (chains.Length - Interlocked.Increment(ref begun)) / threads.MaxDegreeOfParallelism;
            chain.Run(clock.Slice(until, 1.0 / chains.Length, turns + 1, cooling));
        });
        clock.Steps += chains.Sum(chain => chain.Steps) - before;
        if (until >= nextExchange && until < 1) Exchange();
    }

    private void Exchange()
    {
        nextExchange += (1 - settings.FirstExchange) / settings.Exchanges;
        var ahead = chains.MinBy(chain => chain.Cost)!;
        var routes = ahead.Routes();
        foreach (var chain in chains)
            if (chain != ahead) chain.Resume(routes);
    }
}
