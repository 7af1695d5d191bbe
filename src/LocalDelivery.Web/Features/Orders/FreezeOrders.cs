using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Routes;
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
    OrderStore orders, NightStore nights, VansAway vansAway, TimeProvider time, ILogger<FreezeOrders> logger)
{
    private const string Retired = "product-retired";
    private const string OtherWeekday = "not-sold-that-weekday";

    /// <summary>After so long the owner is reminded of a weekday that a neighbor still has and the product has not.</summary>
    private const int DaysTold = 35;

    public async Task<StepResult> Run(DateOnly deliveryDate, IProgress<NightProgress>? progress, CancellationToken cancellation)
    {
        await nights.Begin(deliveryDate);
        var night = new Tonight(
            deliveryDate, (await businesses.Get()).Currency, new DeliveryCalendar(await closedDays.All()), await products.Catalog(),
            (await customers.All()).ToDictionary(customer => customer.Id), await LeftOut(deliveryDate), await Told(deliveryDate), (await vansAway.On(deliveryDate)).Keys.ToHashSet());
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
        IReadOnlyDictionary<CustomerId, Customer> Customers, ILookup<CustomerId, ProductId> LeftOut, ILookup<(string Reason, string Item), DateOnly> Told,
        IReadOnlySet<DepotId> OnTheRoad);

    /// <summary>What an earlier run of this night had to leave out of somebody's order, and nobody has dealt with since.</summary>
    private async Task<ILookup<CustomerId, ProductId>> LeftOut(DateOnly deliveryDate) =>
        (await nights.Problems(deliveryDate)).Where(problem => problem.Kind == "line").Select(problem => problem.ItemId.Split('/'))
            .ToLookup(item => CustomerId.From(Guid.Parse(item[0])), item => ProductId.From(Guid.Parse(item[1])));

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
        var draft = OrderDraft.For(delivery, night.Catalog);
        if (await orders.Find(tx, current.CustomerId, night.DeliveryDate) is { } frozen) return await Complete(tx, night, current.CustomerId, frozen, draft);
        var news = draft.Problems.Where(problem => !IsTold(night, current.CustomerId, problem)).ToList();
        foreach (var problem in news) await nights.Notice(tx, LineProblem(night, current.CustomerId, problem));
        if (draft.Lines.Count == 0)
        {
            if (news.Count == 0) return default;   // the owner knows that nothing of it is sold
            await nights.Notice(tx, new NightProblem(night.DeliveryDate, "order", current.CustomerId.ToString(), "nothing-sellable", ""));
            return StepResult.OneFailed;
        }

        var now = time.GetUtcNow();
        var order = new Order(
            OrderId.New(now), 0, current.CustomerId, night.DeliveryDate, night.Customers[current.CustomerId].DepotId, draft.Total(night.Currency), now,
            [.. draft.Lines.Select(Line)]);
        if (!await orders.Insert(tx, order)) return StepResult.OneSkipped;
        await nights.Solve(tx, night.DeliveryDate, "order", current.CustomerId.ToString());
        foreach (var line in order.Lines) await nights.Solve(tx, night.DeliveryDate, "line", $"{current.CustomerId}/{line.ProductId}");
        return StepResult.OneDone;
    }

    /// <summary>
    /// What is frozen stays, but a line that was left out joins it as soon as it can be had, while the vans are still to be loaded: whether it
    /// fits is then for the plan to see, which is made anew where the load is another.
    /// </summary>
    private async Task<StepResult> Complete(DbTransaction tx, Tonight night, CustomerId customerId, FrozenOrder frozen, OrderDraft draft)
    {
        var leftOut = night.LeftOut[customerId].ToHashSet();
        if (leftOut.Count == 0 || night.OnTheRoad.Contains(frozen.DepotId)) return StepResult.OneSkipped;
        var added = false;
        foreach (var line in draft.Lines.Where(line => leftOut.Contains(line.ProductId))) added |= await orders.AddLine(tx, frozen.OrderId, Line(line));
        foreach (var problem in draft.Problems.Where(problem => leftOut.Remove(problem.ProductId))) await nights.Notice(tx, LineProblem(night, customerId, problem));
        foreach (var product in leftOut) await nights.Solve(tx, night.DeliveryDate, "line", $"{customerId}/{product}");
        return added ? StepResult.OneDone : StepResult.OneSkipped;
    }

    /// <summary>That a product or one of its weekdays has ended is one piece of news for each of its neighbors, not one every night.</summary>
    private static bool IsTold(Tonight night, CustomerId customerId, LineProblem problem)
    {
        var item = $"{customerId}/{problem.ProductId}";
        return problem.Reason switch
        {
            LineProblemReason.Retired => night.Told[(Retired, item)].Any(told => told >= night.Catalog[problem.ProductId].RetiredFrom),
            LineProblemReason.NotSoldThatWeekday => night.Told[(OtherWeekday, item)].Any(told => told.DayOfWeek == night.DeliveryDate.DayOfWeek),
            _ => false,
        };
    }

    private async Task<ILookup<(string Reason, string Item), DateOnly>> Told(DateOnly deliveryDate)
    {
        var ended = (await nights.Noticed("line", Retired, DateOnly.MinValue, deliveryDate)).Select(told => (Reason: Retired, told.ItemId, told.DeliveryDate));
        var weekdays = (await nights.Noticed("line", OtherWeekday, deliveryDate.AddDays(-DaysTold), deliveryDate)).Select(told => (Reason: OtherWeekday, told.ItemId, told.DeliveryDate));
        return ended.Concat(weekdays).ToLookup(told => (told.Reason, told.ItemId), told => told.DeliveryDate);
    }

    private static OrderLine Line(OrderDraftLine line) => new(line.ProductId, line.ProductName, line.Unit, line.Quantity, line.UnitPrice);

    private static NightProblem LineProblem(Tonight night, CustomerId customerId, LineProblem problem) => new(
        night.DeliveryDate, "line", $"{customerId}/{problem.ProductId}",
        problem.Reason switch
        {
            LineProblemReason.UnknownProduct => "unknown-product",
            LineProblemReason.NotSoldThatWeekday => OtherWeekday,
            LineProblemReason.Retired => Retired,
            LineProblemReason.NoPrice => "no-price",
        },
        night.Catalog.TryGetValue(problem.ProductId, out var product) ? product.Name : "");
}
