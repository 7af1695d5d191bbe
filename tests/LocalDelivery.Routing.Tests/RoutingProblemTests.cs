namespace LocalDelivery.Routing.Tests;

public class RoutingProblemTests
{
    public static TheoryData<string, Stop> InvalidStops => new()
    {
        { "stop \"A\": ServiceSeconds is -1", Given.Stop("A", 10, service: -1) },
        { "stop \"A\": ServiceSeconds is 172801", Given.Stop("A", 10, service: 172_801) },
        { "stop \"A\": Load[0] is -3", Given.Stop("A", 10, load: [-3]) },
        { "stop \"A\": Load has 2 numbers", Given.Stop("A", 10, load: [1, 1]) },
        { "stop \"A\": Windows[0].Earliest is -5", Given.Stop("A", 10, windows: new TimeWindow(-5, 10)) },
        { "stop \"A\": Windows[0].Latest is 172801", Given.Stop("A", 10, windows: new TimeWindow(5, 172_801)) },
        { "stop \"A\": Windows[1] starts at 20", Given.Stop("A", 10, windows: [new TimeWindow(10, 20), new TimeWindow(20, 30)]) },
        { "stop \"V\": Id is used twice", Given.Stop("V", 10) },
        { "stop \"A\": Preferred.Window.Latest is 172801", Given.Stop("A", 10) with { Preferred = new SoftWindow(new TimeWindow(5, 172_801), 1, 1) } },
        { "stop \"A\": Preferred.EarlyPerHour is -1", Given.Stop("A", 10) with { Preferred = new SoftWindow(new TimeWindow(5, 10), -1, 1) } },
        { "stop \"A\": Preferred.LatePerHour is 1000000001", Given.Stop("A", 10) with { Preferred = new SoftWindow(new TimeWindow(5, 10), 1, 1_000_000_001) } },
        { "stop \"A\": Usual.CostOfAnother is -7", Given.Stop("A", 10) with { Usual = new UsualVehicle("V", -7) } },
        { "stop \"A\": Usual names vehicle \"Z\", which is not there", Given.Stop("A", 10) with { Usual = new UsualVehicle("Z", 7) } },
        { "stop \"A\": OnlyVehicle names vehicle \"Z\"", Given.Stop("A", 10) with { OnlyVehicle = "Z" } },
        { "stop \"A\": Priority is 10", Given.Stop("A", 10) with { Priority = 10 } },
        { "stop \"A\": Priority is -1", Given.Stop("A", 10) with { Priority = -1 } },
        { "stops ask for 65 different Skills, at most 64", Given.Stop("A", 10) with { Skills = [.. Enumerable.Range(0, 65).Select(number => $"skill {number}")] } },
        { "a stop has no Id", Given.Stop(" ", 10) },
    };

    [Theory]
    [MemberData(nameof(InvalidStops), DisableDiscoveryEnumeration = true)]
    public void An_invalid_stop_is_refused_by_name_and_field(string message, Stop stop)
    {
        var error = Assert.Throws<ArgumentException>(() => Given.Street([Given.Stop("V", 5), stop], Given.Vehicle("V")));
        Assert.StartsWith(message, error.Message);
    }

    public static TheoryData<string, Vehicle> InvalidVehicles => new()
    {
        { "vehicle \"W\": Shift.Earliest is -1", Given.Vehicle("W", new TimeWindow(-1, 10)) },
        { "vehicle \"W\": Shift.Latest is 200000", Given.Vehicle("W", new TimeWindow(0, 200_000)) },
        { "vehicle \"W\": Capacity[0] is -1", Given.Vehicle("W", capacity: -1) },
        { "vehicle \"W\": Capacity has 2 numbers", Given.Vehicle("W", capacity: [1, 2]) },
        { "vehicle \"V\": Id is used twice", Given.Vehicle("V") },
        { "vehicle \"W\": MostStops is 0", Given.Vehicle("W") with { MostStops = 0 } },
        { "vehicle \"W\": Cost.PerHour is -1", Given.Vehicle("W") with { Cost = new VehicleCost(0, -1, 0) } },
        { "vehicle \"W\": First names stop \"Z\", which is not there", Given.Vehicle("W") with { First = ["Z"] } },
        { "vehicle \"W\": First names stop \"A\", which is first already", Given.Vehicle("W") with { First = ["A", "A"] } },
        { "vehicle \"W\": First names stop \"K\", which asks for \"key\"", Given.Vehicle("W") with { First = ["K"] } },
        { "vehicle \"W\": First names stop \"O\", which is kept for vehicle \"V\"", Given.Vehicle("W") with { First = ["O"] } },
    };

    [Theory]
    [MemberData(nameof(InvalidVehicles), DisableDiscoveryEnumeration = true)]
    public void An_invalid_vehicle_is_refused_by_name_and_field(string message, Vehicle vehicle)
    {
        Stop[] stops = [Given.Stop("A", 5), Given.Stop("K", 6) with { Skills = ["key"] }, Given.Stop("O", 7) with { OnlyVehicle = "V" }];
        var error = Assert.Throws<ArgumentException>(() => Given.Street(stops, Given.Vehicle("V"), vehicle));
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public void A_matrix_without_a_row_for_each_place_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            new RoutingProblem([Given.Stop("A", 5)], [Given.Vehicle("V")], new TravelMatrix(1, [0], [0])));

    [Fact]
    public void Vehicles_of_one_depot_share_its_row()
    {
        var problem = Given.Street([Given.Stop("A", 5)], Given.Vehicle("V"), Given.Vehicle("W", depot: 30), Given.Vehicle("X"));
        Assert.Equal([1, 2, 1], [problem.DepotRow(0), problem.DepotRow(1), problem.DepotRow(2)]);
        Assert.Equal(25, problem.FromDepot(1, 0).Seconds);
        Assert.Equal(5, problem.ToDepot(0, 2).Seconds);
    }

    [Fact]
    public void Changing_the_callers_lists_does_not_change_the_problem()
    {
        int[] load = [1];
        var problem = Given.Street([Given.Stop("A", 5, load: load)], Given.Vehicle("V"));
        load[0] = 99;
        Assert.Equal([1], problem.Stops[0].Load);
    }
}
