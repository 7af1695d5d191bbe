using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Owner;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Customers;

/// <summary>The neighbors, for the owner: found by what one remembers of them.</summary>
[Authorize(Roles = Roles.Owner)]
[Route("/owner/customers")]
public sealed class CustomersController(
    CustomerStore customers, SaveCustomer saveCustomer, SubscriptionStore subscriptions, ClosedDayStore closedDays, ProductStore products, OrderStore orders, TextStopStore textStops,
    BusinessStore businesses, BusinessClock clock, Wording wording, IStringLocalizer<Text> text) : Controller
{
    private const int PerPage = 50;
    private const int DaysAhead = 28;
    private const int DaysBack = 60;

    [HttpGet]
    public async Task<IActionResult> List(string? search, string? page)
    {
        var at = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, 100_000) : 1;
        var (found, all) = await customers.Search(search ?? "", (at - 1) * PerPage, PerPage);
        return View("Customers", new CustomersPage(
            search ?? "", [.. found.Select(customer => new CustomerRow(customer.Id, customer.Number, customer.Name, customer.Door.ToString(), customer.Phone))], all, at,
            Math.Max(1, (all + PerPage - 1) / PerPage)));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id) => await customers.Find(CustomerId.From(id)) is { } customer
        ? await Page(customer, new CustomerForm(customer.Name, customer.Phone, customer.AccessNote, Iso.Time(customer.Earliest), Iso.Time(customer.Latest)))
        : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Save(Guid id, CustomerForm form)
    {
        if (await customers.Find(CustomerId.From(id)) is not { } customer) return NotFound();
        var business = await businesses.Get();
        var typed = new Typed(ModelState, text);
        var edited = customer with
        {
            Name = typed.Words("Form.Name", form.Name, text["The name"], Customer.LongestName),
            Phone = typed.PhoneOrNone("Form.Phone", form.Phone, text["The phone number"], business.Country),
            AccessNote = typed.WordsOrNone("Form.AccessNote", form.AccessNote, text["The note"], 300),
            Earliest = typed.TimeOrNone("Form.Earliest", form.Earliest, text["The earliest time"]),
            Latest = typed.TimeOrNone("Form.Latest", form.Latest, text["The latest time"]),
        };
        if (edited.Earliest > edited.Latest) typed.Wrong("Form.Latest", text["The latest time must not be before the earliest."]);
        if (!typed.IsRight) return await Page(customer, form);
        switch (await saveCustomer.Run(edited))
        {
            case SaveCustomerOutcome.Saved:
                TempData["Notice"] = text["{0} is saved.", edited.Name].Value;
                return RedirectToAction(nameof(Show), new { id });
            case SaveCustomerOutcome.PhoneTaken:
                typed.Wrong("Form.Phone", text["The phone number is another neighbor's."]);
                return await Page(customer, form);
        }

        throw new System.Diagnostics.UnreachableException();
    }

    private async Task<IActionResult> Page(Customer customer, CustomerForm form)
    {
        var today = clock.Today(await businesses.Get());
        var subscription = await subscriptions.FindByCustomer(customer.Id);
        var catalog = await products.Catalog();
        var names = catalog.ToDictionary(product => product.Key, product => product.Value.Name);
        return View("Customer", new CustomerPage(
            customer.Id, customer.Number, customer.Name, customer.Door.ToString(), customer.Phone,
            customer.Phone is { } phone && (await textStops.Stopped()).Contains(phone),
            subscription is null ? [] : [.. subscription.Lines.Where(line => !(line.EndsOn < today)).SelectMany(line => Wants(line, names.GetValueOrDefault(line.ProductId, "?")))],
            subscription is null ? text["There is no subscription."].Value : await State(subscription, today, catalog),
            subscription is null ? [] : await Coming(subscription, today, catalog, names),
            [.. (await orders.Of(customer.Id, today.AddDays(-DaysBack))).OrderByDescending(order => order.DeliveryDate).Take(10).Select(Row)], form));
    }

    private async Task<string?> State(Subscription subscription, DateOnly today, IReadOnlyDictionary<ProductId, Product> catalog) => subscription.StateOn(today) switch
    {
        SubscriptionState.Active => subscription.CancelledFrom is { } from ? text["Ends: nothing comes from {0} on.", wording.LongDate(from)].Value : null,
        SubscriptionState.NotStarted => text["Starts on {0}.", wording.LongDate(await FirstDelivery(subscription, catalog) ?? subscription.StartsOn)].Value,
        SubscriptionState.Paused => text["Paused at present."].Value,
        SubscriptionState.Cancelled => text["Cancelled from {0}.", wording.LongDate(subscription.CancelledFrom!.Value)].Value,
    };

    /// <summary>A subscription may start on a day on which none of its goods come.</summary>
    private async Task<DateOnly?> FirstDelivery(Subscription subscription, IReadOnlyDictionary<ProductId, Product> catalog) =>
        new DeliveryCalendar(await closedDays.All()).NextFrom(subscription, subscription.StartsOn, catalog)?.Date;

    /// <summary>"2 × Whole milk on Monday and Friday, every week": one sentence per quantity.</summary>
    private IEnumerable<string> Wants(SubscriptionLine line, string product) => line.Quantities.Days.Days()
        .GroupBy(day => line.Quantities[day])
        .Select(days => text["{0} × {1} on {2}, {3}", days.Key, product, wording.Days(days.Aggregate(Weekdays.None, (all, day) => all | day.ToWeekdays())),
            line.EveryWeeks == 1 ? text["every week"] : text["every {0} weeks", line.EveryWeeks]].Value);

    private async Task<IReadOnlyList<ComingRow>> Coming(
        Subscription subscription, DateOnly today, IReadOnlyDictionary<ProductId, Product> catalog, Dictionary<ProductId, string> names) =>
    [
        .. from delivery in new DeliveryCalendar(await closedDays.All()).Between(subscription, today, today.AddDays(DaysAhead))
           let sold = OrderDraft.For(delivery, catalog).Lines
           let goods = sold.Count > 0 ? sold.Select(line => $"{line.Quantity} × {line.ProductName}") : delivery.Products.Select(wanted => $"{wanted.Quantity} × {names.GetValueOrDefault(wanted.ProductId, "?")}")
           select new ComingRow(wording.ShortDate(delivery.Date), wording.List([.. goods]), delivery.State switch
            {
                DeliveryState.Coming => sold.Count > 0 ? null : text["not sold that day"].Value,
                DeliveryState.Skipped => text["skipped"].Value,
                DeliveryState.Paused => text["paused"].Value,
                DeliveryState.Closed => text["you are closed"].Value,
            }),
    ];

    private OrderRow Row(Order order) => new(
        wording.ShortDate(order.DeliveryDate), order.Number, wording.List([.. order.Lines.Select(line => $"{line.Quantity} × {line.ProductName}")]),
        order.Total.Format(CultureInfo.CurrentCulture));
}
