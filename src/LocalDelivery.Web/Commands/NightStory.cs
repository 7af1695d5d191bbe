using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Commands;

/// <summary>A night told to a person at a terminal.</summary>
public sealed class NightStory(
    BusinessStore businesses, OrderStore orders, RoutePlanStore plans, FleetStore fleet, MessageStore messages, ProblemList problems, Wording wording,
    IStringLocalizer<Text> text)
{
    public async Task Tell(NightSummary night, TextWriter to)
    {
        var placed = await orders.On(night.DeliveryDate);
        var routes = wording.Routes(night.Routes.Count);
        var texts = wording.Texts(await messages.Count(night.DeliveryDate, MessageKinds.Window));
        if (night is { Orders: { Placed: 0, Failed: 0 }, Messages.Sent: 0 } && placed.Count > 0)
        {
            await to.WriteLineAsync(text["Nothing new: {0}, {1} and {2} were there already.", wording.Orders(placed.Count), routes, texts]);
        }
        else
        {
            await to.WriteLineAsync(text["{0}: {1}, {2}, {3}.", wording.LongDate(night.DeliveryDate), Of(night.Orders, wording.Orders(placed.Count)), routes, To(night.Messages, texts)]);
            await TellRoutes(night, to);
        }

        await TellProblems(night, to);
        await to.WriteLineAsync(text["Planning took {0:0.0} s, everything else {1:0.0} s.", night.Took.PlanSeconds, night.Took.OtherSeconds]);
    }

    private string Of(OrderCounts counts, string all) => counts switch
    {
        { Failed: > 0 } => text["{0} ({1} now, {2} failed)", all, counts.Placed, counts.Failed],
        { Skipped: > 0 } => text["{0} ({1} now)", all, counts.Placed],
        _ => all,
    };

    private string To(MessageCounts counts, string all) => counts.To switch
    {
        "outbox" => text["{0} on the outbox page (no text provider is set up)", all],
        "site" => text["{0} for the site to send (the provider's keys are not here)", all],
        _ => text["{0} ({1} sent now, {2} waiting or not wanted, {3} failed)", all, counts.Sent, counts.Skipped, counts.Failed],
    };

    private async Task TellRoutes(NightSummary night, TextWriter to)
    {
        var business = await businesses.Get();
        var drivers = (await fleet.Drivers()).ToDictionary(driver => driver.Id, driver => driver.Name);
        var routes = (await plans.Released(night.DeliveryDate)).SelectMany(plan => plan.Routes).ToList();
        foreach (var route in routes)
        {
            var row = Row(drivers.GetValueOrDefault(route.DriverId, "?"), route.Stops.Count, route.DistanceMeters, route.ReturnsAt - route.DepartsAt);
            await to.WriteLineAsync($"{row}  {wording.Window(route.DepartsAt, route.ReturnsAt, business.Zone)}");
        }

        if (routes.Count > 1)
            await to.WriteLineAsync(Row(text["together"], night.Routes.Stops, night.Routes.DistanceMeters, TimeSpan.FromSeconds(night.Routes.DurationSeconds)));
    }

    private string Row(string who, int stops, long meters, TimeSpan took)
    {
        string hours = text["{0}:{1:00} h", (int)took.TotalHours, took.Minutes];
        return $"  {who,-18} {wording.Stops(stops),9} {wording.Kilometers(meters),9} {hours,8}";
    }

    private async Task TellProblems(NightSummary night, TextWriter to)
    {
        await to.WriteLineAsync(night.Problems.Count == 0 ? text["Nobody is left out; there is nothing to look at."] : wording.Count(night.Problems.Count, "1 to look at:", "{0} to look at:"));
        if (night.Problems.Count == 0) return;
        foreach (var same in (await problems.On(await businesses.Get(), night.DeliveryDate)).Problems.GroupBy(problem => problem.WhatToDo))
        {
            foreach (var problem in same) await to.WriteLineAsync(problem.Who.Length > 0 ? $"  {problem.Who}: {problem.What}" : $"  {problem.What}");
            await to.WriteLineAsync($"    {same.Key}");   // once, however many it helps
        }
    }
}
