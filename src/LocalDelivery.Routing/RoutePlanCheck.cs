namespace LocalDelivery.Routing;

/// <summary>
/// Recomputes a plan from the problem alone and says what is wrong with it. Shares nothing with the planner, so that a
/// mistake there is seen here.
/// </summary>
public static class RoutePlanCheck
{
    /// <summary>Everything that is wrong with <paramref name="plan"/>; empty if it may be driven.</summary>
    public static IReadOnlyList<Violation> Violations(RoutingProblem problem, RoutePlan plan)
    {
        var stops = Positions(problem.Stops.Select(stop => stop.Id));
        var vehicles = Positions(problem.Vehicles.Select(vehicle => vehicle.Id));
        return
        [
            .. StopCounts(problem, plan),
            .. VehicleCounts(plan),
            .. FirstAtHome(problem, plan),
            .. plan.Routes.SelectMany(route => vehicles.TryGetValue(route.VehicleId, out var vehicle)
                ? RouteViolations(problem, stops, vehicle, route)
                : [new Violation(ViolationKind.VehicleUnknown, route.VehicleId, null, 0, 1)]),
        ];
    }

    private static Dictionary<string, int> Positions(IEnumerable<string> ids) =>
        ids.Select((id, position) => (id, position)).ToDictionary(pair => pair.id, pair => pair.position, StringComparer.Ordinal);

    private static IEnumerable<Violation> StopCounts(RoutingProblem problem, RoutePlan plan)
    {
        var counts = plan.Routes.SelectMany(route => route.Stops).Select(stop => stop.StopId)
            .Concat(plan.Unassigned.Select(stop => stop.StopId))
            .CountBy(id => id).ToDictionary(StringComparer.Ordinal);
        foreach (var stop in problem.Stops)
        {
            counts.Remove(stop.Id, out var count);
            if (count == 0) yield return new Violation(ViolationKind.StopMissing, null, stop.Id, 1, 0);
            if (count > 1) yield return new Violation(ViolationKind.StopRepeated, null, stop.Id, 1, count);
        }
        foreach (var (id, count) in counts)
            yield return new Violation(ViolationKind.StopUnknown, null, id, 0, count);
    }

    private static IEnumerable<Violation> VehicleCounts(RoutePlan plan) =>
        from count in plan.Routes.CountBy(route => route.VehicleId)
        where count.Value > 1
        select new Violation(ViolationKind.VehicleRepeated, count.Key, null, 1, count.Value);

    private static IEnumerable<Violation> FirstAtHome(RoutingProblem problem, RoutePlan plan) =>
        from vehicle in problem.Vehicles
        where vehicle.First.Count > 0 && !plan.Routes.Any(route => route.VehicleId == vehicle.Id)
        select new Violation(ViolationKind.FirstChanged, vehicle.Id, vehicle.First[0], vehicle.First.Count, 0);

    private static IEnumerable<Violation> RouteViolations(
        RoutingProblem problem, Dictionary<string, int> stops, int vehicle, Route route)
    {
        var visits = route.Stops.Where(visit => stops.ContainsKey(visit.StopId)).ToList(); // the unknown are reported already
        var rows = visits.ConvertAll(visit => stops[visit.StopId]);
        return
        [
            .. visits.SelectMany((visit, i) => VisitViolations(
                problem.Vehicles[vehicle].Id,
                problem.Stops[rows[i]],
                i == 0 || visit.Reload is not null ? problem.FromDepot(vehicle, rows[i]) : problem.Between(rows[i - 1], rows[i]),
                visit.Reload?.DepartureSeconds ?? (i == 0 ? route.DepartureSeconds : visits[i - 1].DepartureSeconds),
                visit)),
            .. ReloadViolations(problem, vehicle, rows, visits),
            .. ShiftViolations(problem.Vehicles[vehicle], route),
            .. ReturnViolations(problem, vehicle, rows, visits, route),
            .. Trips(rows, visits).SelectMany(trip => LoadViolations(problem, vehicle, trip)),
            .. DemandViolations(problem.Vehicles[vehicle], rows.ConvertAll(row => problem.Stops[row])),
            .. BreakViolations(problem.Vehicles[vehicle], visits, route),
        ];
    }

