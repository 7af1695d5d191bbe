namespace LocalDelivery.Routing.Search;

/// <summary>A problem made ready for searching: its travel as integer costs, each stop's neighbors, and a model of any part of it.</summary>
internal sealed class WholeDay
{
    private const int MostTabled = 3_000; // 36 MB per table
    private const int NoWay = 1 << 29;    // seconds; two of them still fit an integer

    private readonly RoutingProblem problem;
    private readonly CostScale scale;
    private readonly int[][] tabledArcs = [];
    private readonly int[] tabledSeconds = [];
    private readonly int[] neighbors;
    private readonly int neighborCount;
    private readonly int[] kinds;
    private readonly Wishes? wishes; // of everybody
    private readonly bool isTimed;
    private readonly bool isSymmetric;
    private readonly int horizon;

    /// <param name="stops">The stops to search with; the others could not be served anyway.</param>
    /// <param name="threads">How many threads may prepare it, and until when.</param>
    /// <exception cref="OperationCanceledException">It was cancelled meanwhile.</exception>
    public WholeDay(RoutingProblem problem, int[] stops, SearchSettings settings, ParallelOptions threads)
    {
        (this.problem, Stops) = (problem, stops);
        Places = FlatPlace.Of(problem);
        var survey = TravelSurvey.Of(problem.Travel, threads);
        HasWindows = problem.Stops.Any(stop => stop.Windows.Count > 0);
        (isSymmetric, isTimed) = (survey.IsSymmetric, HasWindows || survey.TakesTime || problem.Stops.Any(stop => stop.ServiceSeconds > 0 || stop.Preferred is not null)
            || problem.Vehicles.Any(vehicle => vehicle.Breaks.Count > 0 || vehicle is { Reloads: > 0, ReloadSeconds: > 0 }));
        scale = new CostScale(problem.Vehicles, problem.Stops, survey.LongestSeconds, survey.LongestMeters);
        horizon = problem.Vehicles.Select(vehicle => vehicle.Shift.Latest).DefaultIfEmpty().Max();
        kinds = Kinds(problem);
        wishes = Wishes.Of(problem, scale, [.. Enumerable.Range(0, problem.Stops.Count)], [.. Enumerable.Range(0, problem.Vehicles.Count)]);
        if (problem.Travel.Count <= MostTabled)
        {
            tabledArcs = [.. Enumerable.Range(0, scale.ClassCount).Select(rate => Table((from, to) => scale.Arc(rate, problem.Travel.Between(from, to))))];
            if (isTimed) tabledSeconds = Table((from, to) => Seconds(problem.Travel.Between(from, to)));
        }
        (neighbors, neighborCount) = new Proximity(this, problem, settings.Neighbors).Lists(threads);
    }

    /// <summary>The stops to search with.</summary>
    public int[] Stops { get; }

    /// <summary>The stops of an order, without where it comes back to load.</summary>
    public IEnumerable<int> StopsOf(int[] order) => order.Where(row => !problem.IsDepot(row));

    /// <summary>Where the rows of travel lie on a flat map.</summary>
    public IReadOnlyList<FlatPlace> Places { get; }

    /// <summary>The vehicle's kind: equal for vehicles that are alike in everything but their name.</summary>
    public int KindOf(int vehicle) => kinds[vehicle];

    public int PlaceCount => problem.Travel.Count;

    public int VehicleCount => problem.Vehicles.Count;

    /// <summary>Whether anybody is to be served at a certain time.</summary>
    public bool HasWindows { get; }

    /// <summary>How many stops a vehicle that drives has on average.</summary>
    public static double StopsPerRoute(int[][] orders) =>
        orders.Where(order => order.Length > 0).Select(order => order.Length).DefaultIfEmpty().Average();

    /// <summary>Cost of a way at the first vehicle's rates.</summary>
    public int Arc(int from, int to) => Arc(0, from, to);

    public int SecondsBetween(int from, int to) => !isTimed ? 0 : tabledSeconds.Length > 0 ? tabledSeconds[(from * PlaceCount) + to] : Seconds(problem.Travel.Between(from, to));

    /// <summary>A cost of the search in the unit of <see cref="VehicleCost"/>.</summary>
    public double InUnits(long cost) => scale.InUnits(cost);

    /// <summary>The stops nearest to one, near to far.</summary>
    public IEnumerable<int> NeighborsOf(int stop) => new ArraySegment<int>(neighbors, stop * neighborCount, neighborCount);

    /// <summary>Cost of the ways alone, at each vehicle's own rates.</summary>
    public long WaysCost(int[][] orders)
    {
        long cost = 0;
        for (var vehicle = 0; vehicle < orders.Length; vehicle++)
        {
            if (orders[vehicle].Length > 0) cost += WayCost(vehicle, orders[vehicle]);
        }
        return cost;
    }

