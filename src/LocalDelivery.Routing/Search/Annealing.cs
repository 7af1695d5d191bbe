using System.Diagnostics;

namespace LocalDelivery.Routing.Search;

/// <summary>
/// One chain of ruin and recreate, and of exchanged tails, under simulated annealing (Kirkpatrick et al. 1983; Schrimpf et al. 2000): a step that makes the
/// routes longer is kept with a probability that falls with the temperature.
/// </summary>
internal sealed class Annealing
{
    private const int StepsPerLook = 128; // between two looks at the clock: about a millisecond

    private readonly Tours tours;
    private readonly Rng rng;
    private readonly StringRemoval removal;
    private readonly GreedyInsertion insertion;
    private readonly TailExchange tails;
    private readonly int[] bestNext;

    public Annealing(SearchModel model, SearchSettings settings, ulong seed)
    {
        rng = new Rng(seed);
        tours = new Tours(model);
        removal = new StringRemoval(tours, settings, rng);
        insertion = new GreedyInsertion(tours, settings, rng);
        tails = new TailExchange(tours, rng);
        bestNext = new int[tours.Nodes.Length];
        Remember();
    }

    /// <summary>Steps made since the beginning.</summary>
    public long Steps { get; private set; }

    public long Cost => tours.Cost;

    public long BestCost { get; private set; }

    /// <summary>Goes on from these routes.</summary>
    public void Start(IReadOnlyList<IReadOnlyList<int>> orders)
    {
        tours.Load(orders);
        Remember();
    }

    /// <summary>Goes on from these routes, without forgetting the best.</summary>
    public void Resume(IReadOnlyList<IReadOnlyList<int>> orders)
    {
        tours.Load(orders);
        if (tours.Cost < BestCost) Remember();
    }

    /// <summary>Inserts what is on no route where it adds least, without removing anything.</summary>
    public void Fill()
    {
        tours.Begin();
        insertion.InsertAll();
        tours.Settle();
        Remember();
    }

    /// <summary>Makes steps until one of the slice's limits, cooling from its first temperature to its last.</summary>
    public void Run(in AnnealingSlice slice)
    {
        if (tours.Model.StopCount == 0) return;
        var temperature = slice.From;
        for (long i = 0; i < slice.Steps; i++)
        {
            if (i % StepsPerLook == 0)
            {
                var done = slice.Done(i);
                if (done >= 1 || slice.Stop.IsCancellationRequested) return;
                temperature = slice.From * Math.Pow(slice.To / slice.From, done);
            }
            Step(temperature);
        }
    }

    /// <summary>The routes now, one order of stops per vehicle.</summary>
    public int[][] Routes() => Follow(tours.Model, node => tours.Nodes[node].Next);

    /// <summary>The best routes since <see cref="Start"/>.</summary>
    public int[][] BestRoutes() => Follow(tours.Model, node => bestNext[node]);

    private void Step(double temperature)
    {
        Steps++;
        var absent = tours.AbsentCount;
        var limit = Limit(temperature);
        tours.Begin();
        KeepOrUndo(removal.Remove() && insertion.InsertRemoved(absent, limit), limit);
        limit = Limit(temperature);
        tours.Begin();
        KeepOrUndo(tails.Exchange(limit), limit);
    }

    /// <summary>What the routes must cost less than to be kept.</summary>
    private long Limit(double temperature) => tours.Cost + (long)Math.Ceiling(-temperature * Math.Log(1 - rng.NextDouble()));

    private void KeepOrUndo(bool isComplete, long limit)
    {
        if (isComplete) tours.Settle();
        if (!isComplete || tours.Cost >= limit) tours.Undo();
        else if (tours.Cost < BestCost) Remember();
    }

    private void Remember()
    {
        BestCost = tours.Cost;
        for (var node = 0; node < bestNext.Length; node++) bestNext[node] = tours.Nodes[node].Next;
    }

    /// <summary>The order of each vehicle's stops, if that is how they follow each other.</summary>
    public static int[][] Follow(SearchModel model, Func<int, int> next)
    {
        var routes = new int[model.VehicleCount][];
        for (var vehicle = 0; vehicle < routes.Length; vehicle++)
        {
            var route = new List<int>();
            for (var node = next(model.StopCount + vehicle); node < model.StopCount; node = next(node)) route.Add(node);
            routes[vehicle] = [.. route];
        }
        return routes;
    }
}

/// <summary>A piece of a search: how far it may go and between which temperatures.</summary>
/// <param name="Steps">At most so many steps.</param>
/// <param name="Began">On the clock of <see cref="Stopwatch"/>.</param>
/// <param name="Ends">Likewise; <see cref="long.MaxValue"/> where only the steps count.</param>
/// <param name="From">Temperature at the beginning, in cost.</param>
/// <param name="To">Temperature at the end.</param>
internal readonly record struct AnnealingSlice(long Steps, long Began, long Ends, double From, double To, CancellationToken Stop)
{
    /// <summary>The part that is done after <paramref name="steps"/>, 0 to 1; a slice that begins too late, as after a pause of the whole machine, is done at once.</summary>
    public double Done(long steps)
    {
        if (Ends == long.MaxValue) return Math.Min(1, (double)steps / Steps);
        var now = Stopwatch.GetTimestamp();
        return now >= Ends || Ends <= Began ? 1 : (double)(now - Began) / (Ends - Began);
    }
}
