using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>A text that somebody took to send and has not reported back about.</summary>
public sealed record OpenClaim(MessageId MessageId, string Phone, string Kind, DateOnly DeliveryDate, string Body, DateTimeOffset ClaimedAt, DateTimeOffset? UselessAfter)
{
    public WaitingText Text => new(MessageId, Phone, Kind, DeliveryDate, Body, ClaimedAt, UselessAfter);
}

/// <summary>The outbox as its sender sees it: what is due, who has taken it, what became of it.</summary>
public sealed class SendingStore(Database database, TimeProvider time)
{
    private const string DueSql =
        """
        select message_id,
               phone,
               kind,
               delivery_date,
               body,
               not_before,
               useless_after
          from message
         where settled_at is null
           and claimed_at is null
           and (not_before <= @now
                or useless_after <= not_before)      -- will be too late: better said tonight than in the morning
         order by not_before, message_id
        """;

    public Task<IReadOnlyList<WaitingText>> Due() => database.Query<WaitingText>(DueSql, new { now = time.GetUtcNow() });

    private const string ClaimSql =
        """
        update message
           set claimed_at = @claimedAt
         where message_id = @id
           and claimed_at is null
           and settled_at is null
        returning phone
        """;

    /// <returns>The phone it goes to, which may be another than when it was found due; null when somebody else was first.</returns>
    public Task<string?> Claim(MessageId id, DateTimeOffset claimedAt) => database.Write(tx => tx.Find<string>(ClaimSql, new { id, claimedAt }));

    private const string ReleaseSql =
        """
        update message
           set claimed_at = null
         where message_id = @id
           and claimed_at = @claimedAt               -- not a later claim of somebody else
           and settled_at is null
        """;

    public Task<int> Release(DbTransaction tx, MessageId id, DateTimeOffset claimedAt) => tx.Execute(ReleaseSql, new { id, claimedAt });

    private const string SettleSql =
        """
        update message
           set settled_at = @now,
               outcome = @outcome,
               detail = @detail,
               provider_id = @providerId,
               body = @body
         where message_id = @id
           and settled_at is null
        """;

    /// <returns>False when it was settled before.</returns>
    public async Task<bool> Settle(DbTransaction tx, MessageId id, string outcome, string detail, string body, string? providerId = null) =>
        await tx.Execute(SettleSql, new { id, outcome, detail, body, providerId, now = time.GetUtcNow() }) > 0;

    private const string SettleAllSql =
        """
        update message
           set settled_at = @now,
               outcome = @outcome
         where settled_at is null
           and claimed_at is null                    -- somebody with a provider may be sending it
        """;

    private const string HasSentSql =
        """
        select count(*)
          from (select 1 as one
                  from message
                 where provider_id is not null
                 limit 1) sent
        """;

    /// <summary>Whether a provider has ever taken a text.</summary>
    public async Task<bool> HasSent() => await database.Find<int>(HasSentSql) > 0;

    private const string SettleWithoutPhoneSql =
        """
        update message
           set settled_at = @now,
               outcome = @outcome
         where settled_at is null
           and phone = @phone
        """;

    /// <returns>How many texts were settled because there is nobody to ring.</returns>
    public Task<int> SettleWithoutPhone() =>
        database.Write(tx => tx.Execute(SettleWithoutPhoneSql, new { outcome = MessageOutcomes.NoPhone, phone = NewMessage.NoPhone, now = time.GetUtcNow() }));

    /// <summary>All that nobody is sending.</summary>
    /// <returns>How many texts were settled.</returns>
    public Task<int> SettleAll(DbTransaction tx, string outcome) => tx.Execute(SettleAllSql, new { outcome, now = time.GetUtcNow() });

    private const string OpenClaimsSql =
        """
        select message_id,
               phone,
               kind,
               delivery_date,
               body,
               claimed_at,
               useless_after
          from message
         where settled_at is null
           and claimed_at <= @until
         order by claimed_at, message_id
        """;

    public Task<IReadOnlyList<OpenClaim>> OpenClaims(DateTimeOffset until) => database.Query<OpenClaim>(OpenClaimsSql, new { until });

    private const string KnownSql =
        """
        select provider_id
          from message
         where phone = @phone
           and provider_id is not null
        """;

    /// <summary>The provider's ids of this phone's texts that belong to a row already.</summary>
    public async Task<IReadOnlySet<string>> Known(string phone) => (await database.Query<string>(KnownSql, new { phone })).ToHashSet(StringComparer.Ordinal);

    private const string FindSql =
        """
        select message_id,
               phone,
               kind,
               delivery_date,
               body,
               not_before,
               useless_after
          from message
         where (message_id = @id and (provider_id is null or provider_id = @providerId))
            or provider_id = @providerId
        """;

    /// <summary>The text the provider speaks of: by our id, or by its own.</summary>
    public Task<WaitingText?> Find(DbTransaction tx, MessageId? id, string providerId) => tx.Find<WaitingText>(FindSql, new { id, providerId });

    private const string HearSql =
        """
        update message
           set settled_at = @now,
               outcome = @outcome,
               detail = @detail,
               provider_id = @providerId,
               body = @body
         where message_id = @id
           and claimed_at is not null
           and (outcome is null
                or outcome = 'needs-a-look'                            -- now it is known
                or (outcome = 'sent' and @outcome = 'refused'))
        """;

    /// <returns>False when the news change nothing.</returns>
    public async Task<bool> Hear(DbTransaction tx, MessageId id, string providerId, string outcome, string detail, string body) =>
        await tx.Execute(HearSql, new { id, providerId, outcome, detail, body, now = time.GetUtcNow() }) > 0;
}
