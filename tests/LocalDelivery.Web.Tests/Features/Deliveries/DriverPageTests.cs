using System.Net;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Shared;
using Microsoft.AspNetCore.Http;

namespace LocalDelivery.Web.Tests.Features.Deliveries;

public sealed class DriverPageTests : IAsyncLifetime
{
    private readonly ADrivenDay app = new();

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        app.ItIsWednesdayAtFour();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Before_the_first_stop_the_driver_sees_what_to_load()
    {
        var page = (await app.Phone.Page("/driver")).Text();

        Assert.Contains("Wednesday, November 25", page, StringComparison.Ordinal);
        Assert.Contains("You leave at 4:30 am for 3 stops", page, StringComparison.Ordinal);
        Assert.Contains("6 × Whole milk", page, StringComparison.Ordinal);
        Assert.Contains("2 × Sourdough", page, StringComparison.Ordinal);
        Assert.Contains("In all 8 crates.", page, StringComparison.Ordinal);
        Assert.Contains("Loaded: to the first stop", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_says_who_what_where_and_until_when()
    {
        var stop = await app.StopOf("Maya Olsen");

        var html = await app.Phone.Page($"/driver?stop={stop.Planned.Id}");
        var page = html.Text();

        Assert.Contains($"{stop.Planned.Position} of 3", page, StringComparison.Ordinal);
        Assert.Contains(stop.Door.Short, page, StringComparison.Ordinal);
        Assert.Contains("Dog in the yard. Gate 4711.", page, StringComparison.Ordinal);
        Assert.Contains("2 × Whole milk", page, StringComparison.Ordinal);
        Assert.Contains("1 × Sourdough", page, StringComparison.Ordinal);
        var (from, until) = (stop.Orders[0].Window!.From.ToOffset(TimeSpan.FromHours(-5)), stop.Orders[0].Window!.Until.ToOffset(TimeSpan.FromHours(-5)));
        Assert.Contains(FormattableString.Invariant($"{from:h:mm}–{until:h:mm} am"), page, StringComparison.Ordinal);
        Assert.Contains($"href=\"tel:{stop.Orders[0].Customer.Phone!.Replace("+", "&#x2B;", StringComparison.Ordinal)}\"", html, StringComparison.Ordinal);
        Assert.Contains("https://www.google.com/maps/dir/?api=1&amp;destination=42.3", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_press_on_a_page_that_was_still_open_changes_nothing_and_says_what_is_recorded()
    {
        var first = (await app.Sheet()).Stops[0];
        var why = $"/driver/stops/{first.Planned.Id}/not-delivered?date=2026-11-25";
        var open = await app.Phone.Page(why);
        await app.Phone.Submit(why, "/not-delivered", ("reason", "WrongAddress"));

        await app.Phone.SubmitFrom(open, why, "/not-delivered", ("reason", "Danger"));
        var page = (await app.Phone.Page($"/driver?stop={first.Planned.Id}")).Text();

        Assert.Contains("Not recorded again: this stop is not delivered (Wrong address). Undo it first to change that.", page, StringComparison.Ordinal);
        Assert.Contains("Undo this stop", page, StringComparison.Ordinal);
        using var again = await app.Phone.GetAsync(new Uri(why, UriKind.Relative));
        Assert.EndsWith($"?stop={first.Planned.Id}", again.Headers.Location!.OriginalString, StringComparison.Ordinal);   // nothing more to ask there
        await app.Phone.SubmitFrom(open, why, "/not-delivered", ("reason", "WrongAddress"));
        Assert.DoesNotContain("Not recorded again", (await app.Phone.Page("/driver")).Text(), StringComparison.Ordinal);   // only pressed twice
    }

    [Fact]
    public async Task Delivered_is_one_press_and_leads_to_the_next_door()
    {
        var first = (await app.Sheet()).Stops[0];

        var response = await app.Phone.Submit($"/driver?stop={first.Planned.Id}", "/delivered");

        Assert.Equal("/driver", $"{response.Headers.Location}");
        Assert.True((await app.Outcomes())[first.Orders[0].Customer.Name].IsDelivered);
        var next = (await app.Phone.Page("/driver")).Text();
        Assert.Contains("2 of 3", next, StringComparison.Ordinal);
        Assert.Contains("1 of 3 stops done", next, StringComparison.Ordinal);
        Assert.Contains("All 2 delivered", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_sent_again_changes_nothing()
    {
        var page = $"/driver?stop={(await app.StopOf("Maya Olsen")).Planned.Id}";
        var html = await app.Phone.Page(page);
        await app.Phone.SubmitFrom(html, page, "/delivered");
        var before = (await app.Outcomes())["Maya Olsen"];
        app.Time.Advance(TimeSpan.FromMinutes(3));

        var again = await app.Phone.SubmitFrom(html, page, "/delivered");

        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(before, (await app.Outcomes())["Maya Olsen"]);
    }

    [Fact]
    public async Task Several_neighbors_at_one_door_are_delivered_together_or_one_by_one()
    {
        var stop = await app.StopOf("Tom Reed");
        var page = $"/driver?stop={stop.Planned.Id}";
        var ida = stop.Orders.Single(order => order.Customer.Name == "Ida Berg").Order.Id;

        var response = await app.Phone.Submit(page, $"{stop.Planned.Id}/delivered", ("order", $"{ida}"));

        Assert.Equal(["Ida Berg"], (await app.Outcomes()).Keys);
        Assert.Equal(page, $"{response.Headers.Location}");   // still somebody to serve here
        Assert.Contains("The others delivered", (await app.Phone.Page(page)).Text(), StringComparison.Ordinal);

        await app.Phone.Submit($"/driver/stops/{stop.Planned.Id}/not-delivered?date=2026-11-25", null, ("reason", "NobodyThere"));
        var outcomes = await app.Outcomes();
        Assert.True(outcomes["Ida Berg"].IsDelivered);
        Assert.Equal(NotDeliveredReason.NobodyThere, outcomes["Tom Reed"].NotDelivered!.Reason);
        Assert.Contains("in part", (await app.Phone.Page("/driver")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_off_is_said_with_a_reason_and_can_be_undone()
    {
        var stop = await app.StopOf("Bo Lind");
        var why = $"/driver/stops/{stop.Planned.Id}/not-delivered?date=2026-11-25";

        await app.Phone.Submit(why, null, ("reason", "Other"), ("words", " The bridge: it is closed "));
        Assert.Equal(new NotDelivered(NotDeliveredReason.Other, "The bridge: it is closed"), (await app.Outcomes())["Bo Lind"].NotDelivered);
        Assert.Contains("The bridge: it is closed", (await app.Phone.Page($"/driver?stop={stop.Planned.Id}")).Text(), StringComparison.Ordinal);

        var undone = await app.Phone.Submit("/driver", $"{stop.Planned.Id}/undo");
        Assert.Empty(await app.Outcomes());
        Assert.Equal($"/driver?stop={stop.Planned.Id}", $"{undone.Headers.Location}");
    }

    [Fact]
    public async Task Words_typed_before_a_reason_is_pressed_are_kept_beside_it()
    {
        var stop = await app.StopOf("Bo Lind");

        await app.Phone.Submit($"/driver/stops/{stop.Planned.Id}/not-delivered?date=2026-11-25", null, ("reason", "WrongAddress"), ("words", "they moved in May"));

        Assert.Equal(new NotDelivered(NotDeliveredReason.WrongAddress, "they moved in May"), (await app.Outcomes())["Bo Lind"].NotDelivered);
        Assert.Contains("Wrong address: they moved in May", (await app.Phone.Page($"/driver?stop={stop.Planned.Id}")).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "Reason: please choose one.")]
    [InlineData("Bored", "", "Reason: please choose one.")]
    [InlineData("Other", "  ", "What happened: please say it in a few words.")]
    public async Task A_missing_reason_is_asked_for_and_nothing_is_stored(string reason, string words, string error)
    {
        var stop = await app.StopOf("Bo Lind");

        var response = await app.Phone.Submit($"/driver/stops/{stop.Planned.Id}/not-delivered?date=2026-11-25", null, ("reason", reason), ("words", words));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(error, (await response.Content.ReadAsStringAsync()).Text(), StringComparison.Ordinal);
        Assert.Empty(await app.Outcomes());
    }

    [Fact]
    public async Task Words_that_are_too_long_are_refused_and_kept_on_the_page()
    {
        var stop = await app.StopOf("Bo Lind");
        var words = new string('x', 201);

        var response = await app.Phone.Submit($"/driver/stops/{stop.Planned.Id}/not-delivered?date=2026-11-25", null, ("reason", "Other"), ("words", words));

        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("What happened: please use at most 200 letters.", html.Text(), StringComparison.Ordinal);
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Empty(await app.Outcomes());
    }

    [Fact]
    public async Task An_unreadable_order_is_not_taken_for_the_whole_stop()
    {
        var stop = await app.StopOf("Tom Reed");

        var response = await app.Phone.Submit($"/driver?stop={stop.Planned.Id}", "/delivered", ("order", "everybody"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await app.Outcomes());
    }

    [Fact]
    public async Task Nobody_records_at_another_drivers_stop()
    {
        var other = app.SignedInAs(Roles.Driver, (await app.Given.ADriver("Ben Okafor")).Id.Value);
        var stop = await app.StopOf("Bo Lind");
        var html = await app.Phone.Page($"/driver?stop={stop.Planned.Id}");
        var token = await other.Page("/sign-in");   // a token of her own

        foreach (var press in new[] { "delivered", "not-delivered", "undo" })
        {
            var form = $"<form action=\"/driver/stops/{stop.Planned.Id}/{press}\">{token}</form>";
            var response = await other.SubmitFrom(form, "/driver", press, ("reason", "Danger"), ("next", ""));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.Empty(await app.Outcomes());
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"/driver/stops/{stop.Planned.Id}/not-delivered?date=2026-11-25", UriKind.Relative))).StatusCode);
        Assert.Contains("Nothing to drive today.", (await other.Page("/driver")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing to drive today.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_stop_the_driver_is_thanked_and_sees_what_comes_back()
    {
        foreach (var stop in (await app.Sheet()).Stops.SkipLast(1)) await app.Get<RecordDelivery>().Run(app.Ana.Id, stop.Planned.Id, only: null, notDelivered: null);
        var last = (await app.Sheet()).Current!;
        await app.Phone.Submit($"/driver/stops/{last.Planned.Id}/not-delivered?date=2026-11-25", null, ("reason", "GoodsMissing"));

        var page = (await app.Phone.Page("/driver")).Text();

        var missed = last.Orders.Count;
        Assert.Contains($"All done: {(await app.Sheet()).Stops.Count} stops, {(missed == 1 ? "1 neighbor" : $"{missed} neighbors")} went without.", page, StringComparison.Ordinal);
        Assert.Contains("Back to the depot", page, StringComparison.Ordinal);
        Assert.Contains("Goods missing", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Being_late_is_told_by_the_clock_not_only_by_the_last_door()
    {
        var stops = (await app.Sheet()).Stops;
        app.ClockAt(stops[0].Planned.DepartsAt);
        await app.Get<RecordDelivery>().Run(app.Ana.Id, stops[0].Planned.Id, only: null, notDelivered: null);
        Assert.Contains("on time", (await app.Phone.Page("/driver")).Text(), StringComparison.Ordinal);

        var back = (await app.Sheet()).Route.ReturnsAt;
        app.ClockAt(back);
        Assert.Contains(app.Get<RouteWords>().Ahead(stops[1].Planned.DepartsAt - back), (await app.Phone.Page("/driver")).Text(), StringComparison.Ordinal);
        Assert.Contains(" min behind", (await app.Phone.Page("/driver")).Text(), StringComparison.Ordinal);

        app.ClockAt(back.AddMinutes(277));   // the morning is over
        Assert.DoesNotContain("behind", (await app.Phone.Page("/driver")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_stops_come_first_and_those_that_are_done_are_folded_away()
    {
        var first = (await app.Sheet()).Stops[0];
        await app.Get<RecordDelivery>().Run(app.Ana.Id, first.Planned.Id, only: null, notDelivered: null);

        var list = (await app.Phone.Page("/driver")).Split("id=\"all-stops\"")[1];
        var (open, done) = (list.Split("<details>")[0].Text(), list.Split("<details>")[1].Text());

        Assert.DoesNotContain(first.Door.Short + " ", open, StringComparison.Ordinal);
        Assert.Contains("1 stop is done", done, StringComparison.Ordinal);
        Assert.Contains(first.Door.Short + " ", done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_of_a_driver_who_has_left_still_says_whose_it_was()
    {
        var owner = app.SignedInAs(Roles.Owner, Guid.NewGuid());
        await app.Database.Write(tx => tx.Execute("update driver set retired_at = @now", new { now = app.Time.GetUtcNow() }));

        Assert.Contains("Ana Silva · Wednesday, November 25", (await owner.Page("/driver/2026-11-25/sheet")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_driver_signs_out_on_the_page_of_the_day()
    {
        var response = await app.Phone.Submit("/driver", "/sign-out");

        Assert.Equal("/", $"{response.Headers.Location}");
        Assert.Contains(response.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_paper_sheet_has_every_order_for_the_driver_and_the_owner()
    {
        var owner = app.SignedInAs(Roles.Owner, Guid.NewGuid());
        foreach (var sheet in new[] { await app.Phone.Page("/driver/2026-11-25/sheet"), await owner.Page($"/driver/2026-11-25/sheet?driver={app.Ana.Id}"), await owner.Page("/driver/2026-11-25/sheet") })
        {
            var text = sheet.Text();
            Assert.Contains("Ana Silva · Wednesday, November 25", text, StringComparison.Ordinal);
            Assert.All(["Maya Olsen", "Tom Reed", "Ida Berg", "Bo Lind", "Gate 4711", "6 × Whole milk"], name => Assert.Contains(name, text, StringComparison.Ordinal));
        }

        var other = app.SignedInAs(Roles.Driver, (await app.Given.ADriver("Ben Okafor")).Id.Value);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"/driver/2026-11-25/sheet?driver={app.Ana.Id}", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("/driver/yesterday")]
    [InlineData("/driver/2026-02-30")]
    [InlineData("/driver?stop=00000000-0000-0000-0000-000000000000")]
    [InlineData("/driver/stops/00000000-0000-0000-0000-000000000000/not-delivered?date=2026-11-25")]
    public async Task What_does_not_exist_is_not_found(string address) =>
        Assert.Equal(StatusCodes.Status404NotFound, (int)(await app.Phone.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
}
