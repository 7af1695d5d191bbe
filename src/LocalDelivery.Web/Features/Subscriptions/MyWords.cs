using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>A neighbor's calendar in words.</summary>
public sealed class MyWords(Wording wording, IStringLocalizer<Text> text)
{
    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    public NextDelivery Next(MyCalendar calendar, MyDay day, PromisedWindow? window, string? driver, string accessNote) => new(
        day.Date, When(Capital(wording.DateFrom(calendar.Today, day.Date)), window, calendar.Business.Zone),
        driver is null ? null : text["{0} comes", driver].Value,
        [.. day.Goods.Select(line => new PricedLine(Goods(line), line.Total.Format(Culture)))],
        day.Goods.Count > 1 ? day.Total.Format(Culture) : null, accessNote, day.MayChange, Change(calendar, day));

    private string When(string day, PromisedWindow? window, TimeZoneInfo zone) =>
        window is null ? day : text["{0}, {1}", day, wording.Window(window.From, window.Until, zone)];

    /// <summary>"You can change it until 7 pm tonight – 2 hours left."</summary>
    private string Change(MyCalendar calendar, MyDay day) => day switch
    {
        { State: MyDayState.Waiting } => text["It has no place on a route yet. We are looking for one."],
        { State: MyDayState.Packed } => text["It is packed for you, so it can no longer be changed."],
        { MayChange: false } => text["It is about to be packed, so it can no longer be changed."],
        _ => text["You can change it until {0} – {1}.", CutoffOf(calendar, day.Date), Left(calendar.Business.Cutoff.InstantFor(day.Date) - calendar.Now)],
    };

    /// <summary>"7 pm tonight", "7 pm tomorrow", "7 pm on Thursday, November 26".</summary>
    public string CutoffOf(MyCalendar calendar, DateOnly deliveryDate)
    {
        var cutoff = calendar.Business.Cutoff.InstantFor(deliveryDate);
        var (date, at) = (calendar.Business.Zone.DateAt(cutoff), calendar.Business.Zone.TimeAt(cutoff));
        var time = wording.Time(at);
        return (date.DayNumber - calendar.Today.DayNumber) switch
        {
            0 when at.Hour >= Wording.Evening => text["{0} tonight", time],
            0 => text["{0} today", time],
            1 => text["{0} tomorrow", time],
            _ => text["{0} on {1}", time, wording.LongDate(date)],
        };
    }

    private string Left(TimeSpan left) => left switch
    {
        { TotalDays: >= 2 } => text["{0} days left", (int)left.TotalDays],
        { TotalHours: >= 2 } => text["{0} hours left", (int)left.TotalHours],
        { TotalHours: >= 1 } => text["1 hour left"],
        { TotalMinutes: >= 2 } => text["{0} minutes left", (int)left.TotalMinutes],
        _ => text["a minute left"],
    };

    public string NothingComes(MyCalendar calendar) => calendar.Subscription is not { } subscription ? text["You have no standing order with us yet."] : subscription.StateOn(calendar.Today) switch
    {
        SubscriptionState.Cancelled => text["Your standing order has ended."],
        SubscriptionState.Paused => text["You are away: nothing comes until you end the pause."],
        SubscriptionState.NotStarted or SubscriptionState.Active => text["No delivery is in sight."],
    };

    public IReadOnlyList<CalendarRow> Rows(IEnumerable<MyDay> days)
    {
        var rows = new List<CalendarRow>();
        var month = 0;
        foreach (var day in days)
        {
            rows.Add(Row(day, isNewMonth: day.Date.Month != month));
            month = day.Date.Month;
        }

        return rows;
    }

    private CalendarRow Row(MyDay day, bool isNewMonth) => new(
        day.Date, wording.LongDate(day.Date), wording.ShortDayName(day.Date.DayOfWeek), day.Date.Day.ToString(Culture),
        isNewMonth ? wording.ShortMonthName(day.Date.Month) : null,
        day.Goods.Count == 0 ? text["Nothing that is on sale that day"] : string.Join(", ", day.Goods.Select(Goods)),
        day.Total.Format(Culture), Word(day.State), Action(day), day.Comes);

