using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Tests.Features.Messages;

public abstract class SendTextsContract(IDatabaseSource source) : TextingContract(source)
{
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
    public async Task Texts_that_somebody_else_sends_do_not_hide_an_outage()
    {
        var ids = new List<MessageId>();
        for (var i = 0; i < 10; i++) ids.Add(await Texting.AText(phone: $"+1202555{1000 + i}"));
        for (var i = 0; i < 30; i++) Twilio.Faults.Enqueue(Fault.Unavailable);
        var other = new AtTheFirst(() =>
        {
            foreach (var id in ids.Where((_, at) => at % 2 == 1)) Assert.NotNull(Texting.Sending.Claim(id, Time.GetUtcNow()).GetAwaiter().GetResult());
        });

        await Texting.Sender().Run(other, CancellationToken.None);

        Assert.Equal(9, Twilio.Requests);   // three tries of three texts
    }

    [Fact]
    public async Task A_number_that_changes_while_others_are_sent_is_the_one_that_is_texted()
    {
        await Texting.AText(notBefore: Time.GetUtcNow().AddMinutes(-1));
        var id = await Texting.AText(phone: "+12025551002");
        var moved = new AtTheFirst(() => Database.Write(tx => tx.Execute("update message set phone = '+12025551003' where message_id = @id", new { id })).GetAwaiter().GetResult());

        await Texting.Sender().Run(moved, CancellationToken.None);

        Assert.Equal("+12025551003", Twilio.Accepted[1].To);
        Assert.Equal(MessageOutcomes.Sent, await Texting.OutcomeOf(id));
    }

    [Fact]
    public async Task A_code_passes_whatever_else_is_being_sent_and_no_second_sender_comes_in_between()
    {
        for (var i = 0; i < 5; i++) await Texting.AText(phone: $"+1202555{1000 + i}", notBefore: Time.GetUtcNow().AddMinutes(-1));
        var code = await Texting.AText(phone: "+12025551099", body: "123456 is your code.", kind: MessageKinds.Code);
        var sender = Texting.Sender();
        var during = new AtTheFirst(() =>
        {
            sender.RunUnlessRunning(CancellationToken.None).GetAwaiter().GetResult();
            Assert.Single(Twilio.Accepted);
            sender.SendCodes(CancellationToken.None).GetAwaiter().GetResult();
            Assert.Equal(MessageOutcomes.Sent, Texting.OutcomeOf(code).GetAwaiter().GetResult());
            Assert.Equal(2, Twilio.Accepted.Count);
        });

        await sender.Run(during, CancellationToken.None);

        Assert.True(during.WasThere);
        Assert.Equal(6, Twilio.Accepted.Count);
    }

    private sealed class AtTheFirst(Action act) : IProgress<NightProgress>
    {
        public bool WasThere { get; private set; }

        public void Report(NightProgress value)
        {
            if (WasThere) return;
            WasThere = true;
            act();
        }
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
        var noProvider = new TwilioGateway(
            Twilio, Options.Create(new TwilioOptions()), Options.Create(new SiteOptions()), Texting.Words, Time);

        var result = await Texting.Sender(noProvider).Run(progress: null, CancellationToken.None);

        Assert.Equal(new StepResult(2, 2, 0, 0), result);
        Assert.Equal(MessageOutcomes.NoProvider, await Texting.OutcomeOf(tonight));
        Assert.Equal("123456 is your code.", (await Texting.Found(code)).Body);
        Assert.Equal(0, Twilio.Requests);
    }

    public sealed class OnSqlite() : SendTextsContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : SendTextsContract(new PostgresSource(server));
}
