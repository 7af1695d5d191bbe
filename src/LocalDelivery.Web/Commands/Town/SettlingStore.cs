using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Commands.Town;

/// <summary>Rows that commands make before there is a page for them: owners with their one-time links, join codes, skips and pauses of made-up neighbors.</summary>
public sealed class SettlingStore(TimeProvider time)
{
    private const string InsertOwnerSql =
        """
        insert into owner ( owner_id,  name,  email,  created_at)
        values            (@id,       @name, @email, @now)
        on conflict (email) do nothing
        """;

    public Task InsertOwner(DbTransaction tx, OwnerId id, string name, string email) => tx.Execute(InsertOwnerSql, new { id, name, email, now = time.GetUtcNow() });

    private const string InsertOwnerLinkSql =
        """
        insert into owner_link (token_hash, owner_id, created_at, expires_at)
        select @tokenHash,
               owner_id,
               @now,
               @expiresAt
          from owner
         where email = @email
        """;

    public Task InsertOwnerLink(DbTransaction tx, string tokenHash, string email, DateTimeOffset expiresAt) =>
        tx.Execute(InsertOwnerLinkSql, new { tokenHash, email, expiresAt, now = time.GetUtcNow() });

    private const string InsertJoinCodeSql =
        """
        insert into join_code ( code,  kind,  label,  created_at)
        values                (@code, @kind, @label, @now)
        on conflict (code) do nothing
        """;

    public Task InsertJoinCode(DbTransaction tx, string code, string kind, string label) =>
        tx.Execute(InsertJoinCodeSql, new { code, kind, label, now = time.GetUtcNow() });

    private const string InsertSkipSql =
        """
        insert into skip ( subscription_id,  delivery_date,  skipped_at)
        values           (@id,              @deliveryDate,  @now)
        on conflict (subscription_id, delivery_date) do nothing
        """;

    public Task InsertSkip(DbTransaction tx, SubscriptionId id, DateOnly deliveryDate) => tx.Execute(InsertSkipSql, new { id, deliveryDate, now = time.GetUtcNow() });

    private const string InsertPauseSql =
        """
        insert into pause ( pause_id,  subscription_id,  starts_on,  ends_on,  created_at)
        values            (@pauseId,  @id,              @StartsOn,  @EndsOn,  @now)
        """;

    public Task InsertPause(DbTransaction tx, PauseId pauseId, SubscriptionId id, Pause pause) =>
        tx.Execute(InsertPauseSql, new { pauseId, id, pause.StartsOn, pause.EndsOn, now = time.GetUtcNow() });
}
