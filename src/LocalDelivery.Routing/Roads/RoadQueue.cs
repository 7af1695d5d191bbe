namespace LocalDelivery.Routing.Roads;

/// <summary>
/// States waiting by time, in slots of about a second that are used round and round: the queue of Dial ("Algorithm 360:
/// Shortest-Path Forest with Topological Ordering", Communications of the ACM 12, 1969) with wide slots. Within a slot the
/// order is free, so a state may come up again with a better time.
/// </summary>
internal sealed class RoadQueue
{
    private const int SlotBits = 10; // 1,024 ms

    private readonly List<int>[] slots;
    private int now;
    private int waiting;

    /// <param name="longestStep">The most milliseconds by which a state added may be later than the one taken.</param>
    public RoadQueue(int longestStep)
    {
        slots = new List<int>[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(longestStep >> SlotBits) + 2)];
        for (var slot = 0; slot < slots.Length; slot++) slots[slot] = [];
    }

    public void Clear()
    {
        if (waiting > 0) Array.ForEach(slots, slot => slot.Clear());
        now = waiting = 0;
    }

    public void Add(int state, RoadCost cost)
    {
        slots[(cost.Milliseconds >> SlotBits) & (slots.Length - 1)].Add(state);
        waiting++;
    }

    /// <summary>Takes a state of this slot; false when the slot is empty for good.</summary>
    public bool TryTake(out int state)
    {
        var slot = slots[now & (slots.Length - 1)];
        state = slot.Count > 0 ? slot[^1] : -1;
        if (state < 0) return false;
        slot.RemoveAt(slot.Count - 1);
        waiting--;
        return true;
    }

    /// <summary>Goes on to the next slot; false if nothing waits anywhere.</summary>
    public bool Advance()
    {
        now++;
        return waiting > 0;
    }
}
