using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Features.Orders;

/// <summary>
/// The night's first step: what every neighbor gets tomorrow becomes an order, at today's prices for that date. One customer per
/// transaction; the unique key (customer, delivery date) makes a second order impossible, whoever tries.
/// </summary>
public sealed class FreezeOrders(
    Database database, BusinessStore businesses, ProductStore products, CustomerStore customers, SubscriptionStore subscriptions, ClosedDayStore closedDays,
    OrderStore orders, NightStore nights, TimeProvider time, ILogger<FreezeOrders> logger)
{
    public async Task<StepResult> Run(DateOnly deliveryDate, IProgress<NightProgress>? progress, CancellationToken cancellation)
    {
        await nights.Begin(deliveryDate);
        var night = new Tonight(
            deliveryDate, (await businesses.Get()).Currency, new DeliveryCalendar(await closedDays.All()), await products.Catalog(),
            (await customers.All()).ToDictionary(customer => customer.Id));
        var wanted = (await subscriptions.All()).Where(subscription => MayCome(night.Calendar, subscription, deliveryDate)).ToList();

        var result = default(StepResult);
        foreach (var subscription in wanted)
        {
            cancellation.ThrowIfCancellationRequested();
            result += await FreezeOne(night, subscription);
            progress?.Report(new NightProgress(NightStep.Freeze, result.Due, wanted.Count));
        }

        await ForgetWhoDoesNotCome(night);
        return result;
    }

    /// <summary>Whoever skipped, paused or left after the order had failed waits for nothing: there is nothing to look at any more.</summary>
    private async Task ForgetWhoDoesNotCome(Tonight night)
    {
        var open = (await nights.Problems(night.DeliveryDate)).Where(problem => problem.Kind is "order" or "line").ToList();
        if (open.Count == 0) return;
        var concerned = (await subscriptions.All()).Where(subscription => night.Calendar.On(subscription, night.DeliveryDate) is { State: DeliveryState.Coming })
            .Select(subscription => subscription.CustomerId).Union((await orders.On(night.DeliveryDate)).Select(order => order.CustomerId))
            .Select(customer => customer.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var problem in open.Where(problem => !concerned.Contains(problem.ItemId.Split('/')[0])))
            await database.Write(tx => nights.Solve(tx, night.DeliveryDate, problem.Kind, problem.ItemId));
    }

    private sealed record Tonight(
        DateOnly DeliveryDate, Currency Currency, DeliveryCalendar Calendar, IReadOnlyDictionary<ProductId, Product> Catalog,
        IReadOnlyDictionary<CustomerId, Customer> Customers);

    /// <summary>Skipped and paused ones too: an unskip may be on its way, and only the row lock below tells whether it was in time.</summary>
    private static bool MayCome(DeliveryCalendar calendar, Subscription subscription, DateOnly date) =>
        calendar.On(subscription, date) is { State: not DeliveryState.Closed };

    private async Task<StepResult> FreezeOne(Tonight night, Subscription subscription)
    {
        try
        {
            return await database.Write(tx => Freeze(tx, night, subscription));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One neighbor's trouble must not cost the others their milk; it gets a place on the owner's page instead.
            logger.LogError(failure, "The order of customer {Customer} for {Date} could not be made", subscription.CustomerId, night.DeliveryDate);
            await nights.Notice(new NightProblem(night.DeliveryDate, "order", subscription.CustomerId.ToString(), "crashed", failure.Message));
            return StepResult.OneFailed;
        }
    }

    private async Task<StepResult> Freeze(DbTransaction tx, Tonight night, Subscription subscription)
    {
        // A skip or pause in the moment of freezing: the row lock makes one of the two go first, and the second sees it.
        await subscriptions.Lock(tx, subscription.Id);
        var current = await subscriptions.Find(tx, subscription.Id);
        if (night.Calendar.On(current, night.DeliveryDate) is not { State: DeliveryState.Coming } delivery) return default;
        if (await orders.Exists(tx, current.CustomerId, night.DeliveryDate)) return StepResult.OneSkipped;

        var draft = OrderDraft.For(delivery, night.Catalog);
        foreach (var problem in draft.Problems)
            await nights.Notice(tx, LineProblem(night, current.CustomerId, problem));
        if (draft.Lines.Count == 0)
        {
            await nights.Notice(tx, new NightProblem(night.DeliveryDate, "order", current.CustomerId.ToString(), "nothing-sellable", ""));
            return StepResult.OneFailed;
        }

        var now = time.GetUtcNow();
        var order = new Order(
            OrderId.New(now), 0, current.CustomerId, night.DeliveryDate, night.Customers[current.CustomerId].DepotId, draft.Total(night.Currency), now,
            [.. draft.Lines.Select(line => new OrderLine(line.ProductId, line.ProductName, line.Unit, line.Quantity, line.UnitPrice))]);
        if (!await orders.Insert(tx, order)) return StepResult.OneSkipped;
        await nights.Solve(tx, night.DeliveryDate, "order", current.CustomerId.ToString());
        foreach (var line in order.Lines) await nights.Solve(tx, night.DeliveryDate, "line", $"{current.CustomerId}/{line.ProductId}");
        return StepResult.OneDone;
    }

    private static NightProblem LineProblem(Tonight night, CustomerId customerId, LineProblem problem) => new(
        night.DeliveryDate, "line", $"{customerId}/{problem.ProductId}",
        problem.Reason switch
        {
            LineProblemReason.UnknownProduct => "unknown-product",
            LineProblemReason.NotSoldThatWeekday => "not-sold-that-weekday",
            LineProblemReason.Retired => "product-retired",
            LineProblemReason.NoPrice => "no-price",
        },
        night.Catalog.TryGetValue(problem.ProductId, out var product) ? product.Name : "");
}
