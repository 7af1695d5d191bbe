using CsCheck;

namespace LocalDelivery.Routing.Tests;

public class RoutePlanCheckTests
{
    private static readonly RoutingProblem Problem = FiveStopDay.Problem;
    private static readonly RoutePlan Valid = new(
        [RouteClock.Time(Problem, 0, [FiveStopDay.D, FiveStopDay.E, FiveStopDay.A, FiveStopDay.C, FiveStopDay.B], out _)!], []);

    /// <summary>For each kind one change to the valid plan that breaks that rule.</summary>
    private static readonly Dictionary<ViolationKind, Func<Route, RoutePlan>> Mutations = new()
    {
        [ViolationKind.StopMissing] = route => Plan(route with { Stops = [.. route.Stops.Skip(1)] }),
        [ViolationKind.StopRepeated] = route => Plan(route with { Stops = [.. route.Stops, route.Stops[2]] }),
        [ViolationKind.StopUnknown] = route => new RoutePlan([route], [new UnassignedStop("Z", UnassignedReason.NoRoom)]),
        [ViolationKind.VehicleUnknown] = route => Plan(route with { VehicleId = "Z" }),
        [ViolationKind.VehicleRepeated] = route => new RoutePlan([route, route with { Stops = [] }], []),
        [ViolationKind.WrongTravelSeconds] = route => Plan(At(route, 1, stop => stop with { TravelSeconds = stop.TravelSeconds + 1 })),
        [ViolationKind.WrongStopDistance] = route => Plan(At(route, 1, stop => stop with { DistanceMeters = 0 })),
        [ViolationKind.WrongArrival] = route => Plan(At(route, 2, stop => stop with { ArrivalSeconds = stop.ArrivalSeconds - 1 })),
        [ViolationKind.StartBeforeArrival] = route => Plan(At(route, 2, stop => stop with { ServiceStartSeconds = stop.ServiceStartSeconds - 1 })),
        [ViolationKind.StartOutsideWindow] = route => Plan(At(route, 1, stop => stop with { ServiceStartSeconds = 401 })),
        [ViolationKind.WrongDeparture] = route => Plan(At(route, 3, stop => stop with { DepartureSeconds = stop.DepartureSeconds + 5 })),
        [ViolationKind.DepartureBeforeShift] = route => Plan(route with { DepartureSeconds = -1 }),
        [ViolationKind.WrongReturn] = route => Plan(route with { ReturnSeconds = route.ReturnSeconds - 1 }),
        [ViolationKind.ReturnAfterShift] = route => Plan(route with { ReturnSeconds = 3001 }),
        [ViolationKind.BreakUnknown] = route => Plan(At(route, 3, stop => stop with { BreakSeconds = 5, DepartureSeconds = stop.DepartureSeconds + 5 })),
        [ViolationKind.TooManyReloads] = route => Plan(At(route, 2, stop => stop with { Reload = new Reload(stop.ArrivalSeconds, stop.ArrivalSeconds, 0, 0) })),
        [ViolationKind.WrongReload] = route => Plan(At(route, 2, stop => stop with { Reload = new Reload(stop.ArrivalSeconds, stop.ArrivalSeconds, 0, 0) })),
        [ViolationKind.WrongRouteDistance] = route => Plan(route with { DistanceMeters = route.DistanceMeters + 1 }),
    };

    public static TheoryData<ViolationKind> Kinds => [.. Mutations.Keys];

    [Fact]
    public void A_valid_plan_has_no_violations() => Assert.Empty(RoutePlanCheck.Violations(Problem, Valid));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_change_that_breaks_a_rule_is_seen(ViolationKind kind) =>
        Assert.Contains(RoutePlanCheck.Violations(Problem, Mutations[kind](Valid.Routes[0])), violation => violation.Kind == kind);

    [Fact]
    public void Every_kind_is_tried() => Assert.Equal(
        [ViolationKind.NoWay, ViolationKind.Overloaded, ViolationKind.OtherVehicle, ViolationKind.SkillMissing, ViolationKind.TooManyStops, ViolationKind.FirstChanged, ViolationKind.BreakMissing], // these need another problem: below
        Enum.GetValues<ViolationKind>().Except(Mutations.Keys).Order());

    /// <summary>Ways to break any route at one of its stops.</summary>
    private static readonly Func<Route, int, Route>[] Breaks =
    [
        (route, at) => route with { Stops = [.. route.Stops.Where((_, i) => i != at)] },
        (route, at) => route with { Stops = [.. route.Stops, route.Stops[at]] },
        (route, at) => At(route, at, stop => stop with { ArrivalSeconds = stop.ArrivalSeconds - 1 }),
        (route, at) => At(route, at, stop => stop with { ServiceStartSeconds = stop.ServiceStartSeconds - 1 }),
        (route, at) => At(route, at, stop => stop with { DepartureSeconds = stop.DepartureSeconds + 1 }),
        (route, at) => At(route, at, stop => stop with { StopId = "nobody's" }),
        (route, _) => route with { DistanceMeters = route.DistanceMeters + 1 },
        (route, _) => route with { ReturnSeconds = route.ReturnSeconds - 1 },
    ];

