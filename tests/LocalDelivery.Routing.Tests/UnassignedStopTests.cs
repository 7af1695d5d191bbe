namespace LocalDelivery.Routing.Tests;

public class UnassignedStopTests
{
    [Fact]
    public void A_load_larger_than_every_vehicle_is_no_capacity() => Assert.Equal(
        new UnassignedStop("A", UnassignedReason.NoCapacity, ShortByUnits: 3, LoadDimension: 1),
        Only(Given.Street([Given.Stop("A", 10, load: [1, 9])], Given.Vehicle("V", capacity: [5, 2]), Given.Vehicle("W", capacity: [5, 6]))));

    [Fact]
    public void Without_vehicles_there_is_no_capacity() => Assert.Equal(
        new UnassignedStop("A", UnassignedReason.NoCapacity), Only(Given.Street([Given.Stop("A", 10)])));

    [Fact]
    public void A_days_load_beyond_all_capacity_is_no_capacity_for_what_is_left() => Assert.Equal(
        new UnassignedStop("B", UnassignedReason.NoCapacity, ShortByUnits: 1, LoadDimension: 0),
        Only(Given.Street([Given.Stop("A", 10, load: [3]), Given.Stop("B", 20, load: [4]), Given.Stop("C", 30, load: [3])], Given.Vehicle("V", capacity: 9))) with { StopId = "B" });

    [Fact]
    public void What_no_vehicle_has_is_named()
    {
        var problem = Given.Street(
            [Given.Stop("A", 10) with { Skills = ["key", "cooler", "lift"] }],
            Given.Vehicle("V") with { Skills = ["lift"] }, Given.Vehicle("W") with { Skills = ["cooler", "key"] });
        Assert.Equal(new UnassignedStop("A", UnassignedReason.NoSkill) { MissingSkills = "lift" }, Only(problem));
    }

    [Fact]
    public void Of_a_vehicle_that_a_stop_is_kept_for_the_skills_count() => Assert.Equal(
        new UnassignedStop("A", UnassignedReason.NoSkill) { MissingSkills = "key" },
        Only(Given.Street([Given.Stop("A", 10) with { Skills = ["key"], OnlyVehicle = "V" }], Given.Vehicle("V"), Given.Vehicle("W") with { Skills = ["key"] })));

    [Fact]
    public void A_route_that_may_have_no_more_stops_is_full()
    {
        var problem = Given.Street([Given.Stop("A", 10), Given.Stop("B", 20)], Given.Vehicle("V") with { MostStops = 1 });
        Assert.Equal(new UnassignedStop("B", UnassignedReason.TooManyStops), Only(problem));
    }

    [Fact]
    public void Who_matters_more_is_served_and_who_matters_less_left_out()
    {
        var small = Given.Vehicle("V", capacity: 1);
        Assert.Equal("A", Only(Given.Street([Given.Stop("A", 10), Given.Stop("B", 500) with { Priority = 1 }], small)).StopId);
        Assert.Equal("B", Only(Given.Street([Given.Stop("A", 10), Given.Stop("B", 500)], small)).StopId);
    }

    [Fact]
    public void No_way_there_is_unreachable() => Assert.Equal(
        new UnassignedStop("A", UnassignedReason.Unreachable),
        Only(Given.StreetWithoutWay([Given.Stop("A", 10), Given.Stop("B", 20)], (_, to) => to == 0, Given.Vehicle("V"))));

    [Fact]
    public void No_way_back_is_unreachable() => Assert.Equal(
        new UnassignedStop("A", UnassignedReason.Unreachable),
        Only(Given.StreetWithoutWay([Given.Stop("A", 10), Given.Stop("B", 20)], (from, _) => from == 0, Given.Vehicle("V"))));

    [Fact]
    public void A_window_that_ends_before_the_quickest_van_gets_there_is_closed() => Assert.Equal(
        new UnassignedStop("A", UnassignedReason.WindowClosed, ShortBySeconds: 10), // there at 0 + 100, open until 90
        Only(Given.Street([Given.Stop("A", 100, windows: new TimeWindow(0, 90))], Given.Vehicle("V"), Given.Vehicle("W", new TimeWindow(50, 9000)))));

    [Fact]
    public void A_way_too_long_for_the_shift_is_outside_shift() => Assert.Equal(
        new UnassignedStop("A", UnassignedReason.OutsideShift, ShortBySeconds: 60), // 100 + 60 + 100 = 260
        Only(Given.Street([Given.Stop("A", 100)], Given.Vehicle("V", new TimeWindow(0, 200)))));

    [Fact]
    public void A_gate_that_opens_after_all_shifts_is_outside_shift() => Assert.Equal(
        new UnassignedStop("A", UnassignedReason.OutsideShift, ShortBySeconds: 1960), // 9:00 + 60 + 100 against 8:30
        Only(Given.Street([Given.Stop("A", 100, windows: new TimeWindow(32_400, 36_000))], Given.Vehicle("V", new TimeWindow(0, 30_600)))));

    [Fact]
    public void What_fits_alone_but_not_beside_the_others_finds_no_room()
    {
        // Both: 100 out, 60, 200 across, 60, 100 back = 520. The shift has 400: one fits (260), the other is 120 short.
        var problem = Given.Street([Given.Stop("A", 100), Given.Stop("B", -100)], Given.Vehicle("V", new TimeWindow(0, 400)));
        var unassigned = Only(problem);
        Assert.Equal((UnassignedReason.NoRoom, 120), (unassigned.Reason, unassigned.ShortBySeconds));
    }

    [Fact]
    public void Where_a_longer_shift_would_not_help_no_number_is_given()
    {
        TimeWindow only = new(100, 100);
        var problem = Given.Street([Given.Stop("A", 100, windows: only), Given.Stop("B", -100, windows: only)], Given.Vehicle("V"));
        Assert.Equal((UnassignedReason.NoRoom, null), (Only(problem).Reason, Only(problem).ShortBySeconds));
    }

    private static UnassignedStop Only(RoutingProblem problem) =>
        Assert.Single(RoutePlanner.Plan(problem, Given.FewIterations).Unassigned);
}
