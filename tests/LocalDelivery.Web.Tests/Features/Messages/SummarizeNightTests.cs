using System.Globalization;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Features.Messages;

/// <summary>What the owner reads in the evening, without opening a page.</summary>
public sealed class SummarizeNightTests : IAsyncLifetime
{
    private const string OwnersPhone = "+12025550100";
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private readonly TextingApp app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<ProductId> Neighbors(int count, Weekdays sold = Weekdays.All)
    {
        var milk = await app.Given.AProduct("Whole milk", 120, sold);
        for (var number = 1; number <= count; number++) await app.Given.ACustomer($"Neighbor {number}", (milk, "Wed", 1));
        return milk;
    }

    private Task<NightReport> Run() => app.Get<NightlyRun>().Run(Wednesday);

    private IReadOnlyList<string> Told => [.. app.Twilio.Accepted.Where(text => text.To == OwnersPhone).Select(text => text.Body)];

    [Fact]
    public async Task A_good_night_is_said_in_one_text_after_all_others_and_once()
    {
        await Neighbors(2);
        await app.Given.ADriver();

        var report = await Run();
        await Run();

        Assert.Equal("Elm Dairy, Wednesday, November 25: 2 orders on 1 route. Everything is all right.", Assert.Single(Told));
        Assert.Equal(OwnersPhone, app.Twilio.Accepted[^1].To);
        Assert.Equal(3, app.Twilio.Accepted.Count);
        Assert.Equal(new StepResult(3, 3, 0, 0), report.Sent);
        Assert.Equal(1, await app.Get<MessageStore>().Count(Wednesday, MessageKinds.NightSummary));
    }

    [Fact]
    public async Task It_speaks_as_the_business_does_whatever_the_machine_speaks()
    {
        await Neighbors(1);
        await app.Given.ADriver();
        await app.Database.Write(tx => tx.Execute("update business set culture = 'en-GB'"));
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        await Run();
        app.ClockAt(new DateTimeOffset(2026, 12, 2, 21, 0, 0, TimeSpan.Zero));   // a week later: the night for Wednesday was missed
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        await app.Send();

        Assert.Equal("Elm Dairy, Wednesday, 25 November: 1 order on 1 route. Everything is all right.", Told[0]);
        Assert.StartsWith("Elm Dairy, Wednesday, 2 December: the night was missed while the program was off.", Told[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doors_without_a_place_are_counted_and_the_page_is_named()
    {
        await Neighbors(2);   // and no driver

        await Run();

        Assert.Equal("Elm Dairy, Wednesday, November 25: 2 orders on 0 routes. 2 to look at: https://elm.example/owner", Assert.Single(Told));
    }

    [Fact]
    public async Task A_night_of_which_every_order_failed_is_the_one_to_hear_of()
    {
        await Neighbors(1, sold: Weekdays.Friday);
        await app.Given.ADriver();

        await Run();

        Assert.Equal("Elm Dairy, Wednesday, November 25: 0 orders on 0 routes. 2 to look at: https://elm.example/owner", Assert.Single(Told));
    }

    [Fact]
    public async Task When_every_text_is_refused_not_everything_is_all_right()
    {
        await Neighbors(2);
        await app.Given.ADriver();
        app.Twilio.Faults.Enqueue(Fault.NotAPhone);
        app.Twilio.Faults.Enqueue(Fault.NotAPhone);

        await Run();

        Assert.Equal("Elm Dairy, Wednesday, November 25: 2 orders on 1 route. 2 to look at, 2 texts refused: https://elm.example/owner", Assert.Single(Told));
    }

    [Fact]
    public async Task While_the_provider_does_not_answer_each_text_is_tried_once_and_nothing_is_called_right()
    {
        await Neighbors(1);
        await app.Given.ADriver();
        app.Twilio.Faults.Enqueue(Fault.Timeout);
        app.Twilio.Faults.Enqueue(Fault.Timeout);

        var report = await Run();

        Assert.Equal(new StepResult(2, 0, 0, 2), report.Sent);
        Assert.EndsWith(
            "1 order on 1 route. All right so far; still to be sent: 1 text.", await app.Database.Find<string>("select body from message where kind = 'night-summary'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_on_which_nothing_was_due_is_not_worth_a_text()
    {
        await app.Given.ADriver();
        await app.Given.ACustomer("Rosa Lind", (await app.Given.AProduct("Whole milk", 120), "Tue", 1));

        await Run();

        Assert.Empty(Told);
    }

    [Fact]
    public async Task An_owner_without_a_phone_is_not_texted()
    {
        await Neighbors(1);
        await app.Given.ADriver();
        await app.Database.Write(tx => tx.Execute("update business set owner_phone = null"));

        await Run();

        Assert.Equal(0, await app.Get<MessageStore>().Count(Wednesday, MessageKinds.NightSummary));
        Assert.Single(app.Twilio.Accepted);
    }

    [Fact]
    public async Task In_quiet_hours_the_summary_waits_too_and_does_not_call_right_what_is_still_to_be_sent()
    {
        await Neighbors(2);
        await app.Given.ADriver(starts: "11:00", ends: "15:00");
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 3, 0, 0, TimeSpan.Zero));   // 10 pm on Tuesday
        await Run();
        Assert.Empty(app.Twilio.Accepted);

        app.ClockAt(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));   // 7 am
        await app.Send();

        Assert.Equal("Elm Dairy, Wednesday, November 25: 2 orders on 1 route. All right so far; still to be sent: 2 texts.", Assert.Single(Told));
        Assert.Equal(3, app.Twilio.Accepted.Count);
    }

    [Fact]
    public async Task A_missed_night_is_texted_whenever_the_machine_is_back_and_once()
    {
        await Neighbors(2);
        await app.Given.ADriver();
        app.ClockAt(new DateTimeOffset(2026, 11, 29, 2, 0, 0, TimeSpan.Zero));   // 9 pm on Saturday: quiet, and days later
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        await app.Get<RunDueNights>().Run(CancellationToken.None);
        await app.Send();
        Assert.Empty(Told);

        app.ClockAt(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
        await app.Send();

        Assert.Equal(
            "Elm Dairy, Wednesday, November 25: the night was missed while the program was off. 2 deliveries did not go out: https://elm.example/owner",
            Assert.Single(Told, text => text.Contains("November 25", StringComparison.Ordinal)));
    }
}
