using LocalDelivery.Routing.Search;

namespace LocalDelivery.Routing.Rounds;

/// <summary>
/// Ruin and recreate over several days at once: strings of one day's neighboring routes are taken out, with all visits of their places on all other days; each
/// place then goes to the driver with whom all its visits together add least. As in <see cref="RouteSearch"/>, under simulated annealing.
/// </summary>
internal sealed class RoundSearch
{
    private const int StepsPerLook = 32;

    private readonly RoundPlaces places;
    private readonly SearchSettings settings;
    private readonly Rng rng;
    private readonly Tours[] tours;
    private readonly GreedyInsertion[] insertions;
    private readonly RoundBalance balance;
    private readonly double[] unit; // of each day's costs
    private readonly int[][] bestNext;
    private readonly int[] removed; // places, in this step
    private readonly bool[] isRemoved;
    private int removedCount;
    private readonly int[] cutInStep; // per driver
    private int step;
    // Where each visit of the place being inserted would go, and what it would add: by vehicle, beside something near; with the driver tried; and with the best.
    private readonly int[][] near;
    private readonly long[][] added;
    private readonly int[] tried;
    private readonly int[] chosen;
    private double energy;
    private double bestEnergy = double.PositiveInfinity;

    public RoundSearch(RoundPlaces places, SearchSettings settings, double bound, ulong seed)
    {
        (this.places, this.settings, rng) = (places, settings, new Rng(seed));
        tours = Array.ConvertAll(places.Models, model => new Tours(model));
        insertions = Array.ConvertAll(tours, day => new GreedyInsertion(day, settings, rng));
        balance = new RoundBalance(places, tours, bound);
        unit = Array.ConvertAll(places.Whole, day => day.InUnits(1));
        bestNext = Array.ConvertAll(tours, day => new int[day.Nodes.Length]);
        (removed, isRemoved) = (new int[places.Visits.Length], new bool[places.Visits.Length]);
        cutInStep = new int[places.Drivers.Count];
        var most = places.Visits.Select(visits => visits.Length).DefaultIfEmpty().Max();
        (tried, chosen) = (new int[most], new int[most]);
        var vehicles = places.Models.Select(model => model.VehicleCount).DefaultIfEmpty().Max();
        (near, added) = ([.. Enumerable.Range(0, most).Select(_ => new int[vehicles])], [.. Enumerable.Range(0, most).Select(_ => new long[vehicles])]);
    }

    /// <summary>The best found within the limits, and what it costs in the unit of <see cref="VehicleCost"/>.</summary>
    public (double Cost, int[][][] Orders) Run(PlanLimits limits, IProgress<PlanProgress>? progress, CancellationToken cancellation)
    {
        Begin();
        for (var place = 0; place < places.Visits.Length; place++) removed[removedCount++] = place;
        Recreate();
        balance.SetCost(Cost());
        energy = Energy();
        Remember();
        var clock = new SearchClock(limits, cancellation);
        var leg = AverageLeg();
        var cooling = new Cooling((places.AreKnown ? settings.WarmLegs : settings.RoundHotLegs) * leg, settings.ColdLegs * leg, 0, 1);
        var temperature = cooling.Hot;
        for (; places.Visits.Length > 0 && places.Drivers.Count > 0; clock.Steps++)
        {
            if (clock.Steps % StepsPerLook == 0)
            {
                if (clock.Done >= 1 || cancellation.IsCancellationRequested) break;
                temperature = cooling.At(clock.Done);
                if (clock.Steps % (256 * StepsPerLook) == 0) progress?.Report(new PlanProgress(clock.Elapsed, clock.Steps, bestEnergy, tours.Sum(day => day.AbsentCount)));
            }
            Step(temperature);
        }
        return (bestEnergy, [.. Enumerable.Range(0, tours.Length).Select(BestOrders)]);
    }

    private void Step(double temperature)
    {
        var limit = energy - (temperature * Math.Log(1 - rng.NextDouble()));
        Begin();
        if (Ruin())
        {
            Recreate();
            var next = Energy();
            if (next < limit)
            {
                energy = next;
                balance.Keep();
                if (energy < bestEnergy) Remember();
                return;
            }
        }
        foreach (var day in tours) day.Undo();
    }

    private void Begin()
    {
        step++;
        for (var i = 0; i < removedCount; i++) isRemoved[removed[i]] = false;
        removedCount = 0;
        foreach (var day in tours) day.Begin();
    }

    /// <summary>Takes out a dozen places; false if some route can not be driven without them.</summary>
    private bool Ruin()
    {
        var left = 1 + rng.Next((int)(2 * settings.AverageRemoved));
        var visits = places.Visits[rng.Next(places.Visits.Length)];
        var (day, node) = visits[rng.Next(visits.Length)];
        var model = places.Models[day];
        if (Absent(day) is { } absent && !Remove(absent)) return false;
        var neighbors = model.Neighbors.AsSpan(node * model.NeighborCount, model.NeighborCount);
        for (var i = -1; left > 0; node = neighbors[i])
        {
            var vehicle = tours[day].Nodes[node].Vehicle;
            if (vehicle < 0 ? !Remove(places.PlaceOf[day][node]) : cutInStep[places.DriverOf[day][vehicle]] != step && !Cut(day, node, ref left)) return false;
            if (++i == neighbors.Length || neighbors[i] < 0) break;
        }
        return true;
    }

