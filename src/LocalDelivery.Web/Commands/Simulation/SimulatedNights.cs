using System.Diagnostics;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Commands.Simulation;

/// <summary>Many nights of a living town through the real night run, one after the other, and what they came to.</summary>
public sealed class SimulatedNights(
    NightlyRun nightlyRun, FreeOptimum free, BusinessStore businesses, RoutePlanStore plans, PromiseStore promises, OrderStore orders, NightStore nights, FleetStore fleet)
{
    private const int NightsInAWeek = 7;

    private readonly List<Visit> visits = [];
    private readonly Dictionary<DriverId, double> hours = [];
    private readonly List<Effort> driven = [];
    private readonly List<Effort> optimum = [];
    private (int Due, int Placed, int Unassigned, int Problems, int LongestWindow) counts;

    public async Task<SimulationFigures> Run(LivingTown town, FastClock clock, DateOnly first, int count, Random traffic, Action<int> progress, CancellationToken cancellation)
    {
        var business = await businesses.Get();
        var watch = new Stopwatch();
        for (var night = 0; night < count; night++)
        {
            progress(night);
            var date = first.AddDays(night);
            clock.Put(business.NightRunFor(date));
            await town.Live(date, night, cancellation);
            watch.Start();
            var report = await nightlyRun.Run(date, cancellation: cancellation);
            watch.Stop();
            counts.Due += report.Frozen.Due;
            counts.Placed += report.Frozen.Done;
            await Drive(date, traffic, cancellation);
            await town.Recover();
        }

        var (usual, drift, anyDay, kept) = SimulationFigures.Of(visits, business.Zone);
        var fair = hours.Count == 0 ? 0 : hours.Values.Sum() / (await fleet.Drivers()).Count;
        var (all, least) = (Effort.Sum(driven), Effort.Sum(optimum));
        return new SimulationFigures(
            count, counts.Due, counts.Placed, counts.Unassigned, counts.Problems, Hours(all.Driving), Hours(least.Driving), Above(all.Driving, least.Driving),
            [.. driven.Chunk(NightsInAWeek).Zip(optimum.Chunk(NightsInAWeek), (week, best) => Above(Effort.Sum(week).Driving, Effort.Sum(best).Driving))],
            Above(all.Meters, least.Meters), Hours(all.Working), Hours(least.Working), usual, drift, anyDay, kept, counts.LongestWindow,
            SimulationFigures.Percent(hours.Values.DefaultIfEmpty().Max(), fair), Math.Round(watch.Elapsed.TotalSeconds / count, 2));
    }

    private async Task Drive(DateOnly date, Random traffic, CancellationToken cancellation)
    {
        var released = await plans.Released(date);
        var customerOf = (await orders.On(date)).ToDictionary(order => order.Id, order => order.CustomerId);
        var promised = await promises.On(date);
        var routes = released.SelectMany(plan => plan.Routes).ToList();
        visits.AddRange(SimulatedMorning.Drive(routes, promised, order => customerOf[order], date, traffic));
        foreach (var route in routes) hours[route.DriverId] = hours.GetValueOrDefault(route.DriverId) + (route.ReturnsAt - route.DepartsAt).TotalHours;
        driven.Add(Effort.Of(routes));
        optimum.Add(await free.Of(date, cancellation));
        counts.Unassigned += released.Sum(plan => plan.Unassigned.Count);
        counts.Problems += (await nights.Problems(date)).Count;
        counts.LongestWindow = Math.Max(counts.LongestWindow, promised.Values.Select(window => (int)(window.Until - window.From).TotalMinutes).DefaultIfEmpty().Max());
    }

    private static double Hours(long seconds) => Math.Round(seconds / 3600.0, 1);

    private static double Above(long actual, long least) => least == 0 ? 0 : Math.Round((100.0 * actual / least) - 100, 2);
}