    [Fact]
    public void Whatever_is_changed_in_any_plan_is_seen() =>
        Gen.Select(RandomProblem.Any, Gen.Int[0, Breaks.Length - 1], Gen.Int[0, 99], Gen.Int[0, 99]).Sample(
            (problem, way, which, at) =>
            {
                var plan = RoutePlanner.Plan(problem, Given.FewIterations);
                if (plan.Routes.Count == 0) return;
                which %= plan.Routes.Count;
                var broken = Breaks[way](plan.Routes[which], at % plan.Routes[which].Stops.Count);
                Assert.NotEmpty(RoutePlanCheck.Violations(problem, plan with { Routes = [.. plan.Routes.Select((route, i) => i == which ? broken : route)] }));
            },
            iter: 400, threads: 2);

    [Fact]
    public void Swapped_stops_are_seen()
    {
        var route = Valid.Routes[0];
        RouteStop[] stops = [.. route.Stops];
        (stops[1], stops[2]) = (stops[2], stops[1]);
        Assert.NotEmpty(RoutePlanCheck.Violations(Problem, Plan(route with { Stops = stops })));
    }

    [Fact]
    public void A_smaller_vehicle_is_overloaded()
    {
        var smaller = Problem.Vehicles[0] with { Capacity = [4] };
        Assert.Equal(
            [new Violation(ViolationKind.Overloaded, "V", null, 4, 5)],
            RoutePlanCheck.Violations(new RoutingProblem(Problem.Stops, [smaller], Problem.Travel), Valid));
    }

    [Fact]
    public void A_vehicle_that_may_not_come_is_seen()
    {
        Stop[] stops = [.. Problem.Stops];
        stops[1] = stops[1] with { OnlyVehicle = "W" };
        stops[2] = stops[2] with { Skills = ["key", "cooler"] };
        var demanding = new RoutingProblem(
            stops, [Problem.Vehicles[0] with { MostStops = 4, Skills = ["key"], First = [stops[FiveStopDay.D].Id, stops[FiveStopDay.A].Id] }, Problem.Vehicles[0] with { Id = "W" }], Problem.Travel);
        Assert.Equal(
            [
                new Violation(ViolationKind.OtherVehicle, "V", stops[1].Id, 1, 0), new Violation(ViolationKind.SkillMissing, "V", stops[2].Id, 2, 1),
                new Violation(ViolationKind.TooManyStops, "V", null, 4, 5), new Violation(ViolationKind.FirstChanged, "V", stops[FiveStopDay.A].Id, 2, 1),
            ],
            RoutePlanCheck.Violations(demanding, Valid).OrderBy(violation => violation.Kind));
        Assert.Contains(
            RoutePlanCheck.Violations(demanding, new RoutePlan([], [.. stops.Select(stop => new UnassignedStop(stop.Id, UnassignedReason.NoRoom))])),
            violation => violation is { Kind: ViolationKind.FirstChanged, Actual: 0 });
    }

    [Fact]
    public void A_leg_that_no_way_connects_is_seen()
    {
        var blocked = Given.StreetWithoutWay(Problem.Stops, (from, to) => (from, to) == (FiveStopDay.A, FiveStopDay.C), [.. Problem.Vehicles]);
        Assert.Equal([new Violation(ViolationKind.NoWay, "V", "C", 1, 0)], RoutePlanCheck.Violations(blocked, Valid));
    }

    [Fact]
    public void A_stop_both_routed_and_unassigned_is_repeated()
    {
        var violation = Assert.Single(RoutePlanCheck.Violations(Problem, Valid with { Unassigned = [new UnassignedStop("A", UnassignedReason.NoRoom)] }));
        Assert.Equal(new Violation(ViolationKind.StopRepeated, null, "A", 1, 2), violation);
    }

    [Fact]
    public void A_violation_reads_as_a_sentence() => Assert.Equal(
        "vehicle \"V\", stop \"A\": StartOutsideWindow, expected 400, is 401",
        new Violation(ViolationKind.StartOutsideWindow, "V", "A", 400, 401).ToString());

    private static RoutePlan Plan(Route route) => new([route], []);

    private static Route At(Route route, int position, Func<RouteStop, RouteStop> change) =>
        route with { Stops = [.. route.Stops.Select((stop, i) => i == position ? change(stop) : stop)] };
}
