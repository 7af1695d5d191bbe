using System.Globalization;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.Localization;

namespace LocalDelivery.Web.Features.Owner;

/// <summary>How much can still be done about a day: plan it again, send somebody after its vans, or only say sorry.</summary>
public enum DayStage { Ahead, OnTheRoad, Over }

/// <summary>What a problem's code means, and what can be done about it.</summary>
public sealed record ProblemText(string What, string WhatToDo);

/// <summary>
/// The nights' problem codes in plain words, for whoever has to do something about them. What an exception or a check said is for the log: it is in no language of the
/// owner's, and names nothing she knows.
/// </summary>
public sealed class ProblemWords(IStringLocalizer<Text> text, Wording wording)
{
    /// <param name="stage">Trying again is no advice for ever.</param>
    /// <returns>Null for a code that nobody has found words for.</returns>
    public ProblemText? Of(string kind, string reason, string detail, DayStage stage = DayStage.Ahead)
    {
        var said = kind switch
        {
            "order" => Order(reason),
            "line" => Line(reason, detail),
            "plan" => Plan(reason, detail),
            "route" => Route(reason, Number(detail)),
            "travel" => Travel(reason, vansLeft: stage != DayStage.Ahead),
            "stop" => Stop(reason, Number(detail)),
            "text" => Texting(reason, detail),
            "texts" => Unsent(reason, Number(detail)),
            "night" => Night(reason, Number(detail)),
            _ => null,
        };
        return said is not null && InsteadOfAnotherTry(kind, reason, stage) is { } late ? said with { WhatToDo = late } : said;
    }

    /// <summary>The same, with the bare code where there are no words: a problem is never left out.</summary>
    public ProblemText Of(NightProblem problem, DayStage stage = DayStage.Ahead) =>
        Of(problem.Kind, problem.Reason, problem.Detail, stage) ?? Say(
            text["something went wrong ({0}: {1}).", problem.Kind, problem.Reason],
            stage == DayStage.Over ? text["Ask whoever looks after this program."] : text["Try again; if it stays, ask whoever looks after this program."]);

    /// <summary>So many of one kind are said in one sentence; which they are can be unfolded.</summary>
    private const int Many = 6;

    /// <summary>What many problems of one kind are all together: what each lacks by itself says little then.</summary>
    /// <param name="what">What each of them is said to be.</param>
    /// <param name="perStop">How long a driver is out for one stop.</param>
    /// <returns>Null where they are few.</returns>
    public string? Together(string kind, string reason, int count, string what, TimeSpan? perStop)
    {
        if (count < Many) return null;
        return (kind, reason) switch
        {
            ("stop", "NoCapacity") => text["{0} doors do not fit into the vans.", count],
            ("stop", "WindowClosed") => text["{0} doors cannot be reached within their hours.", count],
            ("stop", "Unreachable") => text["{0} doors cannot be reached from the depot by road.", count],
            ("stop", "OutsideShift") => text["{0} doors lie outside all drivers' hours.", count],
            ("stop", "NoRoom") when perStop is { } each => text["{0} doors found no place on any route: about {1} more of driving are needed for all of them.", count, Hours(each * count)],
            ("stop", "NoRoom") => text["{0} doors found no place on any route.", count],
            ("stop", "NoSkill") => text["{0} doors ask for something that no driver of that day is set up for.", count],
            ("stop", "TooManyStops") => text["{0} doors found no place: the routes have as many stops as they may.", count],
            ("stop", "late") => text["{0} doors are visited later than promised.", count],
            ("stop", "early") => text["{0} doors are visited earlier than promised.", count],
            ("stop", "vans-left") => text["{0} doors are on no route: the vans have left.", count],
            _ => text["{0} neighbors: {1}", count, what],
        };
    }

    private string Hours(TimeSpan time) => time.TotalMinutes < 90 ? text["{0} minutes", (int)Math.Ceiling(time.TotalMinutes / 10) * 10] : text["{0} hours", Math.Round(time.TotalHours * 2) / 2];

    /// <summary>What another try may mend, as long as there can be one.</summary>
    private static bool IsMendedByAnotherTry(string kind, string reason) => kind switch
    {
        "order" or "line" or "route" => true,
        "plan" => reason is not ("other-driver" or "no-round"),
        "stop" => reason is "NoCapacity" or "WindowClosed" or "OutsideShift" or "NoRoom" or "NoSkill" or "TooManyStops" or "vans-left",
        "text" => reason == "crashed",
        _ => false,
    };

