using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Jobs;

public abstract class NightStoreContract(IDatabaseSource source) : StoreContract(source)
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    private static readonly TimeSpan Later = TimeSpan.FromMicroseconds(90_123_457);

    private NightStore Nights => field ??= new NightStore(Database, Time);

    [Fact]
    public async Task Whoever_holds_the_nights_back_sees_all_that_have_begun()
    {
        await Nights.Begin(Tuesday);
        await Nights.Begin(Tuesday.AddDays(2));

        var begun = await Database.Write(async tx =>
        {
            await Nights.Hold(tx);
            return await Nights.Since(tx, Tuesday);
        });

        Assert.Equal([Tuesday, Tuesday.AddDays(2)], begun.Select(night => night.DeliveryDate));
    }

    [Fact]
    public async Task When_something_was_last_noticed_is_known_also_when_it_was_dealt_with()
    {
        foreach (var date in new[] { Tuesday, Tuesday.AddDays(2), Tuesday.AddDays(4) }) await Nights.Notice(new NightProblem(date, "line", "Maya/Butter", "product-retired", "Butter"));
        await Nights.Notice(new NightProblem(Tuesday, "line", "Tom/Milk", "no-price", "Milk"));
        await Database.Write(tx => Nights.Solve(tx, Tuesday.AddDays(2), "line", "Maya/Butter"));

        Assert.Equal(new NoticedProblem("Maya/Butter", Tuesday.AddDays(2)), Assert.Single(await Nights.Noticed("line", "product-retired", Tuesday.AddDays(1), Tuesday.AddDays(4))));
        Assert.Empty(await Nights.Noticed("line", "product-retired", DateOnly.MinValue, Tuesday));
    }

    [Fact]
    public async Task Every_problem_of_a_kind_and_reason_is_solved_on_whatever_date()
    {
        foreach (var (date, reason) in new[] { (Tuesday, "unreachable"), (Tuesday.AddDays(1), "unreachable"), (Tuesday.AddDays(1), "refused") })
            await Nights.Notice(new NightProblem(date, "text", $"{date.Day} {reason}", reason, ""));

        await Database.Write(tx => Nights.SolveEvery(tx, "text", "unreachable"));

        Assert.Empty(await Nights.Problems(Tuesday));
        Assert.Equal("refused", Assert.Single(await Nights.Problems(Tuesday.AddDays(1))).Reason);
    }

    [Fact]
    public async Task A_night_begins_once_and_is_finished_when_it_is()
    {
        Assert.False(await Database.Write(tx => Nights.HasBegun(tx, Tuesday)));
        Time.Advance(Later);
        var began = Time.GetUtcNow();
        await Nights.Begin(Tuesday);
        Time.Advance(Later);
        await Nights.Begin(Tuesday);

        Assert.True(await Database.Write(tx => Nights.HasBegun(tx, Tuesday)));
        Assert.False(await Database.Write(tx => Nights.HasBegun(tx, Tuesday.AddDays(1))));
        Assert.Equal([new NightRecord(Tuesday, began, null)], await Nights.Since(Tuesday));

        await Nights.Finish(Tuesday, Time.GetUtcNow());
        Assert.Equal([new NightRecord(Tuesday, began, Time.GetUtcNow())], await Nights.Since(Tuesday));
    }

    [Fact]
    public async Task A_night_that_was_asked_for_again_is_done_when_a_run_that_began_afterwards_got_to_its_end()
    {
        async Task<bool> IsDone() => (await Nights.Since(Tuesday)).Single(night => night.DeliveryDate == Tuesday).IsDone;
        var first = await Nights.BeginRun(Tuesday);
        Assert.False(await IsDone());
        await Nights.Finish(Tuesday, first.RunAt!.Value);
        Assert.True(await IsDone());
        Time.Advance(Later);

        await Database.Write(tx => Nights.AskAgain(tx, Tuesday));
        Assert.False(await IsDone());
        await Nights.Finish(Tuesday, first.RunAt!.Value);   // the first run is slow to end: it did not know
        Assert.False(await IsDone());
        Time.Advance(Later);

        var second = await Nights.BeginRun(Tuesday);
        Assert.Equal((first.StartedAt, second.RunAt - Later), (second.StartedAt, second.AskedAgainAt!.Value));
        Assert.False(await IsDone());
        Time.Advance(Later);
        await Nights.Finish(Tuesday, first.RunAt!.Value);   // nor does it know what the second is at
        Assert.False(await IsDone());
        await Nights.Finish(Tuesday, second.RunAt!.Value);
        Assert.True(await IsDone());
    }

    [Fact]
    public async Task What_was_solved_is_not_noticed_once_more()
    {
        var late = new NightProblem(Tuesday, "stop", "7", "vans-left", "");
        await Database.Write(tx => Nights.NoticeOnce(tx, late));
        Assert.Equal([late], await Nights.Problems(Tuesday));
        await Database.Write(tx => Nights.Solve(tx, Tuesday, "stop", "7"));

        await Database.Write(tx => Nights.NoticeOnce(tx, late));

        Assert.Empty(await Nights.Problems(Tuesday));
    }

    [Fact]
    public async Task A_date_without_a_night_is_not_made_one_by_asking_again()
    {
        await Nights.AskAgain(Tuesday);

        Assert.Empty(await Nights.Since(Tuesday));
    }

    [Fact]
    public async Task A_night_that_was_missed_is_not_finished()
    {
        var began = Time.GetUtcNow();
        await Nights.Begin(Tuesday);
        Time.Advance(Later);
        var missed = Time.GetUtcNow();
        await Nights.Miss(Tuesday);
        Time.Advance(Later);
        await Nights.Miss(Tuesday);

        Assert.Equal([new NightRecord(Tuesday, began, null, missed)], await Nights.Since(Tuesday));
    }

    [Fact]
    public async Task The_dates_of_what_is_open_are_told_once_each_from_a_date_on()
    {
        foreach (var (days, item) in new[] { (3, "7"), (-1, "7"), (0, "7"), (0, "8"), (1, "7") })
            await Nights.Notice(new NightProblem(Tuesday.AddDays(days), "order", item, "no-price", ""));
        await Database.Write(tx => Nights.Solve(tx, Tuesday.AddDays(1), "order", "7"));

        Assert.Equal([Tuesday, Tuesday.AddDays(3)], await Nights.DatesWithProblems(Tuesday));
    }

    [Fact]
    public async Task Nights_are_told_from_a_date_on_the_earliest_first()
    {
        foreach (var days in new[] { 2, 0, 1 }) await Nights.Begin(Tuesday.AddDays(days));

        Assert.Equal([Tuesday.AddDays(1), Tuesday.AddDays(2)], (await Nights.Since(Tuesday.AddDays(1))).Select(night => night.DeliveryDate));
    }

    [Fact]
    public async Task A_repeated_step_adds_what_it_did_and_says_the_rest_anew()
    {
        var first = Time.GetUtcNow();
        Time.Advance(Later);
        await Nights.RecordStep(Tuesday, NightStep.Plan, Time.GetUtcNow(), StepResult.OneDone);
        await Nights.RecordStep(Tuesday, NightStep.Freeze, first, new StepResult(5, 3, 1, 1));
        await Nights.RecordStep(Tuesday, NightStep.Freeze, first, new StepResult(5, 1, 4, 0));

        Assert.Equal(
            [new NightStepRecord("Freeze", first, Time.GetUtcNow(), 5, 4, 4, 0), new NightStepRecord("Plan", Time.GetUtcNow(), Time.GetUtcNow(), 1, 1, 0, 0)],
            await Nights.Steps(Tuesday));
        Assert.Empty(await Nights.Steps(Tuesday.AddDays(1)));
    }

    [Fact]
    public async Task What_a_step_took_is_told_of_the_run_that_did_it()
    {
        var began = Time.GetUtcNow();
        Time.Advance(Later);
        var ended = Time.GetUtcNow();
        await Nights.RecordStep(Tuesday, NightStep.Plan, began, StepResult.OneDone);

        Time.Advance(Later);
        await Nights.RecordStep(Tuesday, NightStep.Plan, Time.GetUtcNow(), new StepResult(1, 0, 1, 0));
        Assert.Equal([new NightStepRecord("Plan", began, ended, 1, 1, 1, 0)], await Nights.Steps(Tuesday));

        var again = Time.GetUtcNow();
        await Nights.RecordStep(Tuesday, NightStep.Plan, again, StepResult.OneDone);
        Assert.Equal([new NightStepRecord("Plan", again, Time.GetUtcNow(), 1, 2, 0, 0)], await Nights.Steps(Tuesday));
    }

    [Fact]
    public async Task A_problem_stands_once_until_it_is_solved_and_again_when_it_returns()
    {
        var old = new NightProblem(Tuesday, "order", "7", "no-price", "");
        var returned = old with { Reason = "retired", Detail = "Whole milk" };
        var other = new NightProblem(Tuesday, "text", "8", "refused", "30003");
        await Nights.Notice(old);
        Time.Advance(Later);
        await Nights.Notice(other);
        await Database.Write(tx => Nights.Notice(tx, returned));
        Assert.Equal([returned, other], await Nights.Problems(Tuesday));
        Assert.Empty(await Nights.Problems(Tuesday.AddDays(1)));

        await Database.Write(tx => Nights.Solve(tx, Tuesday, "order", "7"));
        Assert.Equal([other], await Nights.Problems(Tuesday));

        await Nights.Notice(old);
        Assert.Equal([old, other], await Nights.Problems(Tuesday));
    }

    [Fact]
    public async Task What_is_only_known_in_general_does_not_hide_what_says_more()
    {
        var known = new NightProblem(Tuesday, "plan", "7", "no-plan", "why");
        var general = known with { Reason = "overtaken", Detail = "" };
        await Nights.Notice(known);
        await Nights.NoticeFirst(general);
        Assert.Equal([known], await Nights.Problems(Tuesday));

        await Database.Write(tx => Nights.Solve(tx, Tuesday, "plan", "7"));
        await Nights.NoticeFirst(general);
        Assert.Equal([general], await Nights.Problems(Tuesday));
    }

    public sealed class OnSqlite() : NightStoreContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : NightStoreContract(new PostgresSource(server));
}
