using LocalDelivery.Ordering;
using LocalDelivery.Web.Commands;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Catalog;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Owner;

/// <summary>Everything the owner's first page says: is the coming date all right, and how is the present one going.</summary>
public sealed class ReadToday(
    BusinessClock clock, NightStore nights, OrderStore orders, CustomerStore customers, SubscriptionStore subscriptions, ClosedDayStore closedDays, ProductStore products,
    FleetStore fleet, AddressBookStore addresses, ThisProgram program, CodesStore codes, TodayStore today, OutcomeStore outcomes, RouteWords routeWords, ReadPlan readPlan, ReadSteps readSteps, ProblemList problems,
    Wording wording, IStringLocalizer<Text> text, IOptions<TwilioOptions> twilio)
{
    /// <summary>How far the next delivery is looked for.</summary>
    private const int DaysAhead = 14;

    /// <summary>One door in so many left out is an exception; more is a night that went wrong.</summary>
    private const int FewDoors = 20;

    /// <summary>A night takes minutes; after this it is not slow but broken.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public async Task<TodayPage> Run(Business business)
    {
        var date = clock.Today(business);
        var everybody = (await customers.All()).ToDictionary(customer => customer.Id);
        var night = await NightThatMatters(business, date);
        var todaysOrders = await orders.On(date);
        var days = await problems.Open(business);
        var open = days.FirstOrDefault(day => day.Date == night?.Date)?.Problems ?? [];
        var begin = await Begin(everybody.Count > 0);
        var headline = Headline(business, date, night, open, begin.Count > 0);
        var plan = night is null ? null : await readPlan.Run(business, night.Date);
        return new TodayPage(
            headline.Text, headline.IsAlarm, night is null ? [] : await Figures(business, night, plan), begin, night?.Date,
            night is null ? "" : Sentence(wording.DateFrom(date, night.Date)), !twilio.Value.IsConfigured,
            [.. days.Where(day => !day.IsOver).OrderByDescending(day => day.Date == night?.Date)], [.. days.Where(day => day.IsOver).Reverse()],
            night is null ? [] : await readSteps.Run(night.Date, night.Orders.Count, open), plan?.Rows ?? [], plan?.Sketch,
            night is null ? [] : Load(night.Orders), todaysOrders.Count == 0 ? null : await Progress(business, date, todaysOrders, everybody),
            [.. (await nights.Since(date.AddDays(1))).Where(begun => begun.DeliveryDate != night?.Date && begun.FinishedAt is not null).Select(begun => new PlannedDate(begun.DeliveryDate, wording.LongDate(begun.DeliveryDate)))]);
    }

    private sealed record Night(DateOnly Date, NightRecord? Record, IReadOnlyList<Order> Orders);

    /// <summary>Today's, as long as it is not finished and can still be made up for; else tomorrow's, or that of the first date after it on which somebody gets something.</summary>
    private async Task<Night?> NightThatMatters(Business business, DateOnly today)
    {
        var calendar = new DeliveryCalendar(await closedDays.All());
        var everyone = await subscriptions.All();
        var shifts = await fleet.Shifts();
        var begun = (await nights.Since(today)).ToDictionary(night => night.DeliveryDate);
        foreach (var date in Enumerable.Range(0, DaysAhead + 1).Select(today.AddDays))
        {
            if (date == today && (begun.GetValueOrDefault(date) is { IsDone: true } or { IsMissed: true } || !RunDueNights.IsStillUseful(business, shifts, date, clock.Now))) continue;
            var onDate = begun.ContainsKey(date) ? await orders.On(date) : [];
            if (onDate.Count > 0 || everyone.Any(one => calendar.On(one, date) is { State: DeliveryState.Coming }))
                return new Night(date, begun.GetValueOrDefault(date), onDate);
        }

        return null;
    }

    private (string Text, bool IsAlarm) Headline(Business business, DateOnly today, Night? night, IReadOnlyList<ProblemRow> problems, bool isBeginning)
    {
        if (night is null) return (isBeginning ? text["Welcome. A few steps to the first delivery."] : text["Nothing is to be delivered in the next two weeks."], false);
        var day = Sentence(wording.DateFrom(today, night.Date));
        var due = business.NightRunFor(night.Date);
        if (night.Record is null && clock.Now < due) return (Starts(business, today, night.Date, due), false);
        if (night.Record is not { IsDone: true } && clock.Now > (night.Record?.AwaitedSince ?? due) + Patience)
            return (text[night.Record is null ? "The night for {0} has not run." : "The night for {0} has begun, but did not finish.", wording.LongDate(night.Date)], true);
        if (night.Record is not { IsDone: true }) return (text["Tonight's run is on its way."], false);
        return problems.Count switch
        {
            0 => (text["{0} is all right.", day], false),
            > 1 when Doors(problems.Where(GoesWithout)) is > 1 and var without && without * FewDoors > night.Orders.Count => (text["{0} needs you: {1} doors go without.", day, without], true),
            > 1 when Doors(problems) is > 1 and var doors && doors * FewDoors > night.Orders.Count => (text["{0} needs you: {1} doors to look at.", day, doors], true),
            > 0 when Doors(problems) == 1 && problems.All(problem => problem.Link is not null) => (text["{0} is all right, except for one door.", day], false),
            1 => (text["{0} needs you: one thing went wrong.", day], true),
            var count when problems.All(problem => problem.Link is not null) => (text["{0} is all right, except for {1} doors.", day, Doors(problems)], false),
            var count => (text["{0} needs you: {1} things went wrong.", day, count], true),
        };
    }

    private static bool GoesWithout(ProblemRow problem) => problem.Problem is { Kind: "order" } or { Kind: "stop", Reason: not ("late" or "early") };

    private static int Doors(IEnumerable<ProblemRow> problems) => problems.Where(problem => problem.Link is not null).Select(problem => problem.Who).Distinct(StringComparer.Ordinal).Count();

    private string Starts(Business business, DateOnly today, DateOnly date, DateTimeOffset due) => business.Zone.DateAt(due) == today
        ? text["Tonight's run starts at {0}.", wording.Time(due, business.Zone)]
        : text["The run for {0} starts on {1} at {2}.", wording.LongDate(date), DayOf(today, business.Zone.DateAt(due)), wording.Time(due, business.Zone)];

    /// <summary>A weekday alone means the next one of that name.</summary>
    private string DayOf(DateOnly today, DateOnly date) => date.DayNumber - today.DayNumber < 7 ? wording.DayName(date.DayOfWeek) : wording.LongDate(date);

    private async Task<IReadOnlyList<string>> Figures(Business business, Night night, PlanPage? plan)
    {
        var figures = new List<string> { wording.LongDate(night.Date) };
        if (night.Orders.Count > 0) figures.Add(text["{0} frozen at {1}", wording.Orders(night.Orders.Count), wording.Time(night.Orders.Max(order => order.FrozenAt), business.Zone)]);
        if (plan is { Rows.Count: > 0 }) figures.Add(plan.Summary);
        var texts = await today.Texts(night.Date, MessageKinds.Window);
        var all = texts.Sum(one => one.Count);
        if (all > 0)
            figures.Add(twilio.Value.IsConfigured ? text["{0} of {1} texts sent", texts.Where(one => one.Outcome == "sent").Sum(one => one.Count), all] : text["{0} only in the outbox", wording.Texts(all)]);
        return figures;
    }

    private static IReadOnlyList<LoadRow> Load(IReadOnlyList<Order> onDate) =>
    [
        .. onDate.SelectMany(order => order.Lines)
            .GroupBy(line => (line.ProductName, line.Unit), line => line.Quantity)
            .Select(product => new LoadRow(product.Key.ProductName, product.Key.Unit, product.Sum()))
            .OrderByDescending(product => product.Quantity),
    ];

    private async Task<ProgressRow> Progress(Business business, DateOnly date, IReadOnlyList<Order> onDate, IReadOnlyDictionary<CustomerId, Customer> everybody)
    {
        var recorded = await outcomes.On(date);
        var byOrder = onDate.ToDictionary(order => order.Id);
        var missed = recorded.Values.Where(outcome => !outcome.IsDelivered).OrderBy(outcome => outcome.RecordedAt)
            .Select(outcome => (Customer: everybody[byOrder[outcome.OrderId].CustomerId], Why: outcome.NotDelivered!, outcome.RecordedAt)).ToList();
        return new ProgressRow(date, recorded.Count - missed.Count, missed.Count, onDate.Count - recorded.Count,
            [.. missed.Select(door => new NotDeliveredRow(Who(door.Customer), $"/owner/customers/{door.Customer.Id}", routeWords.Reason(door.Why), wording.Time(door.RecordedAt, business.Zone)))]);
    }

    private async Task<IReadOnlyList<BeginStep>> Begin(bool hasNeighbors)
    {
        if (hasNeighbors) return [];
        return
        [
            new(text["What you sell"], text["A product with its price and days."], "/owner/products/new", (await products.All()).Count > 0),
            new(text["Where you start"], text["The place where the vans are loaded."], "/owner/drivers", (await fleet.Depots()).Count > 0),
            new(text["Who drives when"], text["A vehicle and a driver; that may be you."], "/owner/drivers", (await fleet.Shifts()).Count > 0),
            new(text["Your town's addresses"], text["So that neighbors find their door. Type this where the program runs; the first line of the file is {0}.", AddressFile.Header],
                Link: null, await addresses.Count() > 0, program.Command("import addresses FILE.csv")),
            new(text["A code for the doorstep"], text["Neighbors scan it and join in a minute."], "/owner/codes", (await codes.All()).Count > 0),
        ];
    }

    private static string Who(Customer customer) => $"{customer.Name}, {customer.Door.Short}";

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpper(words[0], System.Globalization.CultureInfo.CurrentCulture) + words[1..];
}
