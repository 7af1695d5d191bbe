namespace LocalDelivery.Routing;

/// <summary>Travel computed anew each time it is asked for, for so many places that a table of every pair would not fit.</summary>
/// <param name="count">Number of places.</param>
/// <param name="leg">The travel between two different rows: always the same answer, never negative, callable from any thread.</param>
public sealed class ComputedTravel(int count, Func<int, int, Leg> leg) : Travel(count)
{
    internal override Leg Between(int from, int to) => from == to ? default : leg(from, to);
}