    private static IEnumerable<Violation> VisitViolations(string vehicleId, Stop stop, Leg leg, int leftBefore, RouteStop visit)
    {
        Violation Wrong(ViolationKind kind, long expected, long actual) => new(kind, vehicleId, stop.Id, expected, actual);

        if (!leg.Exists)
            yield return Wrong(ViolationKind.NoWay, 1, 0);
        else
        {
            if (visit.TravelSeconds != leg.Seconds) yield return Wrong(ViolationKind.WrongTravelSeconds, leg.Seconds, visit.TravelSeconds);
            if (visit.DistanceMeters != leg.Meters) yield return Wrong(ViolationKind.WrongStopDistance, leg.Meters, visit.DistanceMeters);
            var arrival = (long)leftBefore + leg.Seconds;
            if (visit.ArrivalSeconds != arrival) yield return Wrong(ViolationKind.WrongArrival, arrival, visit.ArrivalSeconds);
        }
        var start = visit.ServiceStartSeconds;
        if (start < visit.ArrivalSeconds) yield return Wrong(ViolationKind.StartBeforeArrival, visit.ArrivalSeconds, start);
        if (stop.Windows.Count > 0 && !stop.Windows.Any(window => window.Earliest <= start && start <= window.Latest))
            yield return Wrong(ViolationKind.StartOutsideWindow, Nearest(stop.Windows, start), start);
        var departure = (long)start + stop.ServiceSeconds + visit.BreakSeconds;
        if (visit.BreakSeconds > 0 ? visit.DepartureSeconds < departure : visit.DepartureSeconds != departure) yield return Wrong(ViolationKind.WrongDeparture, departure, visit.DepartureSeconds);
    }

    private static int Nearest(IReadOnlyList<TimeWindow> windows, int start) =>
        windows.SelectMany(window => new[] { window.Earliest, window.Latest }).MinBy(end => Math.Abs((long)end - start));

    private static IEnumerable<Violation> ShiftViolations(Vehicle vehicle, Route route)
    {
        var shift = vehicle.Shift;
        if (route.DepartureSeconds < shift.Earliest)
            yield return new Violation(ViolationKind.DepartureBeforeShift, vehicle.Id, null, shift.Earliest, route.DepartureSeconds);
        if (route.ReturnSeconds > shift.Latest)
            yield return new Violation(ViolationKind.ReturnAfterShift, vehicle.Id, null, shift.Latest, route.ReturnSeconds);
    }

    private static IEnumerable<Violation> ReturnViolations(
        RoutingProblem problem, int vehicle, List<int> rows, List<RouteStop> visits, Route route)
    {
        var id = problem.Vehicles[vehicle].Id;
        var back = rows.Count == 0 ? default : problem.ToDepot(rows[^1], vehicle);
        if (!back.Exists)
        {
            yield return new Violation(ViolationKind.NoWay, id, null, 1, 0);
            yield break;
        }
        var returned = (visits.Count == 0 ? route.DepartureSeconds : (long)visits[^1].DepartureSeconds) + back.Seconds;
        if (route.ReturnSeconds != returned)
            yield return new Violation(ViolationKind.WrongReturn, id, null, returned, route.ReturnSeconds);
        var meters = Trips(rows, visits).Sum(trip =>
            (long)problem.FromDepot(vehicle, trip[0]).Meters + trip.Zip(trip.Skip(1), (from, to) => (long)problem.Between(from, to).Meters).Sum() + problem.ToDepot(trip[^1], vehicle).Meters);
        if (route.DistanceMeters != meters)
            yield return new Violation(ViolationKind.WrongRouteDistance, id, null, meters, route.DistanceMeters);
    }