    /// <summary>A string of the route around the node.</summary>
    private bool Cut(int day, int node, ref int left)
    {
        var (nodes, stopCount) = (tours[day].Nodes, places.Models[day].StopCount);
        cutInStep[places.DriverOf[day][nodes[node].Vehicle]] = step;
        var length = 1 + rng.Next(Math.Min(settings.LongestString, Math.Min(left, tours[day].Counts[nodes[node].Vehicle])));
        for (var back = rng.Next(length); back > 0 && nodes[node].Previous < stopCount; back--) node = nodes[node].Previous;
        while (length-- > 0 && node < stopCount)
        {
            var next = nodes[node].Next;
            while (next < stopCount && places.PlaceOf[day][next] == places.PlaceOf[day][node]) next = nodes[next].Next;
            left--;
            if (!Remove(places.PlaceOf[day][node])) return false;
            node = next;
        }
        return true;
    }

    /// <summary>Somebody for whom there was no room, tried once more.</summary>
    private int? Absent(int day) => tours[day].AbsentCount == 0 ? null : places.PlaceOf[day][tours[day].Absent[rng.Next(tours[day].AbsentCount)]];

    private bool Remove(int place)
    {
        if (isRemoved[place]) return true;
        isRemoved[place] = true;
        removed[removedCount++] = place;
        foreach (var (day, node) in places.Visits[place])
            if (tours[day].Nodes[node].Vehicle >= 0 && !tours[day].TakeOut(node)) return false;
        return true;
    }

    private void Recreate()
    {
        balance.Count();
        for (var i = 0; i < removedCount; i++)
        {
            var other = i + rng.Next(removedCount - i);
            (removed[i], removed[other]) = (removed[other], removed[i]);
            Insert(removed[i]);
        }
        foreach (var day in tours)
        {
            day.ForgetInserted();
            day.Settle();
        }
    }

    private void Insert(int place)
    {
        var (best, chosenDriver, visits, anyNear) = (double.PositiveInfinity, -1, places.Visits[place], false);
        for (var i = 0; i < visits.Length; i++) anyNear |= insertions[visits[i].Day].FindPlaces(visits[i].Node, near[i], added[i]);
        for (var driver = 0; driver < places.Drivers.Count; driver++)
        {
            if (anyNear && !IsNear(driver, visits)) continue;   // a whole detour, and long to look for
            var (cost, factor) = (0.0, balance.Factor(driver));
            for (var i = 0; i < visits.Length && cost < best; i++) cost += factor * Try(i, visits[i], driver, out tried[i]);
            if (cost >= best) continue;
            (best, chosenDriver) = (cost, driver);
            tried.AsSpan(0, visits.Length).CopyTo(chosen);
        }
        if (chosenDriver < 0) return;
        balance.Add(chosenDriver, best / balance.Factor(chosenDriver));
        for (var i = 0; i < visits.Length; i++)
        {
            var (day, node) = visits[i];
            // Another visit of the same day may have changed the route meanwhile.
            if (chosen[i] >= 0 && i > 0 && visits[i - 1].Day == day) insertions[day].FindPlaceOn(tours[day].Nodes[chosen[i]].Vehicle, node, out chosen[i], out _);
            if (chosen[i] >= 0) tours[day].Insert(node, chosen[i]);
        }
    }

    private bool IsNear(int driver, RoundVisit[] visits)
    {
        for (var i = 0; i < visits.Length; i++)
            if (places.VehicleOf[visits[i].Day][driver] is >= 0 and var vehicle && near[i][vehicle] >= 0) return true;
        return false;
    }

    /// <summary>What the visit adds if the driver makes it, or whoever does it best where the driver is off.</summary>
    private double Try(int i, RoundVisit visit, int driver, out int previous)
    {
        var (day, node) = visit;
        var own = places.VehicleOf[day][driver];
        var least = places.Models[day].AbsentCost[node];
        previous = -1;
        for (var vehicle = own < 0 ? 0 : own; vehicle < (own < 0 ? places.Models[day].VehicleCount : own + 1); vehicle++)
        {
            var (place, cost) = (near[i][vehicle], added[i][vehicle]);
            if ((place >= 0 || insertions[day].FindPlaceOn(vehicle, node, out place, out cost)) && cost < least) (least, previous) = (cost, place);
        }
        return unit[day] * least;
    }

    private double Energy()
    {
        balance.Count();
        return Cost() + balance.Cost();
    }

    private double Cost()
    {
        var cost = 0.0;
        for (var day = 0; day < tours.Length; day++) cost += unit[day] * tours[day].Cost;
        return cost;
    }

    private double AverageLeg()
    {
        var (cost, legs) = (0.0, 1);
        for (var day = 0; day < tours.Length; day++)
        {
            var orders = BestOrders(day);
            cost += unit[day] * places.Whole[day].WaysCost(orders);
            legs += orders.Sum(order => order.Length == 0 ? 0 : order.Length + 1);
        }
        return Math.Max(1e-6, cost / legs);
    }

    private void Remember()
    {
        bestEnergy = energy;
        for (var day = 0; day < tours.Length; day++)
            for (var node = 0; node < bestNext[day].Length; node++) bestNext[day][node] = tours[day].Nodes[node].Next;
    }

    private int[][] BestOrders(int day) => Array.ConvertAll(
        Annealing.Follow(places.Models[day], node => bestNext[day][node]), order => Array.ConvertAll(order, node => places.Whole[day].Stops[node]));
}
