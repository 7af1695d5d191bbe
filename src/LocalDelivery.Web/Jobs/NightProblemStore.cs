using System.Data.Common;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Jobs;

/// <param name="Kind">order, line, plan, travel, stop, text, night.</param>
/// <param name="Reason">A code the pages have words for (<c>ProblemWords</c>).</param>
public sealed record NightProblem(DateOnly DeliveryDate, string Kind, string ItemId, string Reason, string Detail);

/// <summary>What had a problem, and for which date.</summary>
public sealed record NoticedProblem(string ItemId, DateOnly DeliveryDate);

/// <summary>What went wrong, until it is mended or dealt with.</summary>
public sealed partial class NightStore
{
    private const string NoticeSql =
        """
        insert into night_problem ( delivery_date,  kind,  item_id,  reason,  detail,  noticed_at)
        values                    (@DeliveryDate,  @Kind, @ItemId,  @Reason, @Detail, @now)
        on conflict (delivery_date, kind, item_id) do update
           set reason = excluded.reason,
               detail = excluded.detail,
               solved_at = null
        """;

    public Task Notice(DbTransaction tx, NightProblem problem) => tx.Execute(
        NoticeSql, new { problem.DeliveryDate, problem.Kind, problem.ItemId, problem.Reason, problem.Detail, now = time.GetUtcNow() });

    public Task Notice(NightProblem problem) => database.Write(tx => Notice(tx, problem));

    private const string NoticeFirstSql =
        """
        insert into night_problem ( delivery_date,  kind,  item_id,  reason,  detail,  noticed_at)
        values                    (@DeliveryDate,  @Kind, @ItemId,  @Reason, @Detail, @now)
        on conflict (delivery_date, kind, item_id) do update
           set reason = excluded.reason,
               detail = excluded.detail,
               solved_at = null
         where night_problem.solved_at is not null
        """;

    /// <summary>Unless something is known to be wrong with the item already, and says more.</summary>
    public Task NoticeFirst(NightProblem problem) => database.Write(tx => tx.Execute(
        NoticeFirstSql, new { problem.DeliveryDate, problem.Kind, problem.ItemId, problem.Reason, problem.Detail, now = time.GetUtcNow() }));

    private const string NoticeOnceSql =
        """
        insert into night_problem ( delivery_date,  kind,  item_id,  reason,  detail,  noticed_at)
        values                    (@DeliveryDate,  @Kind, @ItemId,  @Reason, @Detail, @now)
        on conflict (delivery_date, kind, item_id) do nothing
        """;

    /// <summary>Unless something was ever known to be wrong with the item.</summary>
    public Task NoticeOnce(DbTransaction tx, NightProblem problem) => tx.Execute(
        NoticeOnceSql, new { problem.DeliveryDate, problem.Kind, problem.ItemId, problem.Reason, problem.Detail, now = time.GetUtcNow() });

    private const string SolveSql =
        """
        update night_problem
           set solved_at = @now
         where delivery_date = @deliveryDate
           and kind = @kind
           and item_id = @itemId
           and solved_at is null
        """;

    public Task Solve(DbTransaction tx, DateOnly deliveryDate, string kind, string itemId) =>
        tx.Execute(SolveSql, new { deliveryDate, kind, itemId, now = time.GetUtcNow() });

    private const string SolveEverySql =
        """
        update night_problem
           set solved_at = @now
         where kind = @kind
           and reason = @reason
           and solved_at is null
        """;

    /// <summary>On whatever date.</summary>
    public Task SolveEvery(DbTransaction tx, string kind, string reason) => tx.Execute(SolveEverySql, new { kind, reason, now = time.GetUtcNow() });

    private const string ProblemsSql =
        """
        select delivery_date,
               kind,
               item_id,
               reason,
               detail
          from night_problem
         where delivery_date = @deliveryDate
           and solved_at is null
         order by noticed_at, kind, item_id
        """;

    public Task<IReadOnlyList<NightProblem>> Problems(DateOnly deliveryDate) => database.Query<NightProblem>(ProblemsSql, new { deliveryDate });

    private const string NoticedSql =
        """
        select item_id,
               delivery_date
          from night_problem
         where kind = @kind
           and reason = @reason
           and delivery_date >= @from
           and delivery_date < @before
        """;

    /// <summary>What had a problem of this kind and reason, and when; dealt with or not.</summary>
    public Task<IReadOnlyList<NoticedProblem>> Noticed(string kind, string reason, DateOnly from, DateOnly before) =>
        database.Query<NoticedProblem>(NoticedSql, new { kind, reason, from, before });

    private const string ProblemDatesSql =
        """
        select distinct delivery_date
          from night_problem
         where delivery_date >= @from
           and solved_at is null
         order by delivery_date
        """;

    /// <summary>The dates about which something is open: also ones without a night, such as that of a text.</summary>
    public Task<IReadOnlyList<DateOnly>> DatesWithProblems(DateOnly from) => database.Query<DateOnly>(ProblemDatesSql, new { from });
}
