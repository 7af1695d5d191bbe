using CsCheck;
using LocalDelivery.Routing.Rounds;

namespace LocalDelivery.Routing.Tests;

/// <summary>Several days at once: one driver for each place, work shared, and little driving all the same.</summary>
public class RoundPlannerTests
{
    private static readonly PlanLimits Steps = new(null, 4_000, 1);

    [Fact]
    public void Each_place_has_one_driver_on_all_days()
    {
        var days = Week(places: 40, days: 5, drivers: 3, capacity: 12);
        var plans = RoundPlanner.Plan(days, Steps, bound: 0.2);

        Assert.All(days.Zip(plans), day => Assert.Empty(RoutePlanCheck.Violations(day.First, day.Second)));
        Assert.All(plans, plan => Assert.Empty(plan.Unassigned));
        Assert.All(DriversOf(plans), place => Assert.Single(place.Distinct()));
    }

    [Fact]
    public void Tiny_weeks_are_planned_as_well_as_by_trying_every_driver_for_every_place() => Tiny.Sample(
        days =>
        {
            var plans = RoundPlanner.Plan(days, Steps, double.PositiveInfinity);
            Assert.All(days.Zip(plans), day => Assert.Empty(RoutePlanCheck.Violations(day.First, day.Second)));
            var found = (plans.Sum(plan => plan.Unassigned.Count), days.Zip(plans).Sum(day => day.Second.Cost(day.First)));
            Assert.True(Better(found, Best(days)), $"{found} is worse than {Best(days)}");
        },
        iter: 300);

    [Fact]
    public void The_weeks_work_is_shared_within_the_bound()
    {
        // Everything lies to the east, where one driver alone would do; the second costs a way of her own.
        var days = Enumerable.Range(0, 3).Select(_ => Given.Street([.. Enumerable.Range(0, 12).Select(at => Given.Stop($"S{at}", 300 + at, service: 600))], Given.Vehicle("Ana"), Given.Vehicle("Ben"))).ToList();

        Assert.Single(Working(RoundPlanner.Plan(days, Steps, double.PositiveInfinity)));
        var shared = Working(RoundPlanner.Plan(days, Steps, bound: 0.1));
        Assert.True(shared.Values.Max() <= 1.1 * shared.Values.Sum() / 2 + 60, $"{shared.Values.Max()} of {shared.Values.Sum()}");
    }

