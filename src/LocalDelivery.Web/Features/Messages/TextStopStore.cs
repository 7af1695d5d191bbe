using System.Data.Common;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>Phones that answered STOP: nothing is sent to them until they say START.</summary>
public sealed class TextStopStore(Database database, TimeProvider time)
{
    private const string StoppedSql =
        """
        select phone
          from text_stop
         where resumed_at is null
        """;

    public async Task<IReadOnlySet<string>> Stopped() => (await database.Query<string>(StoppedSql)).ToHashSet(StringComparer.Ordinal);

    private const string StopSql =
        """
        insert into text_stop ( phone,  stopped_at)
        values                (@phone, @now)
        on conflict (phone) do update
           set stopped_at = excluded.stopped_at,
               resumed_at = null
        """;

    public Task Stop(DbTransaction tx, string phone) => tx.Execute(StopSql, new { phone, now = time.GetUtcNow() });

    private const string ResumeSql =
        """
        update text_stop
           set resumed_at = @now
         where phone = @phone
           and resumed_at is null
        """;

    public Task Resume(DbTransaction tx, string phone) => tx.Execute(ResumeSql, new { phone, now = time.GetUtcNow() });
}