    private string? Word(MyDayState state) => state switch
    {
        MyDayState.Open => (string?)null,
        MyDayState.Fixed => text["about to be packed"],
        MyDayState.Packed => text["packed"],
        MyDayState.Waiting => text["no route yet"],
        MyDayState.Missed => text["does not come – we are sorry"],
        MyDayState.NotSold => text["does not come"],
        MyDayState.Skipped => text["skipped"],
        MyDayState.Paused => text["you are away"],
        MyDayState.Closed => text["we are closed"],
    };

    private static CalendarAction Action(MyDay day) =>
        !day.MayChange ? CalendarAction.None : day.State == MyDayState.Skipped ? CalendarAction.Unskip : CalendarAction.Skip;

    public PauseRow Pause(MyCalendar calendar, StoredPause held)
    {
        var pause = AsFelt(calendar, held.Pause);
        var hasBegun = pause.StartsOn <= calendar.FirstOpen;
        var from = hasBegun ? calendar.FirstOpen : pause.StartsOn;
        var without = calendar.Without(held.Pause);
        // What is packed comes in any case: only what would else not come is brought back.
        var next = without.Between(from, from.AddDays(DeliveryCalendar.DaysAhead)).FirstOrDefault(day => day.Comes && (day.Date > pause.EndsOn || calendar.On(day.Date) is not { Comes: true }));
        return new PauseRow(held.Id.Value, Interval(pause), next is null
            ? text["If you end it now, no delivery is in sight yet."]
            : hasBegun
                ? text["If you end it now, the next delivery comes on {0}.", wording.LongDate(next.Date)]
                : text["If you end it now, {0} comes as usual.", wording.LongDate(next.Date)]);
    }

    /// <summary>From the first date on which it leaves something out, where what was packed before still comes.</summary>
    private static Pause AsFelt(MyCalendar calendar, Pause pause)
    {
        var (first, end) = (pause.StartsOn > calendar.Today ? pause.StartsOn : calendar.Today, pause.EndsOn ?? pause.StartsOn.AddDays(DeliveryCalendar.DaysAhead));
        var days = calendar.Between(first, end);
        var left = days.FirstOrDefault(day => !day.Comes);
        return left is not null && days.Any(day => day.Comes && day.Date < left.Date) ? pause with { StartsOn = left.Date } : pause;
    }

    public string Interval(Pause pause) => pause.EndsOn is { } last
        ? last == pause.StartsOn ? text["on {0}", wording.LongDate(last)] : text["from {0} until {1}", wording.LongDate(pause.StartsOn), wording.LongDate(last)]
        : text["from {0} until you end it", wording.LongDate(pause.StartsOn)];

    /// <summary>What a pause made now would not reach, said before anything is pressed.</summary>
    /// <param name="from">The first date on which something may still come.</param>
    public IReadOnlyList<string> BeforePause(MyCalendar calendar, DateOnly from) =>
    [
        .. calendar.Between(from, calendar.FirstOpen.AddDays(-1)).Where(day => day.IsCertain)
            .Select(day => (string)text["{0} is already packed and will come.", DeliveryOf(calendar.Today, day.Date)]),
        text["The first day you can be away is {0}.", wording.DateFrom(calendar.Today, calendar.FirstOpen)],
    ];

