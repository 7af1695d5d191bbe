using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>One-time links; only their hashes are kept.</summary>
public sealed class OwnerLinkStore(Database database)
{
    private const string InsertSql =
        """
        insert into owner_link ( token_hash,  owner_id,  created_at,  expires_at)
        values                 (@tokenHash,  @ownerId,  @now,        @expiresAt)
        """;

    public Task Insert(DbTransaction tx, string tokenHash, OwnerId ownerId, DateTimeOffset now, DateTimeOffset expiresAt) =>
        tx.Execute(InsertSql, new { tokenHash, ownerId, now, expiresAt });

    private const string CountValidSql =
        """
        select count(*)
          from owner_link
         where token_hash = @tokenHash
           and used_at is null
           and expires_at > @now
        """;

    public async Task<bool> IsValid(string tokenHash, DateTimeOffset now) => await database.Find<int>(CountValidSql, new { tokenHash, now }) > 0;

    private const string UseSql =
        """
        update owner_link
           set used_at = @now
         where token_hash = @tokenHash
           and used_at is null
           and expires_at > @now
        returning owner_id
        """;

    /// <returns>Whose link it was; null when it is used up, too old or never was.</returns>
    public Task<OwnerId?> Use(DbTransaction tx, string tokenHash, DateTimeOffset now) => tx.Find<OwnerId?>(UseSql, new { tokenHash, now });
}
