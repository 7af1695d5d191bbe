using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>
/// The night's fourth step: every order on a released route gets a promised window and, in the same transaction, the text that says it.
/// A window once promised is never promised differently.
/// </summary>
public sealed class PromiseWindows(
    Database database, BusinessStore businesses, RoutePlanStore plans, OrderStore orders, CustomerStore customers, FleetStore fleet, PromiseStore promises,
    MessageStore messages, NightStore nights, Wording wording, IStringLocalizer<Text> text, IOptions<SiteOptions> site, TimeProvider time,
    ILogger<PromiseWindows> logger)
{
    public async Task<StepResult> Run(DateOnly deliveryDate, IProgress<NightProgress>? progress, CancellationToken cancellation)
    {
        var business = await businesses.Get();
        business.Speak();
        var byId = (await customers.All()).ToDictionary(customer => customer.Id);
        var frozen = (await orders.On(deliveryDate)).ToDictionary(order => order.Id);
        var names = (await fleet.Drivers()).ToDictionary(driver => driver.Id, driver => driver.FirstName);
        var visits = (await plans.Released(deliveryDate)).SelectMany(plan => plan.Routes).SelectMany(route => route.Stops.SelectMany(stop => stop.Orders.Select(
            order => new Visit(frozen[order], byId[frozen[order].CustomerId], stop.ServiceStartsAt, route.DriverId, names.GetValueOrDefault(route.DriverId, ""))))).ToList();

        var result = default(StepResult);
        foreach (var visit in visits)
        {
            cancellation.ThrowIfCancellationRequested();
            result += await PromiseOne(business, visit);
            progress?.Report(new NightProgress(NightStep.Promise, result.Due, visits.Count));
        }

        return result;
    }

    private sealed record Visit(Order Order, Customer Customer, DateTimeOffset Arrival, DriverId DriverId, string DriverName);

    private async Task<StepResult> PromiseOne(Business business, Visit visit)
    {
        try
        {
            return await database.Write(tx => Promise(tx, business, visit));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogError(failure, "The window of order {Order} could not be promised", visit.Order.Number);
            await nights.Notice(new NightProblem(visit.Order.DeliveryDate, "text", visit.Order.Id.ToString(), "crashed", failure.Message));
            return StepResult.OneFailed;
        }
    }

    private async Task<StepResult> Promise(DbTransaction tx, Business business, Visit visit)
    {
        var now = time.GetUtcNow();
        var window = PromisedWindow.Around(visit.Arrival, business.WindowMargin, business.Zone);
        if (!await promises.Insert(tx, visit.Order.Id, visit.DriverId, window, now)) return StepResult.OneSkipped;
        await nights.Solve(tx, visit.Order.DeliveryDate, "text", visit.Order.Id.ToString());
        var message = new NewMessage(
            MessageId.New(now), visit.Customer.Id.Value, visit.Customer.Id, visit.Customer.Phone ?? NewMessage.NoPhone, MessageKinds.Window, visit.Order.DeliveryDate, Body(business, visit, window),
            business.QuietHours.NextAllowed(now), UselessAfter: window.From);
        return await messages.Insert(tx, message) ? StepResult.OneDone : StepResult.OneSkipped;
    }

    private string Body(Business business, Visit visit, PromisedWindow window)
    {
        var (from, until) = window.Local(business.Zone);
        var goods = wording.List([.. visit.Order.Lines.Select(line => $"{line.Quantity} × {line.ProductName}")]);
        return text["Hi {0}, {1} of {2} comes on {3} between {4}: {5}. Questions or changes: {6}",
            visit.Customer.FirstName, visit.DriverName, business.Name, wording.LongDate(visit.Order.DeliveryDate), wording.Between(from, until), goods,
            $"{site.Value.PublicUrl.TrimEnd('/')}/me/{visit.Customer.LinkToken}"];
    }
}
