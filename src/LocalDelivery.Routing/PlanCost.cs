namespace LocalDelivery.Routing;

/// <summary>What a plan costs and why, exactly, in the unit of <see cref="VehicleCost"/>.</summary>
/// <param name="Vehicles">For vehicles that drive at all.</param>
/// <param name="Hours">From departure to return: driving, service and waiting.</param>
/// <param name="Kilometers">Driven.</param>
/// <param name="OtherDrivers">For stops that another than their usual vehicle comes to.</param>
/// <param name="OffTimes">For services that begin outside the preferred windows.</param>
public sealed record PlanCost(decimal Vehicles, decimal Hours, decimal Kilometers, decimal OtherDrivers, decimal OffTimes)
{
    /// <summary>All of it; stops left out cost nothing here.</summary>
    public decimal Total => Vehicles + Hours + Kilometers + OtherDrivers + OffTimes;

    internal static PlanCost Of(RoutingProblem problem, RoutePlan plan)
    {
        var vehicles = problem.Vehicles.Select((vehicle, position) => (vehicle.Id, position)).ToDictionary(StringComparer.Ordinal);
        var stops = problem.Stops.Select((stop, position) => (stop.Id, position)).ToDictionary(StringComparer.Ordinal);
        return plan.Routes.Select(route => Of(problem, vehicles[route.VehicleId], route, stops)).Aggregate(new PlanCost(0, 0, 0, 0, 0), Add);
    }

    private static PlanCost Of(RoutingProblem problem, int vehicle, Route route, Dictionary<string, int> stops)
    {
        var rates = problem.Vehicles[vehicle].Cost;
        return new PlanCost(
            rates.Fixed, (decimal)rates.PerHour * route.DurationSeconds / 3600, (decimal)rates.PerKilometer * route.DistanceMeters / 1000,
            route.Stops.Select(visit => stops[visit.StopId]).Where(stop => problem.UsualVehicle(stop) is >= 0 and var usual && usual != vehicle)
                .Sum(stop => (decimal)problem.Stops[stop].Usual!.Value.CostOfAnother),
            route.Stops.Sum(visit => problem.Stops[stops[visit.StopId]].Preferred?.Of(visit.ServiceStartSeconds) ?? 0));
    }

    private static PlanCost Add(PlanCost a, PlanCost b) => new(
        a.Vehicles + b.Vehicles, a.Hours + b.Hours, a.Kilometers + b.Kilometers, a.OtherDrivers + b.OtherDrivers, a.OffTimes + b.OffTimes);
}