    private string? InsteadOfAnotherTry(string kind, string reason, DayStage stage) => (stage, kind) switch
    {
        _ when !IsMendedByAnotherTry(kind, reason) => null,
        (DayStage.Over, "plan" or "route") => RingWhoWaited,
        (DayStage.Over, _) => text["Ring the neighbor."],
        (DayStage.OnTheRoad, "plan") => text["The vans drive the routes they have. Try again: whoever is on none of them is then named here."],
        (DayStage.OnTheRoad, "route") => text["Print it for somebody else who can drive it, or ring the neighbors."],
        (DayStage.OnTheRoad, "order" or "line" or "stop") => RingOrComeBy,
        _ => null,
    };

    private string RingWhoWaited => text["Ring the neighbors who waited."];

    private string RingOrComeBy => text["Ring the neighbor, or ask a driver to come by."];

    private ProblemText? Order(string reason) => reason switch
    {
        "crashed" => Say(text["the order could not be made: the program stumbled over it."], text["Try again: nobody else's order is touched. If it stays, ask whoever looks after this program: its log says why."]),
        "nothing-sellable" => Say(text["nothing on the list can be delivered that day, so there is no order."], text["Look at the products' days and last dates, then try again, or ring the neighbor."]),
        _ => null,
    };

    private ProblemText? Line(string reason, string product) => reason switch
    {
        "unknown-product" => Say(text["a product on the list does not exist any more and was left out."], text["Ring the neighbor: what else was wanted comes as usual."]),
        "not-sold-that-weekday" => Say(text["{0} is not delivered on that weekday and was left out.", product], text["Add the day to the product, then try again, or ring the neighbor, who gets the rest as usual: it is said once in five weeks."]),
        "product-retired" => Say(text["{0} is no longer sold and was left out.", product], text["Ring the neighbor, who gets the rest as usual: it is said once. Or sell it again and try again."]),
        "no-price" => Say(text["{0} has no price on that date and was left out.", product], text["Ring the neighbor: prices of that date are fixed. Give the product a price from a later date."]),
        _ => null,
    };

    private ProblemText? Plan(string reason, string detail) => reason switch
    {
        "no-plan" => Say(text["no routes could be made."], text["Look at the drivers' hours and the vehicles, then try again. If it stays, ask whoever looks after this program: its log says why."]),
        "check-failed" => Say(text["the routes did not pass the last check and were not released."], text["Something changed after planning. Try again to plan with things as they are now. If it stays, ask whoever looks after this program: its log says why."]),
        "no-round" => Say(text["what the neighbors are used to could not be worked out anew."], text["The last one counts on. Try again; if it stays, ask whoever looks after this program: its log says why."]),
        "overtaken" => Say(text["no routes stand yet: things changed while they were being made."], text["Try again."]),
        "other-driver" => Say(OtherDriver(Number(detail)), text["Nobody is texted twice: the times stay. Tell the drivers, or ring whoever minds."]),
        _ => null,
    };

    private ProblemText? Route(string reason, long? stops)
    {
        var length = wording.Stops((int)(stops ?? 0));
        return reason switch
        {
            "driver-retired" => Say(text["does not drive any more, but has a route with {0}.", length], PlanAgain),
            "no-shift" => Say(text["has no hours that day any more, but a route with {0}.", length], PlanAgain),
            "other-vehicle" => Say(text["has another vehicle that day than the route with {0} was made for.", length], PlanAgain),
            "other-hours" => Say(text["has other hours that day than the route with {0} needs.", length], PlanAgain),
            _ => null,
        };
    }

    private string PlanAgain => text["Try again to plan with the drivers as they are now. Promises are kept where they can be; whom they are not kept to is named then."];

    private ProblemText? Travel(string reason, bool vansLeft) => reason switch
    {
        "no-server" => Say(
            text["travel times are estimated: the map server did not answer."],
            vansLeft ? text["Vans may come some minutes earlier or later. Have the map server looked at before the next night."]
                : text["Vans may come some minutes earlier or later. Have the map server looked at, then try again."]),
        "no-roads" => Say(
            text["travel times are estimated: the file of roads could not be read."],
            vansLeft ? text["Vans may come some minutes earlier or later. Have the file looked at before the next night."]
                : text["Vans may come some minutes earlier or later. Have the file looked at, then try again."]),
        _ => null,
    };