    /// <summary>What all routes cost; nobody's absence counts.</summary>
    public long Cost(int[][] orders)
    {
        long cost = 0;
        for (var vehicle = 0; vehicle < orders.Length; vehicle++)
        {
            if (orders[vehicle].Length > 0) cost += RouteCost(vehicle, orders[vehicle]);
        }
        return cost;
    }

    /// <summary>What the vehicle's whole route costs: ways, service, waiting, the vehicle, and wishes that are not met.</summary>
    public long RouteCost(int vehicle, int[] order)
    {
        var rate = scale.ClassOf[vehicle];
        if (wishes is not null) return WishedCost(vehicle, order);
        if (!isTimed || scale.PerSecond(rate) == 0) return WayCost(vehicle, order) + scale.Fixed(rate);
        RouteClock.Schedule(problem, vehicle, order, out var departure, out var returned);
        var standing = returned - departure - WaySeconds(vehicle, order); // service and waiting; driving is in the ways
        return WayCost(vehicle, order) + scale.Fixed(rate) + (scale.PerSecond(rate) * standing);
    }

    private long WishedCost(int vehicle, int[] order)
    {
        var route = RouteClock.Time(problem, vehicle, order, out _)!;
        var rate = scale.ClassOf[vehicle];
        var cost = WayCost(vehicle, order) + scale.Fixed(rate) + (scale.PerSecond(rate) * (route.DurationSeconds - WaySeconds(vehicle, order)));
        foreach (var (stop, visit) in StopsOf(order).Zip(route.Stops)) cost += wishes!.CostOfDriver(vehicle, stop) + wishes.CostOfTime(stop, visit.ServiceStartSeconds);
        return cost;
    }

    private long WayCost(int vehicle, int[] order)
    {
        long cost = 0;
        var place = problem.DepotRow(vehicle);
        foreach (var next in order.Append(problem.DepotRow(vehicle)))
        {
            cost += Arc(scale.ClassOf[vehicle], place, next);
            place = next;
        }
        return cost;
    }

    private long WaySeconds(int vehicle, int[] order)
    {
        long seconds = 0;
        var place = problem.DepotRow(vehicle);
        foreach (var next in order.Append(problem.DepotRow(vehicle)))
        {
            seconds += SecondsBetween(place, next);
            place = next;
        }
        return seconds;
    }

    /// <summary>The model of some stops and vehicles, in the given order.</summary>
    public SearchModel Part(int[] stops, int[] vehicles)
    {
        int[] rows = [.. stops, .. vehicles.SelectMany(vehicle => Enumerable.Repeat(problem.DepotRow(vehicle), problem.Vehicles[vehicle].Reloads))];
        int[] places = [.. rows, .. Enumerable.Range(problem.Stops.Count, PlaceCount - problem.Stops.Count)];
        int[] reloadSeconds = [.. vehicles.SelectMany(vehicle => Enumerable.Repeat(problem.Vehicles[vehicle].ReloadSeconds, problem.Vehicles[vehicle].Reloads))];
        Stop? StopOf(int row) => problem.IsDepot(row) ? null : problem.Stops[row];
        var arcs = Enumerable.Range(0, scale.ClassCount).Select(rate => Gather(places, (from, to) => Arc(rate, from, to), tabledArcs.ElementAtOrDefault(rate))).ToArray();
        var seconds = isTimed ? Gather(places, SecondsBetween, tabledSeconds) : [];
        return new SearchModel
        {
            StopCount = rows.Length,
            VisitCount = stops.Length,
            Reloads = ReloadsOf(vehicles, stops.Length),
            Rows = rows,
            VehicleCount = vehicles.Length,
            PlaceCount = places.Length,
            ArcsFrom = arcs,
            ArcsTo = isSymmetric ? arcs : [.. arcs.Select(Turned)],
            SecondsFrom = seconds,
            SecondsTo = isSymmetric ? seconds : Turned(seconds),
            CostPerSecond = [.. Enumerable.Range(0, scale.ClassCount).Select(scale.PerSecond)],
            Neighbors = Near(stops, rows.Length, out var near),
            NeighborCount = near,
            UnitCount = problem.LoadDimensions,
            Load = [.. rows.SelectMany(row => StopOf(row)?.Load ?? new int[problem.LoadDimensions])],
            Service = [.. stops.Select(stop => problem.Stops[stop].ServiceSeconds), .. reloadSeconds],
            Earliest = [.. rows.Select(row => problem.Windows(row) is [var first, ..] ? first.Earliest : 0)],
            Latest = [.. rows.Select(row => Math.Min(horizon, problem.Windows(row) is [.., var last] ? last.Latest : horizon))],
            Windows = [.. rows.Select(row => problem.Windows(row) is { Count: > 1 } several ? several.ToArray() : null)],
            AbsentCost = [.. rows.Select(row => StopOf(row) is { } stop ? SearchModel.AbsentPenalty * (1 + stop.Priority) : 0)],
            Demands = Demands.Of(problem, rows, vehicles),
            Wishes = Wishes.Of(problem, scale, rows, vehicles),
            Breaks = vehicles.Any(vehicle => problem.Vehicles[vehicle].Breaks.Count > 0) ? [.. vehicles.Select(vehicle => problem.Vehicles[vehicle].Breaks.ToArray())] : null,
            Capacity = [.. vehicles.SelectMany(vehicle => problem.Vehicles[vehicle].Capacity)],
            ShiftFrom = [.. vehicles.Select(vehicle => problem.Vehicles[vehicle].Shift.Earliest)],
            ShiftUntil = [.. vehicles.Select(vehicle => problem.Vehicles[vehicle].Shift.Latest)],
            DepotPlace = [.. vehicles.Select(vehicle => rows.Length + problem.DepotRow(vehicle) - problem.Stops.Count)],
            FixedCost = [.. vehicles.Select(vehicle => scale.Fixed(scale.ClassOf[vehicle]))],
            RateClass = [.. vehicles.Select(vehicle => scale.ClassOf[vehicle])],
            Kind = [.. vehicles.Select(KindOf)],
        };
    }

