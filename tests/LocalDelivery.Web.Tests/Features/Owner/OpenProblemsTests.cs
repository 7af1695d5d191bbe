using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Features.Owner;

/// <summary>What is open is on the owner's page until it is mended or dealt with, also when its day is over.</summary>
public sealed class OpenProblemsTests : IAsyncLifetime
{
    private static readonly DateOnly Tuesday = OwnerFixture.Tuesday;
    private static readonly DateTimeOffset Night = new(2026, 11, 24, 0, 11, 0, TimeSpan.Zero);   // 7:11 pm on Monday
    private readonly OwnerFixture app = new();
    private Driver ana = null!;

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Tue Wed", 2));
        ana = await app.Given.ADriver();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<string> Page(string path = "/owner") => (await app.Owner.Page(path)).Text();

    private async Task TheNight()
    {
        app.ClockAt(Night);
        await app.Get<NightlyRun>().Run(Tuesday);
        Assert.Contains("Tomorrow is all right.", await Page(), StringComparison.Ordinal);
    }

    private static NightProblem Missed(DateOnly date, int deliveries) => new(date, "night", $"{date:yyyy-MM-dd}", "missed", $"{deliveries}");

    [Fact]
    public async Task A_night_that_was_missed_days_ago_stands_on_the_page_the_newest_first_until_it_is_too_old()
    {
        await app.Get<NightStore>().Notice(Missed(Tuesday.AddDays(-5), 1));
        await app.Get<NightStore>().Notice(Missed(Tuesday.AddDays(-3), 40));
        await TheNight();   // which is all right

        var page = await Page();

        Assert.Contains(
            "Days that are over: please look at this Saturday, November 21 Saturday, November 21: the night was missed while the program was off: 40 deliveries did not go out.",
            page, StringComparison.Ordinal);
        Assert.Contains("Thursday, November 19: the night was missed while the program was off: 1 delivery did not go out. Ring the neighbors who waited.", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("Saturday", StringComparison.Ordinal) < page.IndexOf("Thursday", StringComparison.Ordinal));
        Assert.DoesNotContain("Try again", page, StringComparison.Ordinal);

        app.ClockAt(Night.AddDays(11));
        page = await Page();
        Assert.Contains("Saturday, November 21: the night was missed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Thursday, November 19", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_a_product_has_ended_is_said_once_for_each_neighbor_and_shown_to_both_of_them()
    {
        var butter = await app.Given.AProduct("Butter", 380);
        var tom = await app.Given.ACustomer("Tom Reed", (butter, "Tue Wed Thu", 1), (await app.Given.AProduct("Bread", 300), "Tue Wed Thu", 1));
        await app.Database.Write(tx => tx.Execute("update product set retired_from = @Tuesday where name = 'Butter'", new { Tuesday }));
        app.ClockAt(Night);

        await app.Get<NightlyRun>().Run(Tuesday);
        Assert.Contains($"{tom.Name}, {tom.Door.Short}: Butter is no longer sold and was left out. Ring the neighbor, who gets the rest as usual: it is said once.", await Page(), StringComparison.Ordinal);
        await app.Owner.Taken("/owner", $"/owner/nights/2026-11-24/done");
        await app.Get<NightlyRun>().Run(Tuesday.AddDays(1));

        Assert.Empty(await app.Get<NightStore>().Problems(Tuesday.AddDays(1)));
        Assert.DoesNotMatch("Next four weeks .* Butter .* Who and how", await Page($"/owner/customers/{tom.Id}"));
        var me = await app.SignedInAs(LocalDelivery.Web.Features.Shared.Roles.Neighbor, tom.Id.Value, tom.Name).Page("/me");
        Assert.Contains("Butter is not sold any more from Tuesday, November 24 on. $9.00 a week", me.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_a_weekday_of_a_product_has_ended_is_said_once_for_each_neighbor_and_weekday()
    {
        var butter = await app.Given.AProduct("Butter", 380, Weekdays.All & ~Weekdays.Tuesday & ~Weekdays.Thursday);
        await app.Given.ACustomer("Tom Reed", (butter, "Tue Wed Thu", 1));
        var nights = app.Get<NightlyRun>();
        async Task<string[]> ProblemsOf(DateOnly date)
        {
            app.ClockAt(new DateTimeOffset(date.AddDays(-1), new TimeOnly(19, 10), TimeSpan.FromHours(-5)));
            var report = await nights.Run(date);
            var problems = (await app.Get<NightStore>().Problems(date)).Select(problem => problem.Reason).Order(StringComparer.Ordinal).ToArray();
            Assert.Equal(problems.Contains("nothing-sellable") ? 1 : 0, report.Frozen.Failed);
            return problems;
        }

        string[] told = ["not-sold-that-weekday", "nothing-sellable"];
        Assert.Equal(told, await ProblemsOf(Tuesday));
        Assert.Empty(await ProblemsOf(Tuesday.AddDays(1)));
        Assert.Equal(told, await ProblemsOf(Tuesday.AddDays(2)));   // another weekday is other news
        Assert.Empty(await ProblemsOf(Tuesday.AddDays(7)));
        Assert.Empty(await ProblemsOf(Tuesday.AddDays(9)));
        Assert.Equal(told, await ProblemsOf(Tuesday.AddDays(42)));   // and after some weeks one is reminded
    }

    [Fact]
    public async Task Many_doors_without_a_place_are_one_sentence_and_their_list_can_be_unfolded()
    {
        var milk = await app.Given.AProduct("Cream", 120);
        for (var number = 1; number <= 40; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Tue", 1));
        foreach (var shift in await app.Get<FleetStore>().Shifts()) await app.Database.Write(tx => app.Get<FleetStore>().SaveShift(tx, shift with { Ends = shift.Starts.AddMinutes(30) }));
        app.ClockAt(Night);
        await app.Get<NightlyRun>().Run(Tuesday);

        foreach (var path in new[] { "/owner", "/owner/plan/2026-11-24" })
        {
            var page = await Page(path);
            Assert.Matches("\\d+ doors found no place on any route: about \\d+ minutes more of driving are needed for all of them. Add a driver that day or lengthen a shift, then try again. Which ones", page);
            Assert.Equal(2, page.Split("lengthen a shift").Length);
        }
    }

    [Fact]
    public async Task A_night_that_was_run_early_is_found_from_the_first_page()
    {
        await app.Get<NightlyRun>().Run(Tuesday.AddDays(1));   // on Monday noon: the next night is Tuesday's

        var html = await app.Owner.Page("/owner");

        Assert.Contains("Planned already: Wednesday, November 25", html.Text(), StringComparison.Ordinal);
        Assert.Contains("href=\"/owner/plan/2026-11-25\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Done_on_the_plan_leads_back_to_the_plan()
    {
        await app.Get<NightStore>().Notice(Missed(Tuesday.AddDays(-3), 40));

        var page = (await app.Owner.Taken("/owner/plan/2026-11-21", "/owner/nights/2026-11-21/done")).Text();

        Assert.Contains("Routes for Saturday, November 21", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the night was missed", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_of_a_past_date_names_its_problems()
    {
        await app.Get<NightStore>().Notice(Missed(Tuesday.AddDays(-3), 40));

        var page = await Page("/owner/plan/2026-11-21");

        Assert.Contains("the night was missed while the program was off: 40 deliveries did not go out.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the night was missed", await Page("/owner/plan/2026-11-20"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_owner_has_dealt_with_she_takes_off_the_page()
    {
        await app.Get<NightStore>().Notice(Missed(Tuesday.AddDays(-3), 40));
        await app.Get<NightStore>().Notice(Missed(Tuesday.AddDays(-4), 30));

        var page = (await app.Owner.Taken("/owner", "/owner/nights/2026-11-20/done")).Text();

        Assert.Contains("Taken off the list.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Friday, November 20", page, StringComparison.Ordinal);
        Assert.Contains("Saturday, November 21", page, StringComparison.Ordinal);
        Assert.Empty(await app.Get<NightStore>().Problems(Tuesday.AddDays(-4)));
    }

    [Fact]
    public async Task A_text_refused_after_its_day_is_named_by_whom_it_was_for()
    {
        await TheNight();
        var order = Assert.Single(await app.Get<OrderStore>().On(Tuesday));
        app.ClockAt(Night.AddDays(2));
        await app.Get<NightStore>().Notice(new NightProblem(Tuesday, "text", order.Id.ToString(), "refused", "not a cell phone"));

        Assert.Contains("Tuesday, November 24 Maya Olsen, Maple Street 2: the text was refused: not a cell phone", await Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Routes_that_could_not_be_made_are_not_done_by_saying_so()
    {
        app.ClockAt(Night);
        await app.Get<NightStore>().Begin(Tuesday);
        var problem = new NightProblem(Tuesday, "plan", app.Given.Depot.Id.ToString(), "no-plan", "because");
        await app.Get<NightStore>().Notice(problem);
        var html = await app.Owner.Page("/owner");
        Assert.DoesNotContain("/done", html, StringComparison.Ordinal);

        await app.Owner.SubmitFrom(
            html.Replace("/again", "/done", StringComparison.Ordinal), "/owner", "/done", ("kind", problem.Kind), ("item", problem.ItemId));

        Assert.Contains("This stays on the list until another try has mended it.", await Page(), StringComparison.Ordinal);
        Assert.Equal([problem], await app.Get<NightStore>().Problems(Tuesday));
    }

    [Theory]
    [InlineData("retires", "does not drive any more, but has a route with 1 stop.")]
    [InlineData("has the day off", "has no hours that day any more, but a route with 1 stop.")]
    [InlineData("starts later", "has other hours that day than the route with 1 stop needs.")]
    [InlineData("takes the other van", "has another vehicle that day than the route with 1 stop was made for.")]
    public async Task A_route_whose_driver_can_not_drive_it_any_more_is_named_and_planning_again_mends_it(string what, string words)
    {
        await TheNight();
        await Now(what);

        Assert.Contains("Tomorrow needs you: one thing went wrong.", await Page(), StringComparison.Ordinal);
        Assert.Contains($"Ana Silva {words} Try again to plan with the drivers as they are now.", await Page(), StringComparison.Ordinal);
        Assert.Contains($"Ana Silva {words}", await Page("/owner/plan/2026-11-24"), StringComparison.Ordinal);

        await app.Given.ADriver("Ben Okafor");
        await app.Owner.Taken("/owner", "/owner/nights/2026-11-24/again");
        await app.Get<NightlyRun>().Run(Tuesday, again: true);   // what that press has put into the queue

        Assert.DoesNotContain($"Ana Silva {words}", await Page(), StringComparison.Ordinal);
        Assert.Equal(2, (await app.Get<RoutePlanStore>().Released(Tuesday)).Single().Revision);
    }

    [Fact]
    public async Task A_route_that_was_driven_is_no_concern_of_next_weeks_hours()
    {
        await TheNight();
        app.ClockAt(Night.AddHours(14));
        await Now("retires");

        Assert.DoesNotContain("please look at this", await Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_route_whose_hour_came_without_anybody_to_drive_it_stays_before_the_owner_until_she_has_rung()
    {
        await TheNight();
        await Now("has the day off");
        app.ClockAt(Night.AddHours(9.5));   // 4:41 am: it was to leave at 4:30
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        Assert.Contains("Ana Silva has no hours that day any more, but a route with 1 stop. Try again to plan", await Page(), StringComparison.Ordinal);

        app.ClockAt(Night.AddHours(14));   // over by its hours
        Assert.Contains("Ana Silva has no hours that day any more, but a route with 1 stop.", await Page(), StringComparison.Ordinal);

        app.ClockAt(Night.AddHours(30));   // and the day is
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        Assert.Contains("Ana Silva has no hours that day any more, but a route with 1 stop. Ring the neighbors who waited.", await Page(), StringComparison.Ordinal);
        await app.Owner.Taken("/owner", "/owner/nights/2026-11-24/done");
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        Assert.DoesNotContain("Ana Silva has no hours", await Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_that_change_while_she_is_on_the_road_are_about_next_week()
    {
        await TheNight();
        app.ClockAt(Night.AddHours(9.9));   // 5:05 am: Ana left at 4:30, with the route on paper
        await Now("starts later");
        await app.Get<RunDueNights>().Run(CancellationToken.None);

        Assert.DoesNotContain("please look at this", await Page(), StringComparison.Ordinal);
        await app.Get<NightlyRun>().Run(Tuesday, again: true);
        Assert.Equal(1, (await app.Get<RoutePlanStore>().Released(Tuesday)).Single().Revision);
    }

    [Theory]
    [InlineData("drives after all")]
    [InlineData("has her hours back")]
    [InlineData("is replaced by a friend with the paper")]
    public async Task A_route_that_somebody_drives_after_all_leaves_the_page(string how)
    {
        await TheNight();
        var shift = (await app.Get<FleetStore>().Shifts()).Single(shift => shift.DriverId == ana.Id && shift.Day == DayOfWeek.Tuesday);
        await Now("starts later");
        app.ClockAt(Night.AddHours(9.4));   // 4:35 am
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        Assert.Contains("Ana Silva has other hours that day", await Page(), StringComparison.Ordinal);

        app.Time.Advance(TimeSpan.FromMinutes(5));
        if (how == "drives after all") await app.Given.AnOutcome(Assert.Single(await app.Get<OrderStore>().On(Tuesday)).Id, ana.Id, "delivered", "");
        else if (how == "has her hours back") await app.Database.Write(tx => app.Get<FleetStore>().SaveShift(tx, shift));
        else await app.Owner.Taken("/owner", "/owner/nights/2026-11-24/done");
        for (var looks = 0; looks < 3; looks++)
        {
            app.Time.Advance(TimeSpan.FromMinutes(how == "has her hours back" ? 1 : 3));
            await app.Get<RunDueNights>().Run(CancellationToken.None);
        }

        Assert.DoesNotContain("Ana Silva has other hours that day", await Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_ill_at_the_hour_of_departure_loses_her_hours_and_another_driver_gets_the_route()
    {
        await TheNight();
        app.ClockAt(Night.AddHours(9.5));   // 4:41 am: Ana rings in
        await Now("has the day off");
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        var ben = await app.Given.ADriver("Ben Okafor");

        await app.Get<NightlyRun>().Run(Tuesday, again: true);

        var route = (await app.Get<RoutePlanStore>().Released(Tuesday)).Single().Routes.Single();
        Assert.Equal(ben.Id, route.DriverId);
        Assert.True(route.DepartsAt > app.Time.GetUtcNow());
        Assert.DoesNotContain("Ana Silva has no hours", await Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_takes_over_late_drives_to_everybody_and_who_is_visited_after_the_promise_is_named()
    {
        var milk = await app.Given.AProduct("Cream", 120);
        for (var number = 1; number <= 30; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Tue", 1));
        await TheNight();
        app.ClockAt(Night.AddHours(9.4));   // 4:35 am: Ana rings in
        await Now("has the day off");
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        app.ClockAt(Night.AddHours(11));   // 6:11 am: Ben is found, whose hours begin at 4:30 or when he can be there
        await app.Given.ADriver("Ben Okafor", starts: "06:15", ends: "12:00");

        await app.Get<NightlyRun>().Run(Tuesday, again: true);

        var plan = (await app.Get<RoutePlanStore>().Released(Tuesday)).Single();
        Assert.Equal(31, plan.Routes.Single().Stops.Sum(stop => stop.Orders.Count));
        Assert.Empty(plan.Unassigned);
        var late = (await app.Get<NightStore>().Problems(Tuesday)).Where(problem => problem.Kind == "stop").ToList();
        Assert.NotEmpty(late);
        Assert.All(late, problem => Assert.Equal("late", problem.Reason));
        Assert.Contains("doors are visited later than promised.", await Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stand_in_who_begins_later_beside_others_who_are_on_time_leaves_nobody_out_either()
    {
        var milk = await app.Given.AProduct("Cream", 120);
        for (var number = 1; number <= 30; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Tue", 1));
        var fleet = app.Get<FleetStore>();
        await app.Given.ADriver("Ben Okafor", starts: "04:30", ends: "05:05");
        foreach (var shift in await fleet.Shifts()) await app.Database.Write(tx => fleet.SaveShift(tx, shift with { Ends = new TimeOnly(5, 5) }));
        await TheNight();
        Assert.Equal(2, (await app.Get<RoutePlanStore>().Released(Tuesday)).Single().Routes.Count);
        await Now("has the day off");   // in the evening
        await app.Given.ADriver("Cleo Brandt", starts: "07:00", ends: "09:00");
        app.Time.Advance(TimeSpan.FromMinutes(1));

        await app.Get<NightlyRun>().Run(Tuesday, again: true);

        var plan = (await app.Get<RoutePlanStore>().Released(Tuesday)).Single();
        Assert.Equal((2, 2), (plan.Revision, plan.Routes.Count));
        Assert.Empty(plan.Unassigned);
        Assert.Contains((await app.Get<NightStore>().Problems(Tuesday)), problem => problem is { Kind: "stop", Reason: "late" });
        var page = await Page();
        Assert.Contains("doors to look at.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("go without", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_promised_a_later_hour_is_visited_early_by_whoever_still_drives()
    {
        var ben = await app.Given.ADriver("Ben Okafor", starts: "09:00", ends: "12:00", capacity: 500);
        await app.Database.Write(tx => app.Get<FleetStore>().DeleteShifts(tx, ana.Id));
        await TheNight();
        await app.Database.Write(tx => app.Get<FleetStore>().DeleteShifts(tx, ben.Id));   // he falls ill
        await app.Given.ADriver("Cleo Brandt", starts: "04:30", ends: "08:00");
        app.Time.Advance(TimeSpan.FromMinutes(1));

        await app.Get<NightlyRun>().Run(Tuesday, again: true);

        Assert.Empty((await app.Get<RoutePlanStore>().Released(Tuesday)).Single().Unassigned);
        Assert.Matches("Maya Olsen, Maple Street \\d+ is visited \\d+ minutes earlier than promised. Ring the neighbor", await Page());
    }

    [Fact]
    public async Task A_promise_that_can_not_be_kept_breaks_none_that_can()
    {
        var milk = await app.Given.AProduct("Cream", 120);
        for (var number = 1; number <= 30; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Tue", 1));
        var fleet = app.Get<FleetStore>();
        var ben = await app.Given.ADriver("Ben Okafor", starts: "09:00", ends: "09:35");
        foreach (var shift in (await fleet.Shifts()).Where(shift => shift.DriverId == ana.Id)) await app.Database.Write(tx => fleet.SaveShift(tx, shift with { Ends = new TimeOnly(5, 5) }));
        await TheNight();
        Assert.Equal(2, (await app.Get<RoutePlanStore>().Released(Tuesday)).Single().Routes.Count);
        await Now("has the day off");
        foreach (var shift in (await fleet.Shifts()).Where(shift => shift.DriverId == ben.Id))
            await app.Database.Write(tx => fleet.SaveShift(tx, shift with { Starts = new TimeOnly(6, 0), Ends = new TimeOnly(11, 0) }));
        app.Time.Advance(TimeSpan.FromMinutes(1));

        await app.Get<NightlyRun>().Run(Tuesday, again: true);

        Assert.Empty((await app.Get<RoutePlanStore>().Released(Tuesday)).Single().Unassigned);
        var broken = (await app.Get<NightStore>().Problems(Tuesday)).Where(problem => problem.Kind == "stop").Select(problem => problem.Reason).ToList();
        Assert.Contains("late", broken);          // Ana's, and nobody is left out
        Assert.DoesNotContain("early", broken);   // Ben waits for his
    }

    [Fact]
    public async Task A_place_that_was_promised_is_not_given_to_whoever_came_after_the_texts()
    {
        var milk = await app.Given.AProduct("Cream", 120);
        for (var number = 1; number <= 5; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Tue", 99));   // with Maya's 2 the van of 500 has room for 3 more
        await TheNight();
        var late = await app.Given.ACustomer("Late Larry", (milk, "Tue", 50));
        app.Time.Advance(TimeSpan.FromMinutes(1));

        await app.Get<NightlyRun>().Run(Tuesday, again: true);

        var order = (await app.Get<OrderStore>().On(Tuesday)).Single(order => order.CustomerId == late.Id);
        Assert.Equal([order.Id], (await app.Get<RoutePlanStore>().Released(Tuesday)).Single().Unassigned.Select(one => one.OrderId));
    }

    [Fact]
    public async Task A_night_on_the_command_line_names_what_the_owners_page_does()
    {
        await TheNight();
        await Now("retires");

        Assert.Equal("driver-retired", Assert.Single((await app.Get<LocalDelivery.Web.Commands.MeasuredNight>().NotRun(Tuesday)).Problems).Reason);
    }

    [Fact]
    public async Task A_failed_attempt_to_plan_again_is_over_when_the_present_plan_is_what_would_be_planned()
    {
        await TheNight();
        await app.Get<NightStore>().Notice(new NightProblem(Tuesday, "plan", app.Given.Depot.Id.ToString(), "no-plan", "because of a shift that is back"));

        await app.Get<NightlyRun>().Run(Tuesday, again: true);

        Assert.Empty(await app.Get<NightStore>().Problems(Tuesday));
        Assert.Equal(1, (await app.Get<RoutePlanStore>().Released(Tuesday)).Single().Revision);
    }

    [Fact]
    public async Task A_route_that_was_driven_before_its_time_is_no_concern_of_hours_changed_afterwards()
    {
        await TheNight();
        app.ClockAt(Night.AddHours(5));   // after midnight, and before the route was to leave
        await app.Given.AnOutcome(Assert.Single(await app.Get<OrderStore>().On(Tuesday)).Id, ana.Id, "delivered", "");

        await Now("starts later");

        Assert.DoesNotContain("please look at this", await Page(), StringComparison.Ordinal);
    }

    private async Task Now(string what)
    {
        var fleet = app.Get<FleetStore>();
        var shift = (await fleet.Shifts()).Single(shift => shift.DriverId == ana.Id && shift.Day == DayOfWeek.Tuesday);
        var other = new Vehicle(VehicleId.New(app.Time.GetUtcNow()), app.Given.Depot.Id, "Other van", [500, 500]);
        await (what switch
        {
            "retires" => app.Get<SaveDriver>().Retire(ana.Id),
            "has the day off" => app.Database.Write(tx => fleet.DeleteShifts(tx, ana.Id)),
            "starts later" => app.Database.Write(tx => fleet.SaveShift(tx, shift with { Starts = new TimeOnly(8, 0) })),
            _ => app.Database.Write(async tx =>
            {
                await fleet.SaveVehicle(tx, other);
                await fleet.SaveShift(tx, shift with { VehicleId = other.Id });
            }),
        });
    }

    [Fact]
    public async Task The_figures_of_a_night_are_what_it_came_to_whatever_its_diary_says()
    {
        await TheNight();
        await app.Database.Write(tx => tx.Execute("delete from night_step"));   // killed before any of it was written down
        Assert.Contains("Orders frozen 1 so far", await Page(), StringComparison.Ordinal);

        await app.Get<NightlyRun>().Run(Tuesday);   // and run again, with nothing left to do

        var page = await Page();
        Assert.Contains("Orders frozen 1 · 0 s", page, StringComparison.Ordinal);
        Assert.Contains("Routes planned 1 depot · 0 s", page, StringComparison.Ordinal);
        Assert.Contains("Times promised 1 · 0 s", page, StringComparison.Ordinal);
        Assert.Contains("Texts put into the outbox 1 · 0 s", page, StringComparison.Ordinal);
    }
}
