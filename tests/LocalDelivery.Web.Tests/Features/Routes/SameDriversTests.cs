using LocalDelivery.Routing;
using LocalDelivery.Web.Features.Routes;

namespace LocalDelivery.Web.Tests.Features.Routes;

public sealed class SameDriversTests
{
    private static readonly Location Depot = new(0, 0);
    private static readonly TimeWindow Morning = new(0, 10_000);

    [Theory]
    [InlineData("ana: 1 2 3, ben: 4 5", "1 2 3 by ben, 4 5 by ana", "ana: 4 5, ben: 1 2 3")]   // the other way round
    [InlineData("ana: 1 2 3, ben: 4 5", "1 by ben, 2 3 4 5 by ana", "ana: 1 2 3, ben: 4 5")]   // as many as can be
    [InlineData("ana: 1 2 3, ben: 4 5", "1 4 5 by ana", "ana: 4 5, ben: 1 2 3")]
    [InlineData("ana: 1 2 3, ben: 4 5", "", "ana: 1 2 3, ben: 4 5")]                           // nobody was told anything
    [InlineData("ana: 1 2 3", "1 2 3 by ben", "ben: 1 2 3")]                                    // who was told of has the morning off
    [InlineData("ana: 1 2 3, late: 4 5", "1 2 3 by late, 4 5 by ana", "ana: 1 2 3, late: 4 5")] // other hours
    [InlineData("ana: 1 2 3, big: 4 5", "1 2 3 by big, 4 5 by ana", "ana: 1 2 3, big: 4 5")]    // another van
    [InlineData("ana: 1 2 3, ben: 4 5", "1 2 3 4 5 by gone", "ana: 1 2 3, ben: 4 5")]           // who was told of drives no more
    public void Among_vans_alike_a_route_goes_to_whom_most_of_its_neighbors_expect(string planned, string told, string kept)
    {
        var problem = RoutingProblem.Create(
            [.. Enumerable.Range(1, 5).Select(at => new Stop($"{at}", new Location(0, at / 1000d), 60, [1], []))],
            [AVan("ana"), AVan("ben"), AVan("late") with { Shift = new TimeWindow(5_000, 10_000) }, AVan("big") with { Capacity = [200] }], new StraightLineTravelTimes());
        var names = told.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split(" by "))
            .SelectMany(each => each[0].Split(' '), (each, stop) => (stop, each[1])).ToLookup(pair => pair.stop, pair => pair.Item2);
        var plan = new RoutePlan([.. planned.Split(", ").Select(ARoute)], []);

        Assert.Equal(kept, string.Join(", ", SameDrivers.Keep(problem, plan, stop => names[stop]).Routes.Select(Words)));
    }

    private static Vehicle AVan(string id) => new(id, Depot, Morning, [100]);

    private static Route ARoute(string words) =>
        new(words.Split(": ")[0], 0, 0, 0, [.. words.Split(": ")[1].Split(' ').Select(stop => new RouteStop(stop, 0, 0, 0, 0, 0))]);

    private static string Words(Route route) => $"{route.VehicleId}: {string.Join(' ', route.Stops.Select(stop => stop.StopId))}";
}
