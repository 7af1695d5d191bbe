namespace LocalDelivery.Routing.Tests;

/// <summary>A day solved by hand: one street, the depot at zero, one van. The best it can do is 1400 seconds.</summary>
internal static class FiveStopDay
{
    public const int A = 0, B = 1, C = 2, D = 3, E = 4;

    public static readonly RoutingProblem Problem = Given.Street(
        [
            Given.Stop("A", 100),
            Given.Stop("B", 200, windows: new TimeWindow(1000, 2000)),
            Given.Stop("C", 300),
            Given.Stop("D", -100),
            Given.Stop("E", -250, windows: new TimeWindow(0, 400)),
        ],
        Given.Vehicle("V", new TimeWindow(0, 3000)));
}
