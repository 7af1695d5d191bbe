namespace LocalDelivery.Routing.Search;

/// <summary>Good routes seen on the way, each set of stops once, in its cheapest order.</summary>
internal sealed class RoutePool(WholeDay day, int most)
{
    private readonly Dictionary<(int Kind, ulong Stops), PooledRoute> routes = [];
    private int age;

    public IReadOnlyCollection<PooledRoute> Routes => routes.Values;

    public void Add(int[][] orders)
    {
        age++;
        for (var vehicle = 0; vehicle < orders.Length; vehicle++)
        {
            if (orders[vehicle].Length == 0) continue;
            var key = KeyOf(vehicle, orders[vehicle]);
            if (routes.TryGetValue(key, out var known)) known.Age = age;
            if (known is not null && known.Order.AsSpan().SequenceEqual(orders[vehicle])) continue;
            var cost = day.RouteCost(vehicle, orders[vehicle]);
            if (known is null || cost < known.Cost) routes[key] = new PooledRoute(key.Kind, orders[vehicle], cost) { Age = age };
        }
        if (routes.Count > most) Forget();
    }

    /// <summary>The pooled routes that visit the same stops as those in <paramref name="orders"/>, which have been added.</summary>
    public IReadOnlySet<PooledRoute> Of(int[][] orders) =>
        Enumerable.Range(0, orders.Length).Where(vehicle => orders[vehicle].Length > 0).Select(vehicle => routes[KeyOf(vehicle, orders[vehicle])]).ToHashSet();

    private (int Kind, ulong Stops) KeyOf(int vehicle, int[] order) => (day.KindOf(vehicle), Fingerprint(order));

    /// <summary>The older half goes: it comes from hotter times.</summary>
    private void Forget()
    {
        var middle = routes.Values.Select(route => route.Age).Order().ElementAt(routes.Count / 2);
        foreach (var (key, route) in routes)
            if (route.Age <= middle) routes.Remove(key);
    }

    /// <summary>Equal for equal sets of stops, and for others only by a chance of one in 2^64 (Zobrist, "A new hashing method with application for game playing", 1970).</summary>
    private static ulong Fingerprint(int[] order)
    {
        ulong sum = 0;
        foreach (var stop in order) sum += Rng.Mix((ulong)stop);
        return sum;
    }
}

/// <param name="kind">Of the vehicle.</param>
/// <param name="order">Stops in order.</param>
/// <param name="cost">Of the whole route.</param>
internal sealed class PooledRoute(int kind, int[] order, long cost)
{
    public int Kind => kind;

    public int[] Order => order;

    public long Cost => cost;

    /// <summary>When it was last seen.</summary>
    public int Age { get; set; }
}
