using System.Text.RegularExpressions;
using Hangfire;
using LocalDelivery.Web.Commands;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Features.Owner;

public sealed class TodayPageTests : IAsyncLifetime
{
    private static readonly DateOnly Tuesday = OwnerFixture.Tuesday;
    private static readonly DateTimeOffset Night = new(2026, 11, 24, 0, 11, 0, TimeSpan.Zero);   // 7:11 pm on Monday
    private readonly OwnerFixture app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<string> Today() => (await app.Owner.Page("/owner")).Text();

    private async Task OneNeighbor() => await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Tue Wed", 2));

    private async Task<LocalDelivery.Web.Features.Drivers.Driver> ANight()
    {
        await OneNeighbor();
        var driver = await app.Given.ADriver();
        app.ClockAt(Night);
        await app.Get<NightlyRun>().Run(Tuesday);
        return driver;
    }

    private IReadOnlyList<Hangfire.Common.Job> Enqueued() =>
        [.. app.Get<JobStorage>().GetMonitoringApi().EnqueuedJobs("default", 0, 100).Select(job => job.Value.Job)];

    [Fact]
    public async Task A_business_without_neighbors_is_told_how_to_begin()
    {
        var page = await Today();

        Assert.Contains("Welcome. A few steps to the first delivery.", page, StringComparison.Ordinal);
        Assert.Contains("What you sell", page, StringComparison.Ordinal);
        Assert.Contains("A code for the doorstep", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_towns_addresses_are_a_step_with_its_command_until_there_are_some()
    {
        var step = $"the first line of the file is {AddressFile.Header}. env State__Folder={app.StateFolder} {ThisProgram.Path} import addresses FILE.csv";
        Assert.Contains($"{step} to do", await Today(), StringComparison.Ordinal);

        using var book = new StringReader($"{AddressFile.Header}\n42.3610,-71.0580,Maple Street,14,02101,Elmtown\n");
        await app.Get<ImportAddresses>().Run(AddressFile.Read(book));

        Assert.Contains($"{step} done", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_night_it_says_when_the_run_starts()
    {
        await OneNeighbor();

        var page = await Today();

        Assert.Contains("Tonight's run starts at 7:10 pm.", page, StringComparison.Ordinal);
        Assert.Contains("No texting provider is set up", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nobody_gets_anything_tomorrow_the_next_date_counts()
    {
        await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Fri", 2));

        Assert.Contains("The run for Friday, November 27 starts on Thursday at 7:10 pm.", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_more_than_a_week_ahead_is_said_with_its_date()
    {
        await app.Given.ACustomer("Maya Olsen", (await app.Given.AProduct("Whole milk", 120), "Tue", 2));
        await app.Owner.Taken("/owner/business", "/closed", ("ClosedForm.On", "2026-11-24"), ("ClosedForm.Reason", ""));

        Assert.Contains("The run for Tuesday, December 1 starts on Monday, November 30 at 7:10 pm.", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_that_did_not_run_is_an_alarm_with_a_button()
    {
        await OneNeighbor();
        app.ClockAt(Night.AddHours(1));

        var page = await Today();

        Assert.Contains("The night for Tuesday, November 24 has not run.", page, StringComparison.Ordinal);
        Assert.Contains("Run it now", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_that_stopped_halfway_is_an_alarm_too()
    {
        await OneNeighbor();
        app.ClockAt(Night);
        await app.Get<NightStore>().Begin(Tuesday);
        Assert.Contains("Tonight's run is on its way.", await Today(), StringComparison.Ordinal);

        app.ClockAt(Night.AddHours(1));

        Assert.Contains("The night for Tuesday, November 24 has begun, but did not finish.", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_midnight_too_the_night_that_did_not_finish_is_the_alarm()
    {
        await OneNeighbor();
        await app.Given.ADriver();
        app.ClockAt(Night.AddHours(8));   // 3 am on Tuesday
        Assert.Contains("The night for Tuesday, November 24 has not run.", await Today(), StringComparison.Ordinal);

        await app.Get<NightStore>().Begin(Tuesday);
        Assert.Contains("Tonight's run is on its way.", await Today(), StringComparison.Ordinal);
        app.ClockAt(Night.AddHours(9));
        var page = await Today();
        Assert.Contains("The night for Tuesday, November 24 has begun, but did not finish.", page, StringComparison.Ordinal);
        Assert.Contains("Run it now", page, StringComparison.Ordinal);

        await app.Get<NightStore>().BeginRun(Tuesday);   // and again, every ten minutes: that ends nobody's waiting
        Assert.Contains("has begun, but did not finish.", await Today(), StringComparison.Ordinal);

        await app.Get<NightlyRun>().Run(Tuesday);
        Assert.Contains("Tonight's run starts at 7:10 pm.", await Today(), StringComparison.Ordinal);   // on to Wednesday
    }

    [Fact]
    public async Task Another_try_that_can_not_help_todays_vans_any_more_does_not_hide_tomorrow()
    {
        await ANight();
        app.ClockAt(Night.AddHours(10));
        await app.Get<NightStore>().AskAgain(Tuesday);
        Assert.Contains("Tonight's run is on its way.", await Today(), StringComparison.Ordinal);

        app.ClockAt(Night.AddHours(15));   // 10 am: whatever killed it, the vans are home

        Assert.Contains("Tonight's run starts at 7:10 pm.", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_shows_what_became_of_each_door()
    {
        var ana = await ANight();
        app.ClockAt(Night.AddHours(11));
        Assert.Contains("Delivered 0 Not delivered 0 Still open 1", await Today(), StringComparison.Ordinal);
        var order = Assert.Single(await app.Get<LocalDelivery.Web.Features.Orders.OrderStore>().On(Tuesday));

        await app.Given.AnOutcome(order.Id, ana.Id, "not-delivered", "Other: Gate was locked");

        var page = await Today();
        Assert.Contains("Delivered 0 Not delivered 1 Still open 0", page, StringComparison.Ordinal);
        Assert.Contains("Maya Olsen, Maple Street 2 Gate was locked 6:11 am", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_good_night_tomorrow_is_all_right_in_figures()
    {
        await ANight();

        var page = await Today();

        Assert.Contains("Tomorrow is all right.", page, StringComparison.Ordinal);
        Assert.Contains("1 order frozen at 7:11 pm", page, StringComparison.Ordinal);
        Assert.Contains("1 route, ", page, StringComparison.Ordinal);
        Assert.Contains("Ana Silva 1 stop", page, StringComparison.Ordinal);
        Assert.Contains("Orders frozen 1 · 0 s", page, StringComparison.Ordinal);
        Assert.Contains("Whole milk each 2", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_door_without_a_place_is_named_with_its_reason_and_what_to_do()
    {
        await OneNeighbor();   // and no driver
        app.ClockAt(Night);
        await app.Get<NightlyRun>().Run(Tuesday);

        var page = await Today();

        Assert.Contains("Tomorrow is all right, except for one door.", page, StringComparison.Ordinal);
        Assert.Contains("Maya Olsen, Maple Street 2 found no place on any route.", page, StringComparison.Ordinal);
        Assert.Contains("Add a driver that day or lengthen a shift", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_in_trouble_is_named_by_whom_it_is_for()
    {
        await ANight();
        var maya = await app.Get<LocalDelivery.Web.Features.Customers.CustomerStore>().FindByPhone("+12025551002");
        var text = new NewMessage(
            LocalDelivery.Ordering.MessageId.New(Night), maya!.Id.Value, maya.Id, maya.Phone!, MessageKinds.Link, Tuesday, "Hi", Night, null);
        await app.Database.Write(tx => app.Get<MessageStore>().Insert(tx, text));
        await app.Get<NightStore>().Notice(new NightProblem(Tuesday, "text", text.Id.ToString(), "refused", "not a cell phone"));

        Assert.Contains("Maya Olsen, Maple Street 2: the text was refused: not a cell phone", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_again_runs_the_night_once_more_with_new_routes()
    {
        await OneNeighbor();
        app.ClockAt(Night);
        await app.Get<NightlyRun>().Run(Tuesday);
        await app.Given.ADriver();

        var page = (await app.Owner.Taken("/owner", "/owner/nights/2026-11-24/again")).Text();

        Assert.Contains("Running again…", page, StringComparison.Ordinal);
        var job = Enqueued().Last();
        Assert.Equal((typeof(NightlyRun), nameof(NightlyRun.Run)), (job.Type, job.Method.Name));
        await (Task)job.Method.Invoke(app.Get<NightlyRun>(), [.. job.Args])!;
        Assert.Empty(Assert.Single(await app.Get<RoutePlanStore>().Released(Tuesday)).Unassigned);
        Assert.Contains("Tomorrow is all right.", await Today(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_to_do_about_many_problems_of_one_kind_is_said_once()
    {
        foreach (var name in new[] { "Maya Olsen", "Tom Reed", "Ida Baker" })
        {
            var customer = await app.Given.ACustomer(name, (await app.Given.AProduct($"{name}'s milk", 120), "Tue", 2));
            await app.Get<NightStore>().Notice(new NightProblem(Tuesday, "order", customer.Id.ToString(), "nothing-sellable", ""));
        }

        var page = await Today();

        Assert.Equal(3, Regex.Count(page, "so there is no order\\."));
        Assert.Equal(1, Regex.Count(page, "Look at the products' days and last dates"));
    }

    [Theory]
    [InlineData("2026-11-22", "Sunday, November 22 is over, so its night is not run again.")]
    [InlineData("2026-11-26", "The run for Thursday, November 26 starts by itself at 7:10 pm on the day before, when all changes are in.")]
    public async Task A_night_that_is_over_or_still_to_come_is_not_run(string date, string answer)
    {
        await OneNeighbor();
        app.ClockAt(Night.AddHours(1));
        var before = Enqueued().Count;
        var html = (await app.Owner.Page("/owner")).Replace("/owner/nights/2026-11-24/again", $"/owner/nights/{date}/again", StringComparison.Ordinal);

        using var response = await app.Owner.SubmitFrom(html, "/owner", "/again");

        Assert.Contains(answer, await Today(), StringComparison.Ordinal);
        Assert.Equal(before, Enqueued().Count);
    }

    [Fact]
    public async Task Vans_that_have_left_are_not_called_back()
    {
        await ANight();
        await app.Get<NightStore>().Notice(new NightProblem(Tuesday, "plan", app.Given.Depot.Id.ToString(), "no-plan", "because"));
        app.ClockAt(Night.AddHours(10));   // 5:11 am: Ana left at 4:30

        await app.Owner.Taken("/owner", "/owner/nights/2026-11-24/again");

        Assert.Equal(false, Enqueued().Last().Args[^1]);
    }
}
