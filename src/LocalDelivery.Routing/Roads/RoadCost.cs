namespace LocalDelivery.Routing.Roads;

/// <summary>
/// Milliseconds and centimeters of a way in one number, the milliseconds in its upper half: one addition adds both, one
/// comparison looks for the quicker and, of two equally quick, the shorter way. So the best way's numbers do not depend
/// on the order in which ways are looked at.
/// </summary>
internal readonly record struct RoadCost(long Packed) : IComparable<RoadCost>
{
    public static readonly RoadCost None = new(long.MaxValue);

    public int Milliseconds => (int)(Packed >> 32);

    private uint Centimeters => (uint)Packed;

    public static RoadCost Of(double seconds, double meters) =>
        new(((long)Math.Ceiling(seconds * 1000) << 32) + (long)Math.Ceiling(meters * 100));

    /// <summary>Whole seconds and meters, rounded up: a sum of rounded legs is then never below the rounded sum.</summary>
    public Leg ToLeg() => new((int)((Milliseconds + 999L) / 1000), (int)((Centimeters + 99L) / 100));

    public int CompareTo(RoadCost other) => Packed.CompareTo(other.Packed);

    public static RoadCost operator +(RoadCost a, RoadCost b) => new(a.Packed + b.Packed);

    /// <summary>What is left of <paramref name="a"/> after its part <paramref name="b"/>.</summary>
    public static RoadCost operator -(RoadCost a, RoadCost b) => new(a.Packed - b.Packed);

    public static bool operator <(RoadCost a, RoadCost b) => a.Packed < b.Packed;

    public static bool operator >(RoadCost a, RoadCost b) => a.Packed > b.Packed;

    public static bool operator <=(RoadCost a, RoadCost b) => a.Packed <= b.Packed;

    public static bool operator >=(RoadCost a, RoadCost b) => a.Packed >= b.Packed;
}
