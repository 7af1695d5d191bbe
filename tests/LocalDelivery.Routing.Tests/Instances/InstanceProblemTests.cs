using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Routing.Tests.Instances;

public class InstanceProblemTests
{
    [Fact]
    public void Without_windows_time_plays_no_part_and_a_vehicle_costs_what_it_drives()
    {
        var problem = GivenInstance.Of(GivenInstance.Cvrp).ToProblem();
        Assert.Equal(["1", "2", "3"], problem.Stops.Select(stop => stop.Id));
        Assert.Equal((new Leg(0, 5), new Leg(0, 10), new Leg(0, 4)), (problem.FromDepot(0, 0), problem.ToDepot(1, 2), problem.Between(0, 2)));
        Assert.All(problem.Vehicles, vehicle => Assert.Equal((VehicleCost.DistanceOnly, 10), (vehicle.Cost, Assert.Single(vehicle.Capacity))));
        Assert.All(problem.Stops, stop => Assert.Equal((0, 0), (stop.ServiceSeconds, stop.Windows.Count)));
    }

    [Fact]
    public void With_windows_a_tenth_is_a_second_and_a_meter()
    {
        var problem = GivenInstance.Of(GivenInstance.Vrptw).ToProblem();
        Assert.Equal((2, new TimeWindow(0, 1000)), (problem.Vehicles.Count, problem.Vehicles[0].Shift));
        Assert.Equal((new Leg(50, 50), new Leg(14, 14), new Leg(36, 36)), (problem.FromDepot(0, 0), problem.ToDepot(2, 1), problem.Between(2, 0)));
        Assert.Equal((25, new TimeWindow(300, 500)), (problem.Stops[2].ServiceSeconds, Assert.Single(problem.Stops[2].Windows)));
    }

    [Theory]
    [InlineData(100, 10, 1000, 18)] // 10 full vehicles, 13, and 5
    [InlineData(101, 10, 1000, 19)]
    [InlineData(100, 10, 12, 12)]
    [InlineData(0, 10, 3, 3)]
    public void Vehicles_without_number_are_enough_but_never_more_than_customers(long load, int capacity, int customers, int vehicles)
    {
        var nodes = Enumerable.Range(0, customers).Select(at => $"{at + 2} {(at == 0 ? load : 0)}");
        var text = $"NAME:x\nTYPE:CVRP\nDIMENSION:{customers + 1}\nEDGE_WEIGHT_TYPE:EUC_2D\nCAPACITY:{capacity}\nNODE_COORD_SECTION\n1 0 0\n"
            + string.Join('\n', nodes.Select((_, at) => $"{at + 2} 7 7")) + $"\nDEMAND_SECTION\n1 0\n{string.Join('\n', nodes)}\nDEPOT_SECTION\n1";
        var problem = GivenInstance.Of(text).ToProblem();
        Assert.Equal(vehicles, problem.Vehicles.Count);
        Assert.Equal(customers, problem.Stops.Select(stop => stop.Location).Distinct().Count()); // although all live at one point
    }

    [Fact]
    public void Places_keep_their_shape_on_the_map()
    {
        var stops = GivenInstance.Of(GivenInstance.Cvrp).ToProblem().Stops;
        var (near, far) = (stops[0].Location.MetersTo(stops[2].Location), stops[1].Location.MetersTo(stops[2].Location));
        Assert.Equal(Math.Sqrt(13.0 / 74), near / far, 0.001); // (3,4)–(1,1) and (6,8)–(1,1)
    }

    [Fact]
    public void A_small_instance_is_planned_and_its_solution_holds()
    {
        var instance = GivenInstance.Of(GivenInstance.Cvrp);
        var plan = RoutePlanner.Plan(instance.ToProblem(), Given.FewIterations);
        var solution = VrplibSolution.Of(instance, plan);
        Assert.Empty(SolutionCheck.Faults(instance, solution));
        Assert.Equal((22m, plan.DistanceMeters), (solution.Cost, (int)solution.Cost)); // 5 + 5 + 10 for the far two, 1 + 1 for the third
    }

    [Fact]
    public void Ten_thousand_places_never_have_a_table_of_every_pair()
    {
        var instance = GivenInstance.Of(SharedData.Text("vrp/xxl/Ghent1.vrp"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = instance.ToProblem();
        Assert.IsType<ComputedTravel>(problem.Travel);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
        Assert.Equal((10_000, 10_001), (problem.Stops.Count, problem.Travel.Count));
        Assert.Equal(instance.Units(0, 10_000), problem.FromDepot(0, 9_999).Meters);
    }
}