    /// <summary>What is carried at once: the stops between two visits to the depot.</summary>
    private static IEnumerable<List<int>> Trips(List<int> rows, List<RouteStop> visits)
    {
        var begins = Enumerable.Range(0, rows.Count).Where(i => i == 0 || visits[i].Reload is not null).ToList();
        return begins.Select((begin, trip) => rows[begin..(trip + 1 < begins.Count ? begins[trip + 1] : rows.Count)]);
    }

    private static IEnumerable<Violation> ReloadViolations(RoutingProblem problem, int vehicle, List<int> rows, List<RouteStop> visits)
    {
        var (id, reloads) = (problem.Vehicles[vehicle].Id, visits.Count(visit => visit.Reload is not null));
        if (reloads > problem.Vehicles[vehicle].Reloads) yield return new Violation(ViolationKind.TooManyReloads, id, null, problem.Vehicles[vehicle].Reloads, reloads);
        for (var i = 0; i < visits.Count; i++)
        {
            if (visits[i].Reload is not { } reload) continue;
            var way = i == 0 ? default : problem.ToDepot(rows[i - 1], vehicle);
            var arrival = i == 0 ? reload.ArrivalSeconds : visits[i - 1].DepartureSeconds + (long)way.Seconds;
            if (i == 0 || !way.Exists || reload != new Reload((int)arrival, (int)arrival + problem.Vehicles[vehicle].ReloadSeconds, way.Seconds, way.Meters))
                yield return new Violation(ViolationKind.WrongReload, id, visits[i].StopId, arrival, reload.ArrivalSeconds);
        }
    }

    private static IEnumerable<Violation> DemandViolations(Vehicle vehicle, List<Stop> visited)
    {
        foreach (var stop in visited)
        {
            if (stop.OnlyVehicle is { } only && only != vehicle.Id) yield return new Violation(ViolationKind.OtherVehicle, vehicle.Id, stop.Id, 1, 0);
            var had = stop.Skills.Count(vehicle.Skills.Contains);
            if (had < stop.Skills.Count) yield return new Violation(ViolationKind.SkillMissing, vehicle.Id, stop.Id, stop.Skills.Count, had);
        }
        if (visited.Count > vehicle.MostStops) yield return new Violation(ViolationKind.TooManyStops, vehicle.Id, null, vehicle.MostStops.Value, visited.Count);
        var kept = vehicle.First.Zip(visited).TakeWhile(pair => pair.First == pair.Second.Id).Count();
        if (kept < vehicle.First.Count) yield return new Violation(ViolationKind.FirstChanged, vehicle.Id, vehicle.First[kept], vehicle.First.Count, kept);
    }

    private static IEnumerable<Violation> BreakViolations(Vehicle vehicle, List<RouteStop> visits, Route route)
    {
        var due = vehicle.Breaks.ToList();
        foreach (var visit in visits)
        {
            if (visit.BreakSeconds == 0) continue;
            var begins = visit.DepartureSeconds - visit.BreakSeconds;
            var taken = due.FindIndex(due => due.Seconds == visit.BreakSeconds && due.Start.Contains(begins));
            if (taken >= 0) due.RemoveAt(taken);
            else yield return new Violation(ViolationKind.BreakUnknown, vehicle.Id, visit.StopId, 0, visit.BreakSeconds);
        }
        foreach (var missing in due)
            if (route.DepartureSeconds < Math.Min(missing.Start.Latest, (long)missing.Start.Earliest + missing.Seconds) && route.ReturnSeconds > missing.Start.Latest)
                yield return new Violation(ViolationKind.BreakMissing, vehicle.Id, null, missing.Start.Latest, route.ReturnSeconds);
    }

    private static IEnumerable<Violation> LoadViolations(RoutingProblem problem, int vehicle, List<int> rows)
    {
        for (var unit = 0; unit < problem.LoadDimensions; unit++)
        {
            var load = rows.Sum(row => (long)problem.Stops[row].Load[unit]);
            var capacity = problem.Vehicles[vehicle].Capacity[unit];
            if (load > capacity)
                yield return new Violation(ViolationKind.Overloaded, problem.Vehicles[vehicle].Id, null, capacity, load);
        }
    }
}
