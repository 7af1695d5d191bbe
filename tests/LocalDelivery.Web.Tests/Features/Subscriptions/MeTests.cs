using System.Net;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Deliveries;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Features.Subscriptions;

/// <summary>
/// Maya gets milk on Monday, Wednesday and Friday; it is Tuesday, 10 am; the cutoff is at 7 pm the evening before.
/// </summary>
public sealed class MeTests : IAsyncLifetime
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private static readonly DateOnly Friday = new(2026, 11, 27);
    private static readonly DateTimeOffset CutoffOfWednesday = new(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);
    private readonly AppFixture app = new();
    private Customer maya = null!;
    private HttpClient browser = null!;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ABusiness();
        await app.Given.ADriver();
        maya = await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Mon Wed Fri", 2));
        app.ClockAt(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));
        browser = app.SignedInAs(Roles.Neighbor, maya.Id.Value, maya.Name);
    }

    public ValueTask DisposeAsync()
    {
        browser.Dispose();
        return app.DisposeAsync();
    }

    private async Task<string> Me() => Plain(await browser.Page("/me"));

    private static string Plain(string html) => html.Text().Replace('\u00A0', ' ');

    private async Task<Subscription> Subscription() => (await app.Get<SubscriptionStore>().FindByCustomer(maya.Id))!;

    private Task<HttpResponseMessage> Skip(DateOnly date) => browser.Submit("/me", $"/me/deliveries/{date:yyyy-MM-dd}/skip");

    private Task<HttpResponseMessage> Pause(string from, string until) => browser.Submit("/me/pause", "/me/pause", (PauseForm.FromField, from), (PauseForm.UntilField, until));

    private async Task<string> Notice(HttpResponseMessage response)
    {
        Assert.Equal("/me", response.Headers.Location?.ToString());
        return await Me();
    }

    private static async Task<string> Refusal(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        return (await response.Content.ReadAsStringAsync()).Text();
    }

    [Fact]
    public async Task A_neighbor_signs_out_on_a_phone_that_others_use_too()
    {
        var response = await browser.Submit("/me", "/sign-out");

        Assert.Contains(response.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signing_out_on_a_second_page_leads_out_as_well()
    {
        var second = await browser.Page("/me");
        await browser.Submit("/me", "/sign-out");

        using var response = await browser.SubmitFrom(second, "/me", "/sign-out");

        Assert.Equal("/", $"{response.Headers.Location}");
    }

    [Fact]
    public async Task The_standing_order_is_priced_as_the_next_delivery_is()
    {
        var milk = (await Subscription()).Lines[0].ProductId;
        await app.Database.Write(tx => app.Get<Web.Features.Catalog.ProductStore>().SavePrice(tx, milk, new PriceFrom(Friday, new Money(150, app.Given.Currency))));
        Assert.Contains("$7.20 a week", await Me(), StringComparison.Ordinal);   // Wednesday's still costs 1.20

        app.ClockAt(CutoffOfWednesday.AddMinutes(1));   // from now on Friday's is the next that is open
        Assert.Contains("$9.00 a week", await Me(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_missed_night_nothing_is_said_to_come()
    {
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 15, 0, 0, TimeSpan.Zero));   // 10 am on Wednesday: no van leaves any more
        await app.Get<RunDueNights>().Run(CancellationToken.None);

        var page = await Me();

        Assert.Contains("Wed 25", page, StringComparison.Ordinal);
        Assert.Contains("does not come – we are sorry", page, StringComparison.Ordinal);
        Assert.DoesNotContain("packed", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_is_on_no_route_is_not_called_packed()
    {
        await app.Database.Write(tx => tx.Execute("delete from shift"));
        app.ClockAt(CutoffOfWednesday.AddMinutes(11));
        await app.Get<NightlyRun>().Run(Wednesday);

        Assert.Contains("It has no place on a route yet. We are looking for one.", await Me(), StringComparison.Ordinal);
        Assert.DoesNotContain("already packed", Plain(await browser.Page("/me/pause")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_been_delivered_is_not_said_to_come()
    {
        app.ClockAt(CutoffOfWednesday.AddMinutes(11));
        await app.Get<NightlyRun>().Run(Wednesday);
        app.ClockAt(CutoffOfWednesday.AddHours(11));   // 6 am
        Assert.Contains("Today's delivery is already packed and will come.", Plain(await browser.Page("/me/pause")), StringComparison.Ordinal);
        var ana = Assert.Single(await app.Get<LocalDelivery.Web.Features.Drivers.FleetStore>().Drivers());
        await app.Given.AnOutcome((await app.Get<OrderStore>().On(Wednesday))[0].Id, ana.Id, "delivered", "");

        Assert.DoesNotContain("Today's delivery", Plain(await browser.Page("/me/pause")), StringComparison.Ordinal);
        Assert.DoesNotContain("Today's delivery", await Notice(await Pause("2026-11-25", "2026-11-30")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_in_a_text_opens_the_page()
    {
        using var phone = app.Client();
        using var response = await phone.GetAsync(new Uri($"/me/{maya.LinkToken}", UriKind.Relative));

        Assert.Equal("/me", response.Headers.Location?.ToString());
        Assert.Contains("Maya", await phone.Page("/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_no_longer_good_says_how_to_get_another()
    {
        using var response = await app.Client().GetAsync(new Uri("/me/nobodys-token", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("href=\"/sign-in\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_for_neighbors_who_are_signed_in()
    {
        using var nobody = await app.Client().GetAsync(new Uri("/me", UriKind.Relative));
        using var owner = await app.SignedInAs(Roles.Owner, Guid.NewGuid()).GetAsync(new Uri("/me", UriKind.Relative));

        Assert.StartsWith("https://localhost/sign-in", nobody.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, owner.StatusCode);
    }

    [Fact]
    public async Task The_next_delivery_says_what_comes_when_and_until_when_it_can_change()
    {
        var page = await Me();

        Assert.Contains("Tomorrow 2 × Whole milk $2.40", page, StringComparison.Ordinal);
        Assert.Contains("You can change it until 7 pm tonight – 9 hours left.", page, StringComparison.Ordinal);
        Assert.Contains("2 × Whole milk on Monday, Wednesday and Friday $7.20 a week", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_it_lies_on_the_step_the_next_delivery_is_shown()
    {
        await app.Get<NightlyRun>().Run(Wednesday);
        app.ClockAt(CutoffOfWednesday.AddHours(10));
        Assert.Contains("Today", await Me(), StringComparison.Ordinal);
        var order = (await app.Get<OrderStore>().On(Wednesday)).Single();
        await app.Given.AnOutcome(order.Id, (await app.Get<Web.Features.Drivers.FleetStore>().Drivers())[0].Id, "delivered", "");

        var page = await Me();

        Assert.DoesNotContain("Today", page, StringComparison.Ordinal);
        Assert.Contains("Friday, November 27", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_released_delivery_says_its_window_who_comes_and_the_prices_of_its_order()
    {
        await app.Get<NightlyRun>().Run(Wednesday);
        var later = new PriceFrom(new DateOnly(2026, 11, 2), new Money(999, app.Given.Currency));
        await app.Database.Write(async tx => await app.Get<Web.Features.Catalog.ProductStore>().SavePrice(tx, (await Subscription()).Lines[0].ProductId, later));
        app.ClockAt(CutoffOfWednesday);

        var page = await Me();

        Assert.Matches(@"Tomorrow, [4-8]:\d\d–[4-8]:\d\d am Ana comes 2 × Whole milk \$2.40", page);
        Assert.Contains("It is packed for you, so it can no longer be changed.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_is_the_next_one_until_two_hours_after_its_window()
    {
        await app.Get<NightlyRun>().Run(Wednesday);
        var order = Assert.Single(await app.Get<OrderStore>().Of(maya.Id, Wednesday));
        var window = (await app.Get<PromiseStore>().On(Wednesday))[order.Id];

        app.ClockAt(window.Until.AddHours(2));
        Assert.Contains("Today, ", await Me(), StringComparison.Ordinal);
        app.ClockAt(window.Until.AddHours(2).AddSeconds(1));
        Assert.Contains("Friday, November 27 2 × Whole milk", await Me(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_late_day_it_is_the_next_one_until_two_hours_after_it_is_planned_for()
    {
        await app.Get<NightlyRun>().Run(Wednesday);
        var order = Assert.Single(await app.Get<OrderStore>().Of(maya.Id, Wednesday));
        var window = (await app.Get<PromiseStore>().On(Wednesday))[order.Id];
        await app.Database.Write(tx => tx.Execute("update stop set service_starts_at = @late", new { late = window.Until.AddHours(1) }));   // somebody takes over

        app.ClockAt(window.Until.AddHours(3));
        Assert.Contains("Today, ", await Me(), StringComparison.Ordinal);
        app.ClockAt(window.Until.AddHours(3).AddSeconds(1));
        Assert.DoesNotContain("Today, ", await Me(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_skip_is_struck_through_in_its_place_and_taken_back_there()
    {
        Assert.Contains("Skipped: nothing comes on Friday, November 27. You can take it back until 7 pm on Thursday, November 26.", await Notice(await Skip(Friday)), StringComparison.Ordinal);
        Assert.Contains("<li class=\"skipped\">", await browser.Page("/me"), StringComparison.Ordinal);

        Assert.Contains("Friday, November 27 comes as usual.", await Notice(await browser.Submit("/me", "/me/deliveries/2026-11-27/skip/undo")), StringComparison.Ordinal);
        Assert.DoesNotContain("<li class=\"skipped\">", await browser.Page("/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_press_changes_nothing()
    {
        var page = await browser.Page("/me");
        await browser.SubmitFrom(page, "/me", "/me/deliveries/2026-11-25/skip");
        Assert.Contains("Wednesday, November 25 is skipped: nothing comes.", await Notice(await browser.SubmitFrom(page, "/me", "/me/deliveries/2026-11-25/skip")), StringComparison.Ordinal);

        page = await browser.Page("/me");
        await browser.SubmitFrom(page, "/me", "/me/deliveries/2026-11-25/skip/undo");
        Assert.Contains("Wednesday, November 25 is not skipped.", await Notice(await browser.SubmitFrom(page, "/me", "/me/deliveries/2026-11-25/skip/undo")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skipping_after_the_cutoff_is_refused_and_a_second_earlier_is_not()
    {
        var page = await browser.Page("/me");
        app.ClockAt(CutoffOfWednesday);
        Assert.Contains("too late to skip Wednesday, November 25", await Refusal(await browser.SubmitFrom(page, "/me", "/me/deliveries/2026-11-25/skip")), StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"/me/deliveries/2026-11-25/skip\"", await browser.Page("/me"), StringComparison.Ordinal);

        app.ClockAt(CutoffOfWednesday.AddDays(2).AddSeconds(-1));
        await Notice(await Skip(Friday));
        Assert.Equal([Friday], (await Subscription()).Skips);
    }

    [Fact]
    public async Task A_skip_stands_once_the_cutoff_has_passed()
    {
        await Skip(Wednesday);
        var page = await browser.Page("/me");
        app.ClockAt(CutoffOfWednesday);

        Assert.Contains("too late to bring Wednesday, November 25 back", await Refusal(await browser.SubmitFrom(page, "/me", "/skip/undo")), StringComparison.Ordinal);
        Assert.Equal([Wednesday], (await Subscription()).Skips);
        Assert.DoesNotContain("/skip/undo", await browser.Page("/me"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("02:30", "2027-03-15", "2027-03-14T07:30:00Z", "3:30 am")]   // the clocks skip 2:30: the cutoff moves to 3:30
    [InlineData("01:30", "2027-11-08", "2027-11-07T05:30:00Z", "1:30 am")]   // they show 1:30 twice: the first counts
    public async Task On_the_days_the_clocks_change_the_cutoff_is_one_clear_second(string cutoffTime, string monday, string cutoff, string says)
    {
        await app.Given.ABusiness(business => business with { CutoffTime = TimeOnly.Parse(cutoffTime, null) });
        var instant = DateTimeOffset.Parse(cutoff, null);
        app.ClockAt(instant.AddSeconds(-1));
        using var fresh = app.SignedInAs(Roles.Neighbor, maya.Id.Value, maya.Name);
        var page = await fresh.Page("/me");
        Assert.Contains($"You can change it until {says} today – a minute left.", page.Text(), StringComparison.Ordinal);

        app.ClockAt(instant);
        var date = DateOnly.Parse(monday, null);
        Assert.Equal(SkipOutcome.PastCutoff, await app.Get<SkipDelivery>().Run(maya.Id, date));
        Assert.Contains("about to be packed", (await fresh.Page("/me")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_run_early_fixes_its_date_before_the_cutoff()
    {
        await Skip(Friday);
        await app.Get<FreezeOrders>().Run(Wednesday, progress: null, CancellationToken.None);
        await app.Get<FreezeOrders>().Run(Friday, progress: null, CancellationToken.None);

        Assert.Equal(SkipOutcome.PastCutoff, await app.Get<SkipDelivery>().Run(maya.Id, Wednesday));
        Assert.Equal(UnskipOutcome.PastCutoff, await app.Get<UnskipDelivery>().Run(maya.Id, Friday));
    }

    [Theory]
    [InlineData("2026-13-45", "Delivery date: “2026-13-45” is not a date.")]
    [InlineData("tomorrow", "Delivery date: “tomorrow” is not a date.")]
    [InlineData("2026-11-20", "Delivery date: Friday, November 20 is over.")]
    [InlineData("2027-11-25", "Delivery date: Thursday, November 25, 2027 is more than a year ahead.")]
    [InlineData("2026-11-26", "Nothing is planned for Thursday, November 26, so there is nothing to skip.")]
    public async Task A_date_that_can_not_be_skipped_is_refused_in_words(string date, string says)
    {
        var page = (await browser.Page("/me")).Replace("deliveries/2026-11-25/skip", $"deliveries/{date}/skip", StringComparison.Ordinal);
        Assert.Contains(says, await Refusal(await browser.SubmitFrom(page, "/me", $"/{date}/skip")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_says_from_when_until_when_and_what_comes_after()
    {
        var page = await Notice(await Pause("2026-11-24", "2026-12-01"));

        Assert.Contains("Nothing comes from Wednesday, November 25 until Tuesday, December 1. Deliveries come again on Wednesday, December 2.", page, StringComparison.Ordinal);
        Assert.Contains("2 × Whole milk you are away", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_that_one_delivery_falls_into_is_said_with_one_date()
    {
        Assert.Contains("Nothing comes on Friday, November 27. Deliveries come again on Monday, November 30.", await Notice(await Pause("2026-11-26", "2026-11-27")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_packed_comes_and_the_pause_begins_after_it()
    {
        app.ClockAt(CutoffOfWednesday.AddDays(2));   // Thursday evening: Friday's is packed
        await app.Get<FreezeOrders>().Run(Friday, progress: null, CancellationToken.None);
        app.ClockAt(new DateTimeOffset(2026, 11, 27, 6, 0, 0, TimeSpan.Zero));

        Assert.Contains("Today's delivery is already packed and will come.", (await browser.Page("/me/pause")).Text(), StringComparison.Ordinal);
        var page = await Notice(await Pause("2026-11-27", ""));

        Assert.Contains("Today's delivery is already packed and will come; the pause begins on Monday, November 30.", page, StringComparison.Ordinal);
        Assert.Contains("Nothing comes from Monday, November 30 on, until you end the pause.", page, StringComparison.Ordinal);
        Assert.Equal([new Pause(new DateOnly(2026, 11, 28), EndsOn: null)], (await Subscription()).Pauses);
    }

    [Fact]
    public async Task A_pause_of_days_that_are_all_packed_is_refused()
    {
        app.ClockAt(CutoffOfWednesday);
        Assert.Contains("Last day away: it is too late to change these days", await Refusal(await Pause("2026-11-24", "2026-11-25")), StringComparison.Ordinal);
        Assert.Empty((await Subscription()).Pauses);
    }

    [Fact]
    public async Task A_pause_ends_early_and_the_page_says_so_before_and_after()
    {
        await Pause("2026-11-24", "");
        Assert.Contains("If you end it now, the next delivery comes on Wednesday, November 25.", await Me(), StringComparison.Ordinal);
        app.ClockAt(CutoffOfWednesday);

        var page = await Notice(await browser.Submit("/me", "/end"));

        Assert.Contains("The pause is over: the next delivery comes on Friday, November 27.", page, StringComparison.Ordinal);
        Assert.Equal([new Pause(Wednesday, Wednesday)], (await Subscription()).Pauses);
    }

    [Fact]
    public async Task A_pause_over_a_packed_day_says_what_it_leaves_out_and_what_ending_it_brings_back()
    {
        await app.Get<FreezeOrders>().Run(Friday, progress: null, CancellationToken.None);   // early: Wednesday is still open

        await Pause("2026-11-26", "2026-12-02");

        var page = await Me();
        Assert.Contains("You are away from Monday, November 30 until Wednesday, December 2. If you end it now, Monday, November 30 comes as usual.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_to_come_can_be_taken_back()
    {
        await Pause("2026-12-07", "2026-12-11");
        Assert.Contains("If you end it now, Monday, December 7 comes as usual.", await Me(), StringComparison.Ordinal);

        Assert.Contains("The pause is over: the next delivery comes on Wednesday, November 25.", await Notice(await browser.Submit("/me", "/end")), StringComparison.Ordinal);
        Assert.Empty((await Subscription()).Pauses);
    }

    [Fact]
    public async Task Before_there_is_a_business_a_link_leads_to_the_front_page()
    {
        await using var empty = new AppFixture();
        await empty.InitializeAsync();
        using var response = await empty.Client().GetAsync(new Uri("/me/nobodys-token", UriKind.Relative));
        Assert.Equal("/", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Pauses_that_touch_become_one_and_the_same_again_changes_nothing()
    {
        await Pause("2026-12-01", "2026-12-10");
        await Pause("2026-12-11", "2026-12-15");
        Assert.Equal([new Pause(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 15))], (await Subscription()).Pauses);

        Assert.Contains("You are already away from Tuesday, December 1 until Tuesday, December 15.", await Notice(await Pause("2026-12-01", "2026-12-10")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "First day away: please choose a date.")]
    [InlineData("soon", "", "First day away: “soon” is not a date.")]
    [InlineData("2026-11-20", "", "First day away: this day is over.")]
    [InlineData("2028-01-01", "", "First day away: this is more than a year ahead.")]
    [InlineData("2026-12-03", "2026-12-32", "Last day away: “2026-12-32” is not a date.")]
    [InlineData("2026-12-03", "2026-12-02", "Last day away: this is before the first day away.")]
    [InlineData("2026-12-03", "2028-12-02", "Last day away: this is more than a year ahead.")]
    public async Task Dates_that_make_no_pause_are_refused_beside_their_field_and_kept(string from, string until, string says)
    {
        using var response = await Pause(from, until);
        var html = await response.Content.ReadAsStringAsync();

        Assert.Contains(says, await Refusal(response), StringComparison.Ordinal);
        Assert.Contains("<title>Error: ", html, StringComparison.Ordinal);
        if (from.Length > 0) Assert.Contains($"value=\"{from}\"", html, StringComparison.Ordinal);
        if (until.Length > 0) Assert.Contains($"value=\"{until}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_neighbor_can_not_touch_another_ones_pause()
    {
        var tom = await app.Given.ACustomer("Tom Reed", ((await Subscription()).Lines[0].ProductId, "Tue", 1));
        await app.Get<PauseSubscription>().Run(tom.Id, new Pause(new DateOnly(2026, 12, 1), EndsOn: null));
        var toms = await app.Get<SubscriptionStore>().Pauses((await app.Get<SubscriptionStore>().FindByCustomer(tom.Id))!.Id);
        await Pause("2026-12-01", "");
        var own = Assert.Single(await app.Get<SubscriptionStore>().Pauses((await Subscription()).Id));

        var page = (await browser.Page("/me")).Replace($"{own.Id}", $"{toms[0].Id}", StringComparison.Ordinal);
        Assert.Contains("That pause is over already.", await Notice(await browser.SubmitFrom(page, "/me", "/end")), StringComparison.Ordinal);

        Assert.Equal(toms, await app.Get<SubscriptionStore>().Pauses((await app.Get<SubscriptionStore>().FindByCustomer(tom.Id))!.Id));
        Assert.Equal(SkipOutcome.NoDelivery, await app.Get<SkipDelivery>().Run(maya.Id, new DateOnly(2026, 11, 24)));   // Tuesday is Tom's
        Assert.DoesNotContain("Reed", await Me(), StringComparison.Ordinal);
    }

    private Task Withdrawn(DateOnly from) => app.Database.Write(tx => tx.Execute("update product set retired_from = @from", new { from }));

    [Fact]
    public async Task A_day_on_which_nothing_of_it_is_sold_is_no_delivery()
    {
        await Withdrawn(Wednesday);

        var html = await browser.Page("/me");

        Assert.Contains("No delivery is in sight.", Plain(html), StringComparison.Ordinal);
        Assert.Contains("Nothing that is on sale that day does not come", Plain(html), StringComparison.Ordinal);
        Assert.DoesNotContain("/skip\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("$0.00 Skip", Plain(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_delivery_before_a_product_is_withdrawn_still_comes()
    {
        await Withdrawn(Friday);
        Assert.Contains("Tomorrow 2 × Whole milk $2.40", await Me(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_day_stands_on_the_calendar_with_its_word()
    {
        await app.Database.Write(tx => app.Get<ClosedDayStore>().Insert(tx, Friday, "Holiday"));
        Assert.Contains("2 × Whole milk we are closed", await Me(), StringComparison.Ordinal);
    }
}