    /// <summary>"Friday's delivery is already packed and will come; the pause begins on Monday. …"</summary>
    /// <param name="calendar">As it is now, with the pause.</param>
    /// <param name="asked">From when it was asked for, or the first date on which something may still come.</param>
    public string AfterPause(MyCalendar calendar, DateOnly asked, Pause pause)
    {
        var end = pause.EndsOn ?? pause.StartsOn.AddDays(DeliveryCalendar.DaysAhead);
        var left = calendar.Between(pause.StartsOn, end).FirstOrDefault(day => !day.Comes)?.Date ?? pause.StartsOn;
        var sentences = calendar.Between(asked, end).Where(day => day.IsCertain)
            .Select(day => (string)text["{0} is already packed and will come; the pause begins on {1}.", DeliveryOf(calendar.Today, day.Date), wording.LongDate(left)])
            .Append(pause.EndsOn is { } last
                ? text["Nothing comes {0}.", Interval(new Pause(left, last))]
                : text["Nothing comes from {0} on, until you end the pause.", wording.LongDate(left)]);
        if (pause.EndsOn is { } lastDay && calendar.NextFrom(lastDay.AddDays(1)) is { } next)
            sentences = sentences.Append(text["Deliveries come again on {0}.", wording.LongDate(next.Date)]);
        return string.Join(' ', sentences);
    }

    public string AfterEnding(MyCalendar calendar, DateOnly from) => calendar.NextFrom(from) is { } next
        ? text["The pause is over: the next delivery comes on {0}.", wording.LongDate(next.Date)]
        : text["The pause is over, but no delivery is in sight yet."];

    private string DeliveryOf(DateOnly today, DateOnly date) => (date.DayNumber - today.DayNumber) switch
    {
        0 => text["Today's delivery"],
        1 => text["Tomorrow's delivery"],
        < 7 => text["{0}'s delivery", wording.DayName(date.DayOfWeek)],
        _ => text["The delivery on {0}", wording.LongDate(date)],
    };

    public StandingOrder Standing(MyCalendar calendar)
    {
        if (calendar.Subscription is not { } subscription) return new([], [], "");
        var open = subscription.StartsOn > calendar.FirstOpen ? subscription.StartsOn : calendar.FirstOpen;   // what is fixed already is in the calendar
        var on = calendar.NextFrom(open)?.Date ?? open;
        if (on >= subscription.CancelledFrom) return new([], [], "");
        var wanted = subscription.Lines.Where(line => !(line.EndsOn < on) && calendar.Catalog.ContainsKey(line.ProductId))
            .Select(line => (Line: line, Product: calendar.Catalog[line.ProductId])).ToList();
        var lines = wanted.Where(each => !(each.Product.RetiredFrom <= on)).ToList();
        var price = SubscriptionPrice.PerWeek(lines.Select(each => each.Line), calendar.Catalog, on, calendar.Business.Currency).Format(Culture);
        return new(
            [.. lines.SelectMany(each => Standing(each.Line, each.Product.Name))],
            [.. wanted.Select(each => each.Product).Distinct().Where(product => product.RetiredFrom is not null)
                .Select(product => (string)text["{0} is not sold any more from {1} on.", product.Name, wording.LongDate(product.RetiredFrom!.Value)])],
            lines.Count == 0 ? "" : lines.TrueForAll(each => each.Line.EveryWeeks == 1) ? text["{0} a week", price] : text["about {0} a week", price]);
    }

    /// <summary>"2 × Whole milk on Monday and Wednesday", "1 × Whole milk on Friday, every other week".</summary>
    private IEnumerable<string> Standing(SubscriptionLine line, string product) =>
        from day in line.Quantities.Days.Days()
        group day by line.Quantities[day] into same
        let days = wording.Days(same.Aggregate(Weekdays.None, (all, day) => all | day.ToWeekdays()))
        let goods = Goods(same.Key, product)
        select (string)(line.EveryWeeks switch
        {
            1 when same.Count() == 7 => text["{0}, every day", goods],
            1 => text["{0} on {1}", goods, days],
            2 => text["{0} on {1}, every other week", goods, days],
            _ => text["{0} on {1}, every {2} weeks", goods, days, line.EveryWeeks],
        });

    /// <summary>"2 × Whole milk", never broken before the name.</summary>
    private static string Goods(int quantity, string product) => $"{quantity}\u00A0×\u00A0{product}";

    private static string Goods(OrderLine line) => Goods(line.Quantity, line.ProductName);

    private static string Capital(string words) => char.ToUpper(words[0], Culture) + words[1..];
}