    [Fact]
    public void On_a_drivers_day_off_another_stands_in()
    {
        var days = Week(places: 20, days: 3, drivers: 2, capacity: 20);
        days[1] = new RoutingProblem(days[1].Stops, [days[1].Vehicles[0]], TravelMatrix.Build(days[1].Travel.Count, (from, to) => days[1].Travel[from, to]));
        var plans = RoundPlanner.Plan(days, Steps, bound: 0.2);

        Assert.All(plans, plan => Assert.Empty(plan.Unassigned));
        Assert.All(plans[1].Routes, route => Assert.Equal("D0", route.VehicleId));
        Assert.All(DriversOf([plans[0], plans[2]]), place => Assert.Single(place.Distinct()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_same_seed_and_steps_make_the_same_round_on_any_number_of_threads(int threads)
    {
        string Of(int count) => string.Join('\n', RoundPlanner.Plan(Week(30, 4, 3, 12), Steps with { Threads = count }, 0.2).SelectMany(plan => plan.Routes).Select(route =>
            $"{route.VehicleId}: {string.Join(' ', route.Stops.Select(stop => stop.StopId))}"));
        Assert.Equal(Of(2), Of(threads));
    }

    [Fact]
    public void No_days_no_stops_and_no_vehicles_are_plans_too()
    {
        Assert.Empty(RoundPlanner.Plan([], Steps, 0));
        Assert.Equal((0, 1), (RoundPlanner.Plan([Given.Street([], Given.Vehicle("V"))], Steps, 0)[0].StopCount, RoundPlanner.Plan([Given.Street([Given.Stop("A", 5)])], Steps, 0)[0].Unassigned.Count));
    }

    [Fact]
    public void What_makes_no_sense_is_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => RoundPlanner.Plan([], Steps, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => RoundPlanner.Plan([], Steps, double.NaN));
        var begun = Given.Street([Given.Stop("A", 5)], Given.Vehicle("V") with { First = ["A"] });
        Assert.Contains("\"V\": First", Assert.Throws<ArgumentException>("days", () => RoundPlanner.Plan([begun], Steps, 0)).Message);
    }

    [Fact]
    public void Cancelling_stops_it_at_once()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.ThrowsAny<OperationCanceledException>(() => RoundPlanner.Plan(Week(100, 6, 4, 40), new PlanLimits(TimeSpan.FromMinutes(1), null, 1), 0.2, null, source.Token));
    }

    /// <summary>Places in a square town, each visited on about six days of ten.</summary>
    private static List<RoutingProblem> Week(int places, int days, int drivers, int capacity)
    {
        var random = new Random(5);
        var town = Enumerable.Range(0, places).Select(at => Given.Stop($"S{at}", 0) with { Location = new Location(random.NextDouble() / 20, random.NextDouble() / 20) }).ToList();
        return [.. Enumerable.Range(0, days).Select(_ => RoutingProblem.Create(
            town.FindAll(_ => random.Next(10) < 6), [.. Enumerable.Range(0, drivers).Select(driver => Given.Vehicle($"D{driver}", null, 25, capacity))], new StraightLineTravelTimes()))];
    }

    private static readonly Gen<List<RoutingProblem>> Tiny = Gen.Select(Gen.Int[1, 5], Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[0, 10_000]).Select((places, days, capacity, seed) =>
    {
        var random = new Random(seed);
        var town = Enumerable.Range(0, places).Select(at => Given.Stop($"S{at}", random.Next(-500, 500))).ToList();
        return Enumerable.Range(0, days).Select(_ => Given.Street(town.FindAll(_ => random.Next(3) > 0), Given.Vehicle("Ana", null, 0, capacity), Given.Vehicle("Ben", null, 0, capacity))).ToList();
    });

    /// <summary>Each place (two stops at one location being one) with each driver, each day then planned by trying every plan. What fits nowhere with its driver may be taken by the other.</summary>
    private static (int Unassigned, decimal Cost) Best(List<RoutingProblem> days)
    {
        var places = days.SelectMany(day => day.Stops).Select(stop => stop.Location).Distinct().ToList();
        return Enumerable.Range(0, 1 << places.Count).Select(choice =>
        {
            var outcomes = days.ConvertAll(day => EveryPlan.Best(new RoutingProblem(
                [.. day.Stops.Select(stop => stop with { OnlyVehicle = ((choice >> places.IndexOf(stop.Location)) & 1) == 0 ? "Ana" : "Ben" })], day.Vehicles, day.Travel)));
            return (Unassigned: outcomes.Sum(day => day.Unassigned), Cost: outcomes.Sum(day => day.Cost));
        }).Min();
    }

    private static bool Better((int Unassigned, decimal Cost) found, (int Unassigned, decimal Cost) best) =>
        found.Unassigned < best.Unassigned || (found.Unassigned == best.Unassigned && found.Cost <= best.Cost);

    private static IEnumerable<IEnumerable<string>> DriversOf(IEnumerable<RoutePlan> plans) =>
        plans.SelectMany(plan => plan.Routes).SelectMany(route => route.Stops, (route, stop) => (stop.StopId, route.VehicleId)).GroupBy(visit => visit.StopId, visit => visit.VehicleId);

    private static Dictionary<string, int> Working(IEnumerable<RoutePlan> plans) =>
        plans.SelectMany(plan => plan.Routes).GroupBy(route => route.VehicleId).ToDictionary(driver => driver.Key, driver => driver.Sum(route => route.DurationSeconds));
}
