namespace LocalDelivery.Routing.Search;

/// <summary>
/// Two routes exchange what comes behind a stop of each (2-opt*: Potvin and Rousseau, "An exchange heuristic for routing problems with time
/// windows", Journal of the Operational Research Society 46, 1995). Strings are too short to do that to long routes, and a look costs next to nothing.
/// </summary>
internal sealed class TailExchange(Tours tours, Rng rng)
{
    private const int Tries = 4;
    private const int Nearest = 20;

    private readonly SearchModel model = tours.Model;

    /// <summary>Exchanges the first of a few random pairs that may cost less than <paramref name="limit"/>; false if there was none, or if it turned out too heavy.</summary>
    public bool Exchange(long limit)
    {
        for (var i = 0; i < Tries; i++)
        {
            var stop = rng.Next(model.VisitCount);
            var next = model.NeighborCount == 0 ? -1 : model.Neighbors[(stop * model.NeighborCount) + rng.Next(Math.Min(Nearest, model.NeighborCount))];
            if (next < 0) continue;
            var (one, other) = (tours.Nodes[stop].Vehicle, tours.Nodes[next].Vehicle);
            if (model.Breaks is not null || model.Reloads is not null || one < 0 || other < 0 || one == other || model.Kind[one] != model.Kind[other]) continue;
            if (tours.Cost + Added(stop, next) >= limit || !IsInTime(stop, next) || !IsInTime(tours.Nodes[next].Previous, tours.Nodes[stop].Next)) continue;
            tours.ExchangeTails(stop, next);
            return tours.IsLight(one) && tours.IsLight(other);
        }
        return false;
    }

    /// <summary>At least: waiting may end, too, and a van may stay at home.</summary>
    private long Added(int stop, int next)
    {
        ref var last = ref tours.Nodes[stop];
        ref var first = ref tours.Nodes[next];
        var added = (long)tours.Arc(last.Vehicle, stop, next) + tours.Arc(last.Vehicle, first.Previous, last.Next) - last.ArcOut - first.ArcIn;
        if (tours.WaitingCosts) added -= tours.WaitingNow(last.Vehicle) + tours.WaitingNow(first.Vehicle);
        return Math.Max(last.Next, first.Previous) >= model.StopCount ? added - model.FixedCost[last.Vehicle] : added;
    }

    private bool IsInTime(int previous, int next) => !model.IsTimed
        || tours.Nodes[previous].Departure + model.SecondsTo[(model.PlaceOf(next) * model.PlaceCount) + model.PlaceOf(previous)] <= tours.Nodes[next].LatestArrival;
}