    private string OtherDriver(long? neighbors) => neighbors == 1
        ? text["another driver than was texted comes to 1 neighbor."]
        : text["another driver than was texted comes to {0} neighbors.", neighbors ?? 0];

    private ProblemText? Stop(string reason, long? shortBy) => reason switch
    {
        "NoCapacity" => Say(
            shortBy is { } units ? text["does not fit into the vans: {0} too many.", units] : text["does not fit into the vans."],
            text["Let another van drive that day or enter a larger capacity, then try again."]),
        "WindowClosed" => Say(
            shortBy is { } late ? Minutes(late, "cannot be reached within the door's hours: 1 minute too late.", "cannot be reached within the door's hours: {0} minutes too late.") : text["cannot be reached within the door's hours."],
            text["Ask the neighbor for other hours or a place to leave it, or let a driver start earlier, then try again."]),
        "Unreachable" => Say(text["cannot be reached from the depot by road."], text["Look at where the door lies on the map; the position may be wrong."]),
        "OutsideShift" => Say(
            shortBy is { } over ? Minutes(over, "lies outside all drivers' hours: 1 minute is missing.", "lies outside all drivers' hours: {0} minutes are missing.") : text["lies outside all drivers' hours."],
            text["Lengthen a shift that day, then try again."]),
        "NoRoom" => Say(
            shortBy is { } missing ? Minutes(missing, "found no place on any route: 1 minute is missing.", "found no place on any route: {0} minutes are missing.") : text["found no place on any route."],
            text["Add a driver that day or lengthen a shift, then try again."]),
        "NoSkill" => Say(text["asks for something that no driver of that day is set up for."], text["Let another driver drive that day, then try again."]),
        "TooManyStops" => Say(text["found no place: the routes have as many stops as they may."], text["Add a driver that day, then try again."]),
        "late" => Say(
            shortBy is { } behind ? Minutes(behind, "is visited 1 minute later than promised.", "is visited {0} minutes later than promised.") : text["is visited later than promised."],
            text["Ring the neighbor: nobody is texted a second time."]),
        "early" => Say(
            shortBy is { } ahead ? Minutes(ahead, "is visited 1 minute earlier than promised.", "is visited {0} minutes earlier than promised.") : text["is visited earlier than promised."],
            text["Ring the neighbor: nobody is texted a second time."]),
        "vans-left" => Say(text["is on no route: the vans have left."], RingOrComeBy),
        _ => null,
    };

    private ProblemText? Texting(string reason, string detail) => reason switch
    {
        "crashed" => Say(text["the time could not be promised: the program stumbled over it."], text["Try again, or ring the neighbor. If it stays, ask whoever looks after this program: its log says why."]),
        "refused" => Say(text["the text was refused: {0}", detail], text["The number may be wrong or not a cell phone. Ring the neighbor."]),
        "too-late" => Say(text["the text could not go out before the delivery."], text["Ring the neighbor if the time matters."]),
        "unreachable" => Say(text["the text waits: the texting provider does not take it ({0}).", detail], text["It is tried again every minute. If it stays, look at the provider's account."]),
        "needs-a-look" => Say(text["it is not certain that the text went out."], text["It is not sent twice by itself. Look at the outbox."]),
        _ => null,
    };

    private ProblemText? Night(string reason, long? deliveries) => reason switch
    {
        "missed" => Say(
            deliveries == 1 ? text["the night was missed while the program was off: 1 delivery did not go out."]
                : text["the night was missed while the program was off: {0} deliveries did not go out.", deliveries ?? 0],
            RingWhoWaited),
        _ => null,
    };

    private ProblemText? Unsent(string reason, long? texts) => reason switch
    {
        "no-provider" => Say(text["{0} not sent, because no texting provider was set up.", wording.Texts((int)(texts ?? 0))], text["There is one now: send them, or ring whoever waits."]),
        UnsentTexts.Waiting => Say(text["{0} not sent yet: the texting provider does not take them.", wording.Texts((int)(texts ?? 0))], text["They are tried again every minute. If it stays, look at the provider's account, or ring whoever must know."]),
        _ => null,
    };

    private string Minutes(long seconds, string one, string many) => wording.Count((int)((seconds + 59) / 60), one, many);

    private static long? Number(string detail) => long.TryParse(detail, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ProblemText Say(string what, string whatToDo) => new(what, whatToDo);
}
