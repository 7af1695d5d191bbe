using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>A sign-up on its way; its id is made by the first page, so pressing twice is one sign-up.</summary>
/// <param name="CustomerId">Whom it made. A completed one without made nobody: the phone was a customer's already.</param>
public sealed record SignUpRow(SignUpId Id, string? JoinCode, SignUpDraft Draft, bool IsCompleted, CustomerId? CustomerId);

public sealed class SignUpStore(Database database, TimeProvider time)
{
    private sealed record Row(SignUpId SignUpId, string? JoinCode, string Draft, DateTimeOffset? CompletedAt, CustomerId? CustomerId)
    {
        public SignUpRow SignUp => new(SignUpId, JoinCode, SignUpDraft.FromJson(Draft), CompletedAt is not null, CustomerId);
    }

    private const string FindSql =
        """
        select sign_up_id,
               join_code,
               draft,
               completed_at,
               customer_id
          from sign_up
         where sign_up_id = @id
        """;

    public async Task<SignUpRow?> Find(SignUpId id) => (await database.Find<Row>(FindSql, new { id }))?.SignUp;

    private const string SaveSql =
        """
        insert into sign_up ( sign_up_id,  join_code,  draft,  created_at)
        values              (@id,         @joinCode,  @draft, @now)
        on conflict (sign_up_id) do update
           set draft = excluded.draft
         where sign_up.completed_at is null      -- the back button after the end changes nothing
        """;

    public Task Save(SignUpId id, string? joinCode, SignUpDraft draft) =>
        database.Write(tx => tx.Execute(SaveSql, new { id, joinCode, draft = draft.ToJson(), now = time.GetUtcNow() }));

    private const string LockSql =
        """
        update sign_up
           set created_at = created_at
         where sign_up_id = @id
        """;

    /// <summary>The sign-up, held until the transaction ends: of two presses the second sees what the first did.</summary>
    public async Task<SignUpRow?> Lock(DbTransaction tx, SignUpId id)
    {
        await tx.Execute(LockSql, new { id });
        return (await tx.Find<Row>(FindSql, new { id }))?.SignUp;
    }

    private const string CompleteSql =
        """
        update sign_up
           set completed_at = @now,
               customer_id = @made
         where sign_up_id = @id
        """;

    /// <param name="made">Null when the phone was a customer's already.</param>
    public Task Complete(DbTransaction tx, SignUpId id, CustomerId? made) => tx.Execute(CompleteSql, new { id, made, now = time.GetUtcNow() });
}
