using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Tests.Features.Messages;

public abstract class SendTextsContract(IDatabaseSource source) : StoreContract(source)
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    private Texting Texting => field ??= new Texting(Database, Time);

    private TwilioStandIn Twilio => Texting.Twilio;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.ABusiness();
    }

    [Fact]
    public async Task A_text_goes_out_once_with_where_to_report()
    {
        var id = await Texting.AText();

        Assert.Equal(new StepResult(1, 1, 0, 0), await Texting.Send());
        Assert.Equal(default, await Texting.Send());

        var sent = Assert.Single(Twilio.Accepted);
        Assert.Equal(("+12025551001", "Ana comes between 6:00 and 6:45."), (sent.To, sent.Body));
        Assert.Equal($"https://elm.example/webhooks/twilio/status?message={id}", sent.Callback);
        var found = await Texting.Found(id);
        Assert.Equal((MessageOutcomes.Sent, sent.Id), (found.Outcome, found.ProviderId));
        Texting.TwilioHasNoComplaints();
    }

    [Fact]
    public async Task Two_senders_at_once_send_each_text_once()
    {
        for (var i = 0; i < 20; i++) await Texting.AText(phone: $"+1202555{1000 + i}");
        Twilio.Meanwhile = async () => await Task.Yield();

        var results = await Task.WhenAll(Task.Run(Texting.Send), Task.Run(Texting.Send));

        Assert.Equal(20, results.Sum(result => result.Done));
        Assert.Equal(20, Twilio.Accepted.Select(text => text.To).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(20, Twilio.Accepted.Count);
        Texting.TwilioHasNoComplaints();
    }

    [Fact]
    public async Task A_second_sender_that_comes_while_a_text_is_under_way_leaves_it_alone()
    {
        await Texting.AText();
        var second = new StepResult(9, 9, 9, 9);
        Twilio.Meanwhile = async () =>
        {
            Twilio.Meanwhile = () => Task.CompletedTask;
            second = await Texting.Send();
        };

        await Texting.Send();

        Assert.Equal(default, second);
        Assert.Single(Twilio.Accepted);
    }

    [Theory]
    [InlineData(Fault.DroppedAfter)]
    [InlineData(Fault.TimeoutAfterAccepting)]
    [InlineData(Fault.BrokenAfterAccepting)]
    public async Task A_text_whose_answer_was_lost_is_found_in_the_list_and_not_sent_again(Fault fault)
    {
        var id = await Texting.AText();
        Twilio.Faults.Enqueue(fault);

        Assert.Equal(StepResult.OneFailed, await Texting.Send());
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(default, await Texting.Send());
        Assert.Null(await Texting.OutcomeOf(id));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(StepResult.OneDone, await Texting.Send());

        var found = await Texting.Found(id);
        Assert.Equal((MessageOutcomes.Sent, Assert.Single(Twilio.Accepted).Id), (found.Outcome, found.ProviderId));
        Texting.TwilioHasNoComplaints();
    }

    [Theory]
    [InlineData(Fault.DroppedBefore)]
    [InlineData(Fault.Timeout)]
    [InlineData(Fault.Broken)]
    public async Task A_text_that_the_list_does_not_have_is_sent_after_all(Fault fault)
    {
        var id = await Texting.AText();
        Twilio.Faults.Enqueue(fault);
        await Texting.Send();
        Assert.Empty(Twilio.Accepted);

        Time.Advance(ReconcileTexts.OpenFor);
        Assert.Equal(StepResult.OneDone, await Texting.Send());

        Assert.Single(Twilio.Accepted);
        Assert.Equal(MessageOutcomes.Sent, await Texting.OutcomeOf(id));
        Texting.TwilioHasNoComplaints();
    }

    [Fact]
    public async Task A_text_nobody_can_tell_about_needs_a_look_and_is_not_sent_again()
    {
        var id = await Texting.AText();
        Twilio.Faults.Enqueue(Fault.DroppedAfter);
        Twilio.IsListBroken = true;
        await Texting.Send();

        Time.Advance(ReconcileTexts.OpenFor);
        Assert.Equal(StepResult.OneFailed, await Texting.Send());
        await Texting.Send();

        Assert.Equal(MessageOutcomes.NeedsALook, await Texting.OutcomeOf(id));
        Assert.Single(Twilio.Accepted);
        Assert.Equal(("text", TextProblems.NeedsALook), await OnlyProblem());
    }

    [Fact]
    public async Task A_list_without_bodies_can_not_tell()
    {
        var id = await Texting.AText();
        Twilio.Faults.Enqueue(Fault.DroppedAfter);
        Twilio.HidesBodies = true;
        await Texting.Send();

        Time.Advance(ReconcileTexts.OpenFor);
        await Texting.Send();

        Assert.Equal(MessageOutcomes.NeedsALook, await Texting.OutcomeOf(id));
    }

    [Fact]
    public async Task The_same_words_of_another_row_or_an_earlier_day_are_not_taken_for_this_text()
    {
        await Texting.AText(date: Wednesday.AddDays(-1));
        await Texting.Send();
        var id = await Texting.AText();
        Twilio.Faults.Enqueue(Fault.DroppedBefore);
        await Texting.Send();

        Time.Advance(ReconcileTexts.OpenFor);
        await Texting.Send();

        Assert.Equal(2, Twilio.Accepted.Count);
        Assert.Equal(Twilio.Accepted[1].Id, (await Texting.Found(id)).ProviderId);
    }

    [Fact]
    public async Task A_list_of_many_pages_is_read_to_its_end()
    {
        Twilio.TextsPerPage = 1;
        var lost = await Texting.AText();
        Twilio.Faults.Enqueue(Fault.DroppedAfter);
        await Texting.Send();
        await Texting.AText(body: "Another.");
        await Texting.AText(body: "And another.");
        await Texting.Send();

        Time.Advance(ReconcileTexts.OpenFor);
        await Texting.Send();

        Assert.Equal(MessageOutcomes.Sent, await Texting.OutcomeOf(lost));
        Assert.Equal(3, Twilio.Accepted.Count);
        Texting.TwilioHasNoComplaints();
    }

    [Theory]
    [InlineData(Fault.TooMany)]
    [InlineData(Fault.Unavailable)]
    [InlineData(Fault.RefusedConnection)]
    public async Task What_was_surely_not_accepted_is_tried_again_at_once(Fault fault)
    {
        await Texting.AText();
        Twilio.Faults.Enqueue(fault);
        Twilio.Faults.Enqueue(fault);

        Assert.Equal(StepResult.OneDone, await Texting.Send());
        Assert.Single(Twilio.Accepted);
        Assert.Equal(3, Twilio.Requests);
    }

    [Fact]
    public async Task A_text_the_provider_does_not_let_in_waits_before_the_owner_until_it_goes()
    {
        var id = await Texting.AText();
        for (var i = 0; i < 3; i++) Twilio.Faults.Enqueue(Fault.WrongKeys);

        Assert.Equal(StepResult.OneFailed, await Texting.Send());
        Assert.Null((await Texting.Found(id)).ClaimedAt);
        Assert.Equal(("text", TextProblems.Unreachable), await OnlyProblem());

        Assert.Equal(StepResult.OneDone, await Texting.Send());
        Assert.Empty(await Texting.Nights.Problems(Wednesday));
    }

    [Fact]
    public async Task In_an_outage_the_rest_is_not_tried_one_by_one()
    {
        for (var i = 0; i < 10; i++) await Texting.AText(phone: $"+1202555{1000 + i}");
        for (var i = 0; i < 9; i++) Twilio.Faults.Enqueue(Fault.Unavailable);

        Assert.Equal(new StepResult(10, 0, 0, 10), await Texting.Send());
        Assert.Equal(9, Twilio.Requests);
        Assert.Equal(new StepResult(10, 10, 0, 0), await Texting.Send());
    }

    [Fact]
    public async Task A_refused_text_says_why_and_is_put_before_the_owner()
    {
        var id = await Texting.AText();
        Twilio.Faults.Enqueue(Fault.NotAPhone);

        Assert.Equal(StepResult.OneFailed, await Texting.Send());

        var found = await Texting.Found(id);
        Assert.Equal((MessageOutcomes.Refused, "This is not a phone number (21211)"), (found.Outcome, found.Detail));
        Assert.Equal(("text", TextProblems.Refused), await OnlyProblem());
        Assert.Equal(default, await Texting.Send());
    }

    [Fact]
    public async Task A_phone_that_told_the_provider_STOP_is_not_a_failure()
    {
        var id = await Texting.AText();
        Twilio.Faults.Enqueue(Fault.Stopped);

        Assert.Equal(StepResult.OneSkipped, await Texting.Send());
        Assert.Equal(MessageOutcomes.Stopped, await Texting.OutcomeOf(id));
    }

    [Fact]
    public async Task A_stopped_phone_is_not_texted_and_after_START_it_is()
    {
        var receive = new ReceiveText(Database, new InboundTextStore(Time), Texting.Stops);
        await receive.Run("SM1", "+12025551001", " Stop. ");
        var stopped = await Texting.AText();
        await Texting.Send();
        await receive.Run("SM2", "+12025551001", "start");
        await receive.Run("SM1", "+12025551001", " Stop. ");   // told twice by the provider
        var started = await Texting.AText(body: "Welcome back.");
        await Texting.Send();

        Assert.Equal(MessageOutcomes.Stopped, await Texting.OutcomeOf(stopped));
        Assert.Equal(MessageOutcomes.Sent, await Texting.OutcomeOf(started));
        Assert.Equal("Welcome back.", Assert.Single(Twilio.Accepted).Body);
    }

    [Fact]
    public async Task In_quiet_hours_only_a_code_goes_out()
    {
        Time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));   // 9 pm in New York: it has begun
        var window = await Texting.AText();
        var code = await Texting.AText(kind: MessageKinds.Code, body: "123456 is your code.");

        Assert.Equal(new StepResult(2, 1, 1, 0), await Texting.Send());
        Assert.Equal("123456 is your code.", Assert.Single(Twilio.Accepted).Body);
        Assert.Null(await Texting.OutcomeOf(window));
        Assert.Equal("••••••", (await Texting.Found(code)).Body);

        Time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));   // 7 am
        Assert.Equal(StepResult.OneDone, await Texting.Send());
    }

    [Theory]
    [InlineData("2027-03-14T10:59:00Z", false)]   // 6:59 am on the day the clocks go forward: still quiet
    [InlineData("2027-03-14T11:00:00Z", true)]    // 7:00 am, an hour earlier than the day before
    [InlineData("2027-03-13T11:30:00Z", false)]   // 6:30 am in winter time
    [InlineData("2027-03-13T12:00:00Z", true)]
    public async Task Quiet_hours_follow_the_clock_on_the_wall_when_it_is_put_forward(string now, bool rings)
    {
        Time.SetUtcNow(DateTimeOffset.Parse(now, null).AddHours(-9));
        var id = await Texting.AText(date: new DateOnly(2027, 3, 15));
        Time.SetUtcNow(DateTimeOffset.Parse(now, null));

        await Texting.Send();

        Assert.Equal(rings ? MessageOutcomes.Sent : null, await Texting.OutcomeOf(id));
    }

    [Fact]
    public async Task A_window_text_that_would_come_after_the_window_is_too_late_and_told()
    {
        var id = await Texting.AText(uselessAfter: Time.GetUtcNow().AddHours(1));
        Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(StepResult.OneFailed, await Texting.Send());

        Assert.Equal(MessageOutcomes.TooLate, await Texting.OutcomeOf(id));
        Assert.Equal(("text", TextProblems.TooLate), await OnlyProblem());
        Assert.Empty(Twilio.Accepted);
    }

    [Fact]
    public async Task That_quiet_hours_outlast_the_window_is_told_tonight()
    {
        var morning = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
        var id = await Texting.AText(notBefore: morning, uselessAfter: morning.AddHours(-1));

        await Texting.Send();

        Assert.Equal(MessageOutcomes.TooLate, await Texting.OutcomeOf(id));
    }

    [Fact]
    public async Task Without_a_provider_everything_waiting_is_settled_at_once_and_stays_readable()
    {
        var tonight = await Texting.AText(notBefore: Time.GetUtcNow().AddHours(12));
        var code = await Texting.AText(kind: MessageKinds.Code, body: "123456 is your code.");
        Assert.True(await Texting.Sending.Claim(tonight, Time.GetUtcNow()));
        var noProvider = new TwilioGateway(
            Twilio, Options.Create(new LocalDelivery.Web.Features.Shared.TwilioOptions()), Options.Create(new LocalDelivery.Web.Features.Shared.SiteOptions()), Texting.Words, Time);

        var result = await Texting.Sender(noProvider).Run(progress: null, CancellationToken.None);

        Assert.Equal(new StepResult(2, 2, 0, 0), result);
        Assert.Equal(MessageOutcomes.NoProvider, await Texting.OutcomeOf(tonight));
        Assert.Equal("123456 is your code.", (await Texting.Found(code)).Body);
        Assert.Equal(0, Twilio.Requests);
    }

    [Fact]
    public async Task News_of_a_failure_are_recorded_once_and_nothing_turns_them_back()
    {
        var id = await Texting.AText();
        await Texting.Send();
        var hear = new HearAboutText(Database, Texting.Sending, Texting.Problems, Texting.Words);
        var providerId = Twilio.Accepted[0].Id;

        await hear.Run(null, providerId, "sent", 0);
        Assert.Equal(MessageOutcomes.Sent, await Texting.OutcomeOf(id));
        await hear.Run(null, providerId, "undelivered", 30003);
        var settledAt = (await Texting.Found(id)).SettledAt;
        Time.Advance(TimeSpan.FromMinutes(5));
        await hear.Run(id, providerId, "undelivered", 30003);
        await hear.Run(id, providerId, "delivered", 0);

        var found = await Texting.Found(id);
        Assert.Equal((MessageOutcomes.Refused, "The phone was off or out of reach (30003)", settledAt), (found.Outcome, found.Detail, found.SettledAt));
        Assert.Equal(("text", TextProblems.Refused), await OnlyProblem());
    }

    [Fact]
    public async Task News_that_come_before_the_answer_settle_the_text()
    {
        var id = await Texting.AText();
        Twilio.Faults.Enqueue(Fault.DroppedAfter);
        await Texting.Send();
        var hear = new HearAboutText(Database, Texting.Sending, Texting.Problems, Texting.Words);

        await hear.Run(id, Twilio.Accepted[0].Id, "delivered", 0);
        Time.Advance(ReconcileTexts.OpenFor);

        Assert.Equal(default, await Texting.Send());
        Assert.Equal(MessageOutcomes.Sent, await Texting.OutcomeOf(id));
    }

    [Fact]
    public async Task Sent_again_by_the_owner_a_refused_text_goes_out_unless_it_had_arrived()
    {
        var again = new SendAgain(Database, Texting.Outbox, Texting.Gateway, Texting.Problems, Time);
        var refused = await Texting.AText();
        Twilio.Faults.Enqueue(Fault.NotAPhone);
        await Texting.Send();

        Assert.Equal(SendAgainOutcome.Waiting, await again.Run(refused));
        Assert.Equal(SendAgainOutcome.NotPossible, await again.Run(refused));
        Assert.Empty(await Texting.Nights.Problems(Wednesday));
        await Texting.Send();
        Assert.Equal(MessageOutcomes.Sent, await Texting.OutcomeOf(refused));

        var providerId = Assert.Single(Twilio.Accepted).Id;
        await new HearAboutText(Database, Texting.Sending, Texting.Problems, Texting.Words).Run(refused, providerId, "failed", 30003);
        Twilio.SetStatus(providerId, "delivered");
        Assert.Equal(SendAgainOutcome.HadArrived, await again.Run(refused));
        await Texting.Send();
        Assert.Single(Twilio.Accepted);
        Texting.TwilioHasNoComplaints();
    }

    [Fact]
    public async Task The_outbox_is_filtered_by_date_and_by_what_became_of_it()
    {
        var sent = await Texting.AText();
        await Texting.Send();
        var waiting = await Texting.AText(notBefore: Time.GetUtcNow().AddHours(1), date: Wednesday.AddDays(1));

        Assert.Equal([waiting, sent], (await Texting.Outbox.Page(new OutboxFilter(), 100, 0)).Select(text => text.MessageId));
        Assert.Equal([sent], (await Texting.Outbox.Page(new OutboxFilter(Wednesday), 100, 0)).Select(text => text.MessageId));
        Assert.Equal([waiting], (await Texting.Outbox.Page(new OutboxFilter(null, OutboxFilter.Waiting), 100, 0)).Select(text => text.MessageId));
        Assert.Equal([sent], (await Texting.Outbox.Page(new OutboxFilter(), 1, 1)).Select(text => text.MessageId));
        Assert.Equal(0, await Texting.Outbox.Count(new OutboxFilter(Wednesday, MessageOutcomes.Refused)));
    }

    private async Task<(string Kind, string Reason)> OnlyProblem()
    {
        var problem = Assert.Single(await Texting.Nights.Problems(Wednesday));
        return (problem.Kind, problem.Reason);
    }

    public sealed class OnSqlite() : SendTextsContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : SendTextsContract(new PostgresSource(server));
}
