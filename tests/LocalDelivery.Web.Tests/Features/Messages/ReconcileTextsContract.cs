using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Messages;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Features.Messages;

public abstract class ReconcileTextsContract(IDatabaseSource source) : TextingContract(source)
{
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

        Time.Advance(ReconcileTexts.Patience + TimeSpan.FromMinutes(1));
        Assert.Equal(StepResult.OneFailed, await Texting.Send());
        await Texting.Send();

        Assert.Equal(MessageOutcomes.NeedsALook, await Texting.OutcomeOf(id));
        Assert.Single(Twilio.Accepted);
        Assert.Equal(("text", TextProblems.NeedsALook), await OnlyProblem());
    }

    [Fact]
    public async Task An_outage_leaves_nothing_to_look_at_once_the_list_answers_again()
    {
        MessageId[] claimed = [await Texting.AText(), await Texting.AText("+12025551002"), await Texting.AText("+12025551004")];
        Twilio.Faults.Enqueue(Fault.DroppedAfter);
        Twilio.Faults.Enqueue(Fault.DroppedBefore);
        Twilio.Faults.Enqueue(Fault.DroppedBefore);
        await Texting.Send();
        Twilio.IsListBroken = true;
        var later = await Texting.AText("+12025551003");
        Time.Advance(ReconcileTexts.OpenFor);
        Twilio.Faults.Enqueue(Fault.DroppedBefore);
        var asked = Twilio.Lists;
        await Texting.Send();
        Assert.Equal(6, Twilio.Lists - asked);   // three tries each for two claims, and none for the third
        Assert.All([.. claimed, later], id => Assert.Null(Texting.OutcomeOf(id).Result));

        Twilio.IsListBroken = false;
        Time.Advance(ReconcileTexts.OpenFor);
        await Texting.Send();

        Assert.All([.. claimed, later], id => Assert.Equal(MessageOutcomes.Sent, Texting.OutcomeOf(id).Result));
        Assert.Equal(4, Twilio.Accepted.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_the_provider_stumbles_over_every_text_the_owner_reads_that_it_waits(bool evenTheList)
    {
        var id = await Texting.AText();
        for (var i = 0; i < 10; i++) Twilio.Faults.Enqueue(Fault.Broken);
        Twilio.IsListBroken = evenTheList;
        await Texting.Send();

        for (var minutes = 0; minutes < 6; minutes += 2)
        {
            Time.Advance(ReconcileTexts.OpenFor);
            await Texting.Send();
            Assert.Equal(("text", TextProblems.Unreachable), await OnlyProblem());
        }

        Twilio.IsListBroken = false;
        Twilio.Faults.Clear();
        Time.Advance(ReconcileTexts.OpenFor);
        await Texting.Send();
        Assert.Equal(MessageOutcomes.Sent, await Texting.OutcomeOf(id));
        Assert.Empty(await Texting.Nights.Problems(Wednesday));
    }

    [Fact]
    public async Task One_phone_whose_list_can_not_be_had_does_not_keep_the_others_waiting()
    {
        var stubborn = await Texting.AText();
        var other = await Texting.AText("+12025551002");
        Twilio.Faults.Enqueue(Fault.DroppedAfter);
        Twilio.Faults.Enqueue(Fault.DroppedAfter);
        await Texting.Send();
        Twilio.UnlistedPhone = (await Texting.Found(stubborn)).Phone;

        Time.Advance(ReconcileTexts.OpenFor);
        await Texting.Send();

        Assert.Null(await Texting.OutcomeOf(stubborn));
        Assert.Equal(MessageOutcomes.Sent, await Texting.OutcomeOf(other));
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

    public sealed class OnSqlite() : ReconcileTextsContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : ReconcileTextsContract(new PostgresSource(server));
}
