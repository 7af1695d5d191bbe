using System.Data.Common;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Jobs;

/// <summary>Which step ran when, and what it did.</summary>
public sealed record NightStepRecord(string Step, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, int Due, int Done, int Skipped, int Failed);

/// <param name="StartedAt">Of its first run: from then on the date's deliveries are fixed.</param>
/// <param name="FinishedAt">Of the last run that got to its end.</param>
/// <param name="MissedAt">When it was found that it can not be made up for.</param>
/// <param name="RunAt">When the last run began.</param>
/// <param name="AskedAgainAt">When somebody last asked for another run; plans made until then are made anew.</param>
public sealed record NightRecord(
    DateOnly DeliveryDate, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, DateTimeOffset? MissedAt = null, DateTimeOffset? RunAt = null, DateTimeOffset? AskedAgainAt = null)
{
    /// <summary>Its last run got to its end, and nobody has asked for another since.</summary>
    public bool IsDone => FinishedAt is not null && !(FinishedAt < RunAt) && (AskedAgainAt is null || RunAt >= AskedAgainAt);

    /// <summary>It did not happen, and nobody has asked for it since: somebody may have found a driver after all.</summary>
    public bool IsMissed => MissedAt is not null && !(AskedAgainAt > MissedAt);

    /// <summary>Since when somebody waits for its end; a run that is tried again and again does not begin the waiting anew.</summary>
    public DateTimeOffset AwaitedSince => FinishedAt is null ? StartedAt : AskedAgainAt > FinishedAt ? AskedAgainAt.Value : RunAt ?? StartedAt;
}

/// <summary>The nights' diary: begun, finished, each step, each problem. What was really done stands in the orders, plans and texts.</summary>
public sealed partial class NightStore(Database database, TimeProvider time)
{
    private const string HoldSql =
        """
        update business
           set created_at = created_at
        """;

    /// <summary>
    /// No night begins until the transaction ends: whoever joins in that moment has no row of her own yet that the night could wait for, so both
    /// take the business's.
    /// </summary>
    public Task Hold(DbTransaction tx) => tx.Execute(HoldSql);

    private const string BeginSql =
        """
        insert into night ( delivery_date,  started_at)
        values            (@deliveryDate,  @now)
        on conflict (delivery_date) do nothing
        """;

    /// <summary>From here on the date's deliveries are fixed.</summary>
    public Task Begin(DateOnly deliveryDate) => database.Write(async tx =>
    {
        await Hold(tx);
        await tx.Execute(BeginSql, new { deliveryDate, now = time.GetUtcNow() });
    });

    private const string BeginRunSql =
        """
        insert into night ( delivery_date,  started_at,  run_at)
        values            (@deliveryDate,  @now,        @now)
        on conflict (delivery_date) do update
           set run_at = excluded.run_at
        """;

    /// <summary>Until this run gets to its end, the night is not done.</summary>
    public Task<NightRecord> BeginRun(DateOnly deliveryDate) => database.Write(async tx =>
    {
        await Hold(tx);
        await tx.Execute(BeginRunSql, new { deliveryDate, now = time.GetUtcNow() });
        return (await Since(tx, deliveryDate))[0];
    });

    private const string FinishSql =
        """
        update night
           set finished_at = @now
         where delivery_date = @deliveryDate
           and (run_at is null
                or run_at <= @runAt)                 -- else another run has begun meanwhile, and may be at something that this one never saw
        """;

    /// <param name="deliveryDate">The night's.</param>
    /// <param name="runAt">When the run that got to its end began.</param>
    public Task Finish(DateOnly deliveryDate, DateTimeOffset runAt) => database.Write(async tx =>
    {
        if (await tx.Execute(FinishSql, new { deliveryDate, runAt, now = time.GetUtcNow() }) > 0)
            await Solve(tx, deliveryDate, "night", Iso.Date(deliveryDate));   // made up for after all
    });

    private const string AskAgainSql =
        """
        update night
           set asked_again_at = @now
         where delivery_date = @deliveryDate
        """;

    /// <summary>There is something to do for the date again: whoever looks for due nights finds it, whatever becomes of a job. One that has not begun is due anyway.</summary>
    public Task AskAgain(DbTransaction tx, DateOnly deliveryDate) => tx.Execute(AskAgainSql, new { deliveryDate, now = time.GetUtcNow() });

    public Task AskAgain(DateOnly deliveryDate) => database.Write(tx => AskAgain(tx, deliveryDate));

    private const string MissSql =
        """
        update night
           set missed_at = @now
         where delivery_date = @deliveryDate
           and missed_at is null
        """;

    /// <summary>It did not happen and never will, so nobody looks for it again; it counts for no finished night.</summary>
    public Task Miss(DateOnly deliveryDate) => database.Write(tx => tx.Execute(MissSql, new { deliveryDate, now = time.GetUtcNow() }));

    private const string NightsSql =
        """
        select delivery_date,
               started_at,
               finished_at,
               missed_at,
               run_at,
               asked_again_at
          from night
         where delivery_date >= @from
         order by delivery_date
        """;

    public Task<IReadOnlyList<NightRecord>> Since(DateOnly from) => database.Query<NightRecord>(NightsSql, new { from });

    /// <summary>The same, as the transaction sees it.</summary>
    public Task<IReadOnlyList<NightRecord>> Since(DbTransaction tx, DateOnly from) => tx.Query<NightRecord>(NightsSql, new { from });

    private const string HasBegunSql =
        """
        select count(*)
          from night
         where delivery_date = @deliveryDate
        """;

    /// <summary>Whether the date's deliveries are fixed, cutoff or not.</summary>
    public async Task<bool> HasBegun(DbTransaction tx, DateOnly deliveryDate) => await tx.Find<int>(HasBegunSql, new { deliveryDate }) > 0;

    private const string RecordStepSql =
        """
        insert into night_step ( delivery_date,  step,  started_at,  finished_at,  due,  done,  skipped,  failed)
        values                 (@deliveryDate,  @step, @startedAt,  @now,         @Due, @Done, @Skipped, @Failed)
        on conflict (delivery_date, step) do update
           set started_at = case when excluded.done > 0 then excluded.started_at else night_step.started_at end,     -- what it took belongs to the run
               finished_at = case when excluded.done > 0 then excluded.finished_at else night_step.finished_at end,  -- that did it, not to one that found it done
               due = excluded.due,
               done = night_step.done + excluded.done,     -- over all runs: a repeated run does little, but the night did it all
               skipped = excluded.skipped,
               failed = excluded.failed
        """;

    public Task RecordStep(DateOnly deliveryDate, NightStep step, DateTimeOffset startedAt, StepResult result) => database.Write(tx => tx.Execute(
        RecordStepSql, new { deliveryDate, step = step.ToString(), startedAt, now = time.GetUtcNow(), result.Due, result.Done, result.Skipped, result.Failed }));

    private const string StepsSql =
        """
        select step,
               started_at,
               finished_at,
               due,
               done,
               skipped,
               failed
          from night_step
         where delivery_date = @deliveryDate
         order by started_at
        """;

    public Task<IReadOnlyList<NightStepRecord>> Steps(DateOnly deliveryDate) => database.Query<NightStepRecord>(StepsSql, new { deliveryDate });
}
