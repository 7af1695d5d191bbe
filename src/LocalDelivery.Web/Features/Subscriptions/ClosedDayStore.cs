using System.Data.Common;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>Days on which nobody drives.</summary>
public sealed class ClosedDayStore(Database database, TimeProvider time)
{
    private const string AllSql =
        """
        select closed_on
          from closed_day
         order by closed_on
        """;

    public async Task<IReadOnlySet<DateOnly>> All() => (await database.Query<DateOnly>(AllSql)).ToHashSet();

    private const string InsertSql =
        """
        insert into closed_day ( closed_on,  reason,  created_at)
        values                 (@closedOn,  @reason, @now)
        on conflict (closed_on) do update set reason = excluded.reason
        """;

    public Task Insert(DbTransaction tx, DateOnly closedOn, string reason) => tx.Execute(InsertSql, new { closedOn, reason, now = time.GetUtcNow() });

    private const string DeleteSql =
        """
        delete from closed_day
         where closed_on = @closedOn
        """;

    public Task Delete(DbTransaction tx, DateOnly closedOn) => tx.Execute(DeleteSql, new { closedOn });
}
