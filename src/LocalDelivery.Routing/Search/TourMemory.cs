namespace LocalDelivery.Routing.Search;

/// <summary>Routes as they were before a step changed them, kept whole: a step touches a few of many, and most steps are taken back.</summary>
internal sealed class TourMemory(Tours tours, long[] settledCost)
{
    private readonly Node[] nodes = new Node[tours.Nodes.Length];
    private readonly int[] ids = new int[tours.Nodes.Length];
    private readonly int[] loads = new int[tours.Loads.Length];
    private readonly int[] counts = new int[tours.Counts.Length];
    private readonly long[] settled = new long[tours.Counts.Length];
    private readonly int[] absent = new int[tours.Absent.Length];
    private readonly int[] kept = new int[tours.Counts.Length];
    private readonly int[] keptInStep = new int[tours.Counts.Length];
    private int nodeCount;
    private int keptCount;
    private int absentCount;
    private int step;
    private long cost;
    private int usedCount;

    /// <summary>The vehicles whose routes were kept in this step.</summary>
    public ReadOnlySpan<int> Kept => kept.AsSpan(0, keptCount);

    public void Begin(long costBefore, int usedBefore)
    {
        (cost, usedCount) = (costBefore, usedBefore);
        (nodeCount, keptCount, absentCount) = (0, 0, tours.AbsentCount);
        step++;
        Array.Copy(tours.Absent, absent, absentCount);
    }

    public void Keep(int vehicle)
    {
        if (keptInStep[vehicle] == step) return;
        keptInStep[vehicle] = step;
        kept[keptCount] = vehicle;
        counts[keptCount] = tours.Counts[vehicle];
        settled[keptCount] = settledCost[vehicle];
        var units = tours.Model.UnitCount;
        for (var unit = 0; unit < units; unit++) loads[(keptCount * units) + unit] = tours.Loads[(vehicle * units) + unit];
        keptCount++;
        var id = tours.Model.StopCount + vehicle;
        do
        {
            ids[nodeCount] = id;
            nodes[nodeCount] = tours.Nodes[id];
            id = nodes[nodeCount++].Next;
        }
        while (id < tours.Model.StopCount);
    }

    public (long Cost, int UsedCount) Restore()
    {
        tours.AbsentCount = absentCount;
        for (var i = 0; i < absentCount; i++)
        {
            tours.Absent[i] = absent[i];
            (tours.Nodes[absent[i]].Vehicle, tours.Nodes[absent[i]].Break) = (-1, 0);
        }
        for (var i = 0; i < nodeCount; i++) tours.Nodes[ids[i]] = nodes[i];
        var units = tours.Model.UnitCount;
        for (var i = 0; i < keptCount; i++)
        {
            tours.Counts[kept[i]] = counts[i];
            settledCost[kept[i]] = settled[i];
            for (var unit = 0; unit < units; unit++) tours.Loads[(kept[i] * units) + unit] = loads[(i * units) + unit];
        }
        return (cost, usedCount);
    }
}
