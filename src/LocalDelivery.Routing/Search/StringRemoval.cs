namespace LocalDelivery.Routing.Search;

/// <summary>
/// Adjacent string removal: around a random stop, a piece is taken out of each of a few neighboring routes, so that all of them get room
/// in the same part of town (Christiaens and Vanden Berghe 2020, section 5.1).
/// </summary>
internal sealed class StringRemoval(Tours tours, SearchSettings settings, Rng rng)
{
    private readonly SearchModel model = tours.Model;
    private readonly int[] cutInStep = new int[tours.Model.VehicleCount];
    private int step;

    /// <summary>Removes strings; false if a route cannot be driven without what was removed (no way, or none in time).</summary>
    public bool Remove()
    {
        step++;
        var longest = tours.UsedCount == 0 ? 1 : Math.Max(1, Math.Min(settings.LongestString, (double)tours.RoutedCount / tours.UsedCount));
        var left = (int)(1 + (rng.NextDouble() * ((4 * settings.AverageRemoved / (1 + longest)) - 1)));
        var stop = rng.Next(model.VisitCount);
        var neighbors = model.Neighbors.AsSpan(stop * model.NeighborCount, model.NeighborCount);
        for (var i = -1; ; stop = neighbors[i])
        {
            var vehicle = tours.Nodes[stop].Vehicle;
            if (vehicle >= 0 && cutInStep[vehicle] != step && model.Demands?.IsFirst(stop) is not true)
            {
                cutInStep[vehicle] = step;
                if (!Cut(vehicle, stop, longest)) return false;
                if (--left == 0) return true;
            }
            if (++i == neighbors.Length || neighbors[i] < 0) return true;
        }
    }

    private bool Cut(int vehicle, int stop, double longest)
    {
        var count = (model.Reloads is null ? tours.Counts[vehicle] : tours.CountOfTrip(stop)) - (model.Demands?.FirstCount(vehicle) ?? 0);
        var length = Math.Min(count, (int)(1 + (rng.NextDouble() * Math.Min(count, longest))));
        var keep = length > 1 && length < count && rng.NextDouble() < settings.SplitRate ? 1 : 0;
        while (keep > 0 && length + keep < count && rng.NextDouble() < settings.KeepRate) keep++;
        tours.Touch(vehicle);
        var first = FirstOf(stop, length + keep);
        var before = tours.Nodes[first].Previous;
        var after = RemoveFrom(first, length, keep);
        return tours.Retime(vehicle, before, after);
    }

    /// <summary>The first of as many stops in a row as asked for, of which <paramref name="stop"/> is one, at random.</summary>
    private int FirstOf(int stop, int length)
    {
        var nodes = tours.Nodes;
        var (back, forward) = (0, 0);
        for (var node = nodes[stop].Previous; node < model.VisitCount && back < length - 1 && model.Demands?.IsFirst(node) is not true; node = nodes[node].Previous) back++;
        for (var node = nodes[stop].Next; node < model.VisitCount && forward < length - 1; node = nodes[node].Next) forward++;
        var least = Math.Max(0, length - 1 - forward);
        for (var steps = least + rng.Next(back - least + 1); steps > 0; steps--) stop = nodes[stop].Previous;
        return stop;
    }

    /// <summary>Drops <paramref name="length"/> stops from <paramref name="first"/> on, but for some <paramref name="keep"/> in a row among them; returns the node behind.</summary>
    private int RemoveFrom(int first, int length, int keep)
    {
        var keepAt = keep == 0 ? length : 1 + rng.Next(length - 1);
        var last = tours.Nodes[first].Previous;
        var node = first;
        for (var i = 0; i < length + keep; i++)
        {
            var next = tours.Nodes[node].Next;
            if (i >= keepAt && i < keepAt + keep)
            {
                tours.Join(last, node);
                last = node;
            }
            else tours.Drop(node);
            node = next;
        }
        tours.Join(last, node);
        return node;
    }
}