    /// <summary>The nodes behind the stops, so many to each vehicle as it may load again.</summary>
    private int[][]? ReloadsOf(int[] vehicles, int next)
    {
        if (vehicles.All(vehicle => problem.Vehicles[vehicle].Reloads == 0)) return null;
        return Array.ConvertAll(vehicles, vehicle =>
        {
            var nodes = Enumerable.Range(next, problem.Vehicles[vehicle].Reloads).ToArray();
            next += nodes.Length;
            return nodes;
        });
    }

    private int Arc(int rate, int from, int to) =>
        tabledArcs.Length > 0 ? tabledArcs[rate][(from * PlaceCount) + to] : from == to ? 0 : scale.Arc(rate, problem.Travel.Between(from, to));

    private static int Seconds(Leg leg) => leg.Exists ? leg.Seconds : NoWay;

    private int[] Table(Func<int, int, int> value)
    {
        var table = new int[PlaceCount * PlaceCount];
        for (var from = 0; from < PlaceCount; from++)
            for (var to = 0; to < PlaceCount; to++)
                if (from != to) table[(from * PlaceCount) + to] = value(from, to);
        return table;
    }

    private int[] Gather(int[] places, Func<int, int, int> value, int[]? table)
    {
        var part = new int[places.Length * places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var row = part.AsSpan(i * places.Length, places.Length);
            if (table is { Length: > 0 })
            {
                var whole = table.AsSpan(places[i] * PlaceCount, PlaceCount);
                for (var j = 0; j < places.Length; j++) row[j] = whole[places[j]];
            }
            else
            {
                for (var j = 0; j < places.Length; j++) row[j] = value(places[i], places[j]);
            }
        }
        return part;
    }

    private static int[] Turned(int[] table)
    {
        var count = (int)Math.Sqrt(table.Length);
        var turned = new int[table.Length];
        for (var from = 0; from < count; from++)
            for (var to = 0; to < count; to++) turned[(to * count) + from] = table[(from * count) + to];
        return turned;
    }

    private int[] Near(int[] stops, int rows, out int count)
    {
        count = Math.Min(neighborCount, Math.Max(0, stops.Length - 1));
        var positions = new int[problem.Stops.Count];
        Array.Fill(positions, -1);
        for (var i = 0; i < stops.Length; i++) positions[stops[i]] = i;
        var near = new int[rows * count];
        Array.Fill(near, -1);
        for (var i = 0; i < stops.Length; i++)
        {
            var found = 0;
            for (var k = 0; k < neighborCount && found < count; k++)
                if (positions[neighbors[(stops[i] * neighborCount) + k]] is >= 0 and var position) near[(i * count) + found++] = position;
        }
        return near;
    }

    private static int[] Kinds(RoutingProblem problem)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var named = problem.Stops.SelectMany(stop => new[] { stop.OnlyVehicle, stop.Usual?.VehicleId }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. problem.Vehicles.Select((vehicle, i) =>
        {
            var alike = $"{problem.DepotRow(i)} {vehicle.Shift} {vehicle.Cost} {vehicle.MostStops} {vehicle.Reloads} {vehicle.ReloadSeconds} {string.Join(' ', vehicle.Capacity)} {string.Join(' ', vehicle.Breaks)} {string.Join('\n', vehicle.Skills)}";
            if (vehicle.First.Count > 0 || named.Contains(vehicle.Id)) alike = $"{vehicle.Id}\n{alike}"; // somebody means this one
            return known.TryGetValue(alike, out var kind) ? kind : known[alike] = known.Count;
        })];
    }
}
