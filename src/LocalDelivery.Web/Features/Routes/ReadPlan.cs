using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Routes;

/// <summary>A date's newest routes with the names, doors and goods that belong to them.</summary>
public sealed class ReadPlan(
    BusinessClock clock, RoutePlanStore plans, OutcomeStore outcomes, RouteWords routeWords, DueDates dueDates, ClosedDayStore closedDays, VansAway vansAway, DayTravel travel, DayProblems days, FleetStore fleet, LoadUnitStore loadUnits, NightStore nights, ProblemWords words, ProblemList problems,
    Wording wording, IStringLocalizer<Text> text, IOptions<MapOptions> map)
{
    public async Task<PlanPage> Run(Business business, DateOnly date)
    {
        var day = await Read(date);
        var today = clock.Today(business);
        var hasBegun = (await nights.Since(date)).Any(night => night.DeliveryDate == date);
        var canPlanAgain = date >= today && (hasBegun || business.NightRunFor(date) <= clock.Now) && !day.HaveAllLeft;
        return new PlanPage(
            date, today, day.Plans.Count > 0, day.Plans.All(plan => plan.ReleasedAt is not null), canPlanAgain,
            text["{0}, {1}", wording.Routes(day.Routes.Count), wording.Kilometers(day.Routes.Sum(route => (long)route.DistanceMeters))],
            day.Plans.Count > 0 ? "" : await WhyNoRoutes(business, date, today, canPlanAgain),
            [.. day.Routes.Select((route, at) => Route(business, day, route, at))], Unassigned(day, isOver: date < today),
            Others(day, await problems.On(business, date)), Sketch(day), day.Roads);
    }

    /// <summary>Orders that the plan itself has no place for are in its own list, with what they are.</summary>
    private static DayProblemsRow Others(Day day, DayProblemsRow open)
    {
        var listed = day.Unassigned.Select(order => $"{order.OrderId}").ToHashSet(StringComparer.Ordinal);
        return open with { Problems = [.. open.Problems.Where(row => row.Problem.Kind != "stop" || !listed.Contains(row.Problem.ItemId))] };
    }

    public async Task<PlanMap> Map(Business business, DateOnly date)
    {
        var day = await Read(date);
        return new PlanMap(
            map.Value.TileUrl, Attribution(day.Roads), [.. day.PlannedDepots.Select(depot => Point(depot.Location, depot.Name))],
            [.. day.Routes.Select((route, at) => MapRoute(business, day, route, at))],
            [
                .. day.Unassigned.Where(order => day.Due.ContainsKey(order.OrderId)).Select(order => Point(
                    day.Due[order.OrderId].Customer.Door.Location, $"{Who(day.Due[order.OrderId].Customer)}: {words.Of("stop", order.Reason.ToString(), order.Detail)!.What}")),
            ]);
    }

    /// <summary>What is known of a date, with the names of everybody in it.</summary>
    private sealed record Day(
        DateOnly Date, IReadOnlyList<StoredPlan> Plans, IReadOnlyDictionary<OrderId, DueOrder> Due, IReadOnlyDictionary<DepotId, Depot> Depots, IReadOnlyDictionary<DriverId, string> Drivers,
        IReadOnlyDictionary<VehicleId, string> Vehicles, IReadOnlyList<string> LoadUnits, string Roads, IReadOnlyDictionary<OrderId, DeliveryOutcome> Outcomes, IReadOnlySet<DepotId> OnTheRoad, bool HaveAllLeft)
    {
        public IReadOnlyList<PlannedRoute> Routes { get; } = [.. Plans.SelectMany(plan => plan.Routes)];

        public IEnumerable<UnassignedOrder> Unassigned => Plans.SelectMany(plan => plan.Unassigned);

        /// <summary>A place that nothing left from on this day is not in its picture.</summary>
        public IEnumerable<Depot> PlannedDepots => Plans.Where(plan => plan.Routes.Count + plan.Unassigned.Count > 0).Select(plan => Depots[plan.DepotId]);

        public Location DepotOf(PlannedRoute route) => Depots[Plans.First(plan => plan.Routes.Contains(route)).DepotId].Location;
    }

    private async Task<Day> Read(DateOnly date)
    {
        var depots = (await fleet.Depots()).ToDictionary(depot => depot.Id);
        var found = (await plans.Latest(date)).Where(plan => depots.ContainsKey(plan.DepotId)).ToList();
        var today = await days.On(date);
        var due = found.Count == 0 ? [] : today.SelectMany(day => day.Due).ToDictionary(order => order.Order.Id);
        var away = (await vansAway.On(date)).Keys.ToHashSet();
        return new Day(date, found, due, depots, await fleet.DriverNames(), await fleet.VehicleNames(), await loadUnits.Names(), await Roads(found), await outcomes.On(date),
            away, away.Count > 0 && today.All(day => away.Contains(day.Depot.Id)));
    }

    /// <summary>Whose roads the routes were planned on, as their license asks; empty for the straight line.</summary>
    private async Task<string> Roads(IEnumerable<StoredPlan> found)
    {
        foreach (var plan in found)
            if (!await travel.IsEstimated(plan)) return text["© OpenStreetMap contributors"];
        return "";
    }

    private string Attribution(string roads) => map.Value.Attribution.Contains("OpenStreetMap", StringComparison.OrdinalIgnoreCase)
        ? map.Value.Attribution
        : string.Join(" · ", new[] { map.Value.Attribution, roads }.Where(words => words.Length > 0));

    private async Task<string> WhyNoRoutes(Business business, DateOnly date, DateOnly today, bool hasRun)
    {
        if ((await closedDays.All()).Contains(date)) return text["You are closed on this date."];
        if (date < today) return text["Nothing was driven on this date."];
        var isDue = await dueDates.IsAnythingDue(date);
        if (hasRun) return isDue ? text["There are no routes for this date: the night has not run."] : text["Nobody gets anything on this date, so there are no routes."];
        var due = business.NightRunFor(date);
        string when = text["{0} at {1}", wording.LongDate(business.Zone.DateAt(due)), wording.Time(due, business.Zone)];
        return isDue ? text["The routes are planned on {0}, when all changes are in.", when]
            : text["So far nobody gets anything on this date. That may change until {0}.", when];
    }

    private PlanRouteRow Route(Business business, Day day, PlannedRoute route, int at) => new(
        RouteSketch.StyleOf(at), day.Drivers[route.DriverId], day.Vehicles[route.VehicleId], wording.Window(route.DepartsAt, route.ReturnsAt, business.Zone),
        wording.Kilometers(route.DistanceMeters), wording.Stops(route.Stops.Count), $"/driver/{Iso.Date(day.Date)}/sheet?driver={route.DriverId}",
        [.. route.Stops.Select(stop => Stop(business, day, stop))]);

    private PlanStopRow Stop(Business business, Day day, PlannedStop stop)
    {
        var due = stop.Orders.Where(day.Due.ContainsKey).Select(order => day.Due[order]).ToList();
        return new PlanStopRow(
            stop.Position, wording.TimeInList(stop.ArrivesAt, business.Zone), due.Count == 0 ? "" : due[0].Customer.Door.ToString(), Load(day.LoadUnits, due),
            [.. due.Select(order => new PlanOrderRow(
                order.Customer.Name, Link(order.Customer), Lines(order), order.Promise is { } promise ? wording.Window(promise.From, promise.Until, business.Zone) : null,
                Became(business, day, order), day.Outcomes.GetValueOrDefault(order.Order.Id) is { IsDelivered: false }))]);
    }

    private string? Became(Business business, Day day, DueOrder due) => day.Outcomes.GetValueOrDefault(due.Order.Id) switch
    {
        { NotDelivered: { } why } => text["not delivered: {0}", routeWords.Reason(why)],
        { } outcome => text["delivered {0}", wording.Time(outcome.RecordedAt, business.Zone)],
        null => day.OnTheRoad.Contains(due.Order.DepotId) || due.Order.DeliveryDate < clock.Today(business) ? text["still open"].Value : null,
    };

    private string Load(IReadOnlyList<string> units, List<DueOrder> due) => wording.List(
        [.. units.Select((unit, at) => (Name: unit, Amount: due.Sum(order => order.Load[at]))).Where(unit => unit.Amount > 0).Select(unit => wording.Load(unit.Amount, unit.Name))]);

    private IReadOnlyList<UnassignedGroup> Unassigned(Day day, bool isOver) =>
    [
        .. from order in day.Unassigned
           where day.Due.ContainsKey(order.OrderId)
           let due = day.Due[order.OrderId]
           let stage = isOver ? DayStage.Over : day.OnTheRoad.Contains(due.Order.DepotId) ? DayStage.OnTheRoad : DayStage.Ahead
           let said = words.Of("stop", order.Reason.ToString(), order.Detail, stage)!
           group new UnassignedRow(Who(due.Customer), Link(due.Customer), Lines(due), said.What) by (Reason: order.Reason.ToString(), said.WhatToDo) into same
           let rows = same.ToList()
           select new UnassignedGroup(words.Together("stop", same.Key.Reason, rows.Count, "", StoredPlan.PerStop(day.Plans)), same.Key.WhatToDo, rows),
    ];

    private RouteSketch? Sketch(Day day) => day.Plans.Count == 0 ? null : RouteSketch.Draw(
        [.. day.Routes.Select(route => (day.DepotOf(route), (IReadOnlyList<Location>)[.. route.Stops.Select(stop => stop.Location)]))],
        [.. day.Unassigned.Where(order => day.Due.ContainsKey(order.OrderId)).Select(order => day.Due[order.OrderId].Customer.Door.Location)],
        text["{0} with {1}, {2} without a place; the list says the same in words", wording.Routes(day.Routes.Count), wording.Stops(day.Routes.Sum(route => route.Stops.Count)), day.Unassigned.Count()]);

    private MapRoute MapRoute(Business business, Day day, PlannedRoute route, int at)
    {
        var depot = day.DepotOf(route);
        return new MapRoute(
            RouteSketch.StyleOf(at), day.Drivers[route.DriverId],
            [.. route.Stops.Select(stop => stop.Location).Prepend(depot).Append(depot).Select(place => new[] { place.Latitude, place.Longitude })],
            [.. route.Stops.Select(stop => new MapStop(stop.Position, stop.Location.Latitude, stop.Location.Longitude, Label(business, day, route, stop)))]);
    }

    private string Label(Business business, Day day, PlannedRoute route, PlannedStop stop)
    {
        var row = Stop(business, day, stop);
        return text["{0}, {1} · stop {2} · {3}", wording.List([.. row.Orders.Select(order => order.Name)]), row.Door, stop.Position, $"{day.Drivers[route.DriverId]} {row.Arrives}"];
    }

    private static MapPoint Point(Location location, string label) => new(location.Latitude, location.Longitude, label);

    private static string Who(Customer customer) => $"{customer.Name}, {customer.Door.Short}";

    private static string Link(Customer customer) => $"/owner/customers/{customer.Id}";

    private string Lines(DueOrder due) => wording.List([.. due.Order.Lines.Select(line => $"{line.Quantity} × {line.ProductName}")]);
}
