using System.Data.Common;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Accounts;

/// <summary>Codes on their way between a phone and a page; only their hashes are kept.</summary>
public sealed class TextedCodeStore(Database database)
{
    private sealed record CodeRow(Guid TextedCodeId, string CodeHash);

    private const string CountByPhoneSql =
        """
        select count(*)
          from texted_code
         where phone = @phone
           and created_at > @since
        """;

    public async Task<int> CountByPhone(string phone, DateTimeOffset since) => await database.Find<int>(CountByPhoneSql, new { phone, since });

    private const string CountByOriginSql =
        """
        select count(*)
          from texted_code
         where asked_from = @askedFrom
           and created_at > @since
        """;

    public async Task<int> CountByOrigin(string askedFrom, DateTimeOffset since) => await database.Find<int>(CountByOriginSql, new { askedFrom, since });

    private const string InsertSql =
        """
        insert into texted_code ( texted_code_id,  phone,  purpose,  code_hash,  asked_from,  created_at,  expires_at,  tries)
        values                  (@id,             @phone, @purpose, @codeHash,  @askedFrom,  @now,        @expiresAt,  0)
        """;

    public Task Insert(DbTransaction tx, Guid id, string phone, string purpose, string codeHash, string askedFrom, DateTimeOffset now, DateTimeOffset expiresAt) =>
        tx.Execute(InsertSql, new { id, phone, purpose, codeHash, askedFrom, now, expiresAt });

    private const string TrySql =
        """
        update texted_code
           set tries = tries + 1
         where texted_code_id = (select latest.texted_code_id
                                   from texted_code latest
                                  where latest.phone = @phone
                                    and latest.purpose = @purpose
                                  order by latest.created_at desc, latest.texted_code_id desc
                                  limit 1)
           and used_at is null
           and expires_at > @now
           and tries < @mostTries
        returning texted_code_id,
                  code_hash
        """;

    /// <summary>Counts a try against the newest code of this phone and purpose, and hands out its hash.</summary>
    /// <returns>Null when there is no code that may still be tried: none, used, too old, or tried too often.</returns>
    public async Task<(Guid Id, string Hash)?> Try(DbTransaction tx, string phone, string purpose, DateTimeOffset now, int mostTries) =>
        await tx.Find<CodeRow>(TrySql, new { phone, purpose, now, mostTries }) is { } row ? (row.TextedCodeId, row.CodeHash) : null;

    private const string UseSql =
        """
        update texted_code
           set used_at = @now
         where texted_code_id = @id
           and used_at is null
        """;

    /// <returns>False when somebody else used it in this moment.</returns>
    public async Task<bool> Use(DbTransaction tx, Guid id, DateTimeOffset now) => await tx.Execute(UseSql, new { id, now }) > 0;
}
