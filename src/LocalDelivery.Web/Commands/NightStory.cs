using System.Globalization;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Commands;

/// <summary>A night told to a person at a terminal.</summary>
public sealed class NightStory(
    BusinessStore businesses, OrderStore orders, RoutePlanStore plans, FleetStore fleet, MessageStore messages, ExplainedProblems problems, Wording wording)
{
    public async Task Tell(NightSummary night, TextWriter to)
    {
        var placed = await orders.On(night.DeliveryDate);
        var texts = await messages.Count(night.DeliveryDate, MessageKinds.Window);
        if (night is { Orders: { Placed: 0, Failed: 0 }, Messages.Sent: 0 } && placed.Count > 0)
        {
            await to.WriteLineAsync($"Nothing new: all {wording.Orders(placed.Count)}, {wording.Routes(night.Routes.Count)} and {wording.Texts(texts)} were there already.");
        }
        else
        {
            await to.WriteLineAsync($"{wording.LongDate(night.DeliveryDate)}: {wording.Orders(placed.Count)}{Of(night.Orders)}, {wording.Routes(night.Routes.Count)}, {wording.Texts(texts)}{To(night.Messages)}.");
            await TellRoutes(night, to);
        }

        await TellProblems(night, to);
        await to.WriteLineAsync(string.Create(
            CultureInfo.CurrentCulture, $"Planning took {night.Took.PlanSeconds:0.0} s, everything else {night.Took.OtherSeconds:0.0} s."));
    }

    private static string Of(OrderCounts counts) => counts switch
    {
        { Failed: > 0 } => $" ({counts.Placed} now, {counts.Failed} failed)",
        { Skipped: > 0 } => $" ({counts.Placed} now)",
        _ => "",
    };

    private static string To(MessageCounts counts) => counts.To == "outbox"
        ? " on the outbox page (no text provider is set up)"
        : $" ({counts.Sent} sent now, {counts.Skipped} waiting or not wanted, {counts.Failed} failed)";

    private async Task TellRoutes(NightSummary night, TextWriter to)
    {
        var business = await businesses.Get();
        var drivers = (await fleet.Drivers()).ToDictionary(driver => driver.Id, driver => driver.Name);
        var routes = (await plans.Released(night.DeliveryDate)).SelectMany(plan => plan.Routes).ToList();
        foreach (var route in routes)
        {
            var hours = (route.ReturnsAt - route.DepartsAt).ToString("h\\:mm", CultureInfo.InvariantCulture);
            await to.WriteLineAsync(
                $"  {drivers.GetValueOrDefault(route.DriverId, "?"),-18} {route.Stops.Count,4} stops {wording.Kilometers(route.DistanceMeters),9} {hours,6} h  " +
                $"{wording.Window(route.DepartsAt, route.ReturnsAt, business.Zone)}");
        }

        if (routes.Count > 1)
            await to.WriteLineAsync($"  {"together",-18} {night.Routes.Stops,4} stops {wording.Kilometers(night.Routes.DistanceMeters),9} {TimeSpan.FromSeconds(night.Routes.DurationSeconds).TotalHours,6:0.0} h");
    }

    private async Task TellProblems(NightSummary night, TextWriter to)
    {
        await to.WriteLineAsync(night.Problems.Count == 0 ? "Nobody is left out; there is nothing to look at." : $"{night.Problems.Count} to look at:");
        foreach (var problem in await problems.On(night.DeliveryDate)) await to.WriteLineAsync($"  {problem}");
    }
}
