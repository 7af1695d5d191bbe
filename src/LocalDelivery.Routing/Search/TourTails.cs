namespace LocalDelivery.Routing.Search;

/// <summary>The ends of two routes change hands.</summary>
internal sealed partial class Tours
{
    /// <summary>
    /// What begins with <paramref name="next"/> goes behind <paramref name="stop"/>, and what was there goes to the other route instead. Both
    /// vehicles are of one kind, and both joints are in time; the loads may be too much.
    /// </summary>
    public void ExchangeTails(int stop, int next)
    {
        var (one, other) = (Nodes[stop].Vehicle, Nodes[next].Vehicle);
        Touch(one);
        Touch(other);
        var (behind, before) = (Nodes[stop].Next, Nodes[next].Previous);
        var (lastOfOne, lastOfOther) = (Nodes[stopCount + one].Previous, Nodes[stopCount + other].Previous);
        Follow(stop, next);
        End(lastOfOther, one);
        if (behind < stopCount)
        {
            Follow(before, behind);
            End(lastOfOne, other);
            Give(behind, one, other);
        }
        else Follow(before, stopCount + other);
        Give(next, other, one);
        if (Counts[other] == 0) Close(other);
        if (!Model.IsTimed) return;
        TimeFrom(next, next);
        TimeBack(stop, stop);
        TimeFrom(behind, behind);
        TimeBack(before, before);
        if (!WaitingCosts) return;
        TimeSegments(one);
        TimeSegments(other);
    }

    /// <summary>Whether the vehicle can carry what it has, and may have so many stops.</summary>
    public bool IsLight(int vehicle)
    {
        if (Model.Demands is { } demands && !demands.AllowCount(vehicle, Counts[vehicle])) return false;
        for (var unit = 0; unit < Model.UnitCount; unit++)
            if (Loads[(vehicle * Model.UnitCount) + unit] > Model.Capacity[(vehicle * Model.UnitCount) + unit]) return false;
        return true;
    }

    private void Follow(int previous, int next)
    {
        var arc = Arc(Nodes[previous].Vehicle, previous, next);
        Cost += arc - Nodes[previous].ArcOut;
        (Nodes[previous].Next, Nodes[previous].ArcOut) = (next, arc);
        (Nodes[next].Previous, Nodes[next].ArcIn) = (previous, arc);
    }

    /// <summary>Another vehicle of the kind returns from here to the same depot.</summary>
    private void End(int last, int vehicle)
    {
        var end = stopCount + vehicle;
        Nodes[last].Next = end;
        (Nodes[end].Previous, Nodes[end].ArcIn) = (last, Nodes[last].ArcOut);
    }

    private void Give(int first, int from, int to)
    {
        for (var node = first; node < stopCount; node = Nodes[node].Next)
        {
            Nodes[node].Vehicle = to;
            Counts[from]--;
            Counts[to]++;
            for (var unit = 0; unit < Model.UnitCount; unit++)
            {
                var load = Model.Load[(node * Model.UnitCount) + unit];
                Loads[(from * Model.UnitCount) + unit] -= load;
                Loads[(to * Model.UnitCount) + unit] += load;
            }
        }
    }
}
