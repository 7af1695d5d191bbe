using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>A text as the owner sees it.</summary>
/// <param name="CustomerName">Null when it went to a driver, the owner, or somebody who is not a customer yet.</param>
/// <param name="Outcome">Null while it waits or is under way.</param>
public sealed record OutboxText(
    MessageId MessageId, string? CustomerName, string Phone, string Kind, DateOnly DeliveryDate, string Body, DateTimeOffset CreatedAt, DateTimeOffset NotBefore,
    DateTimeOffset? UselessAfter, DateTimeOffset? ClaimedAt, DateTimeOffset? SettledAt, string? Outcome, string Detail, string? ProviderId)
{
    /// <summary>Whether sending it once more can help: it did not (surely) arrive and still says something true.</summary>
    public bool CanBeSentAgain(DateTimeOffset now) =>
        Outcome is MessageOutcomes.Refused or MessageOutcomes.NeedsALook or MessageOutcomes.TooLate or MessageOutcomes.NoProvider && Kind != MessageKinds.Code && !(UselessAfter <= now);
}

/// <summary>Which texts the owner wants to see; null and empty: all.</summary>
/// <param name="Outcome">One of <see cref="MessageOutcomes"/>, or <see cref="Waiting"/>.</param>
public sealed record OutboxFilter(DateOnly? Date = null, string? Outcome = null)
{
    public const string Waiting = "waiting";
}

/// <summary>The outbox as the owner reads it.</summary>
public sealed class OutboxStore(Database database, TimeProvider time)
{
    private const string Columns =
        """
        select message.message_id,
               customer.name as customer_name,
               message.phone,
               message.kind,
               message.delivery_date,
               message.body,
               message.created_at,
               message.not_before,
               message.useless_after,
               message.claimed_at,
               message.settled_at,
               message.outcome,
               message.detail,
               message.provider_id
          from message
          left join customer on customer.customer_id = message.customer_id
        """;

    private const string Filtered =
        """
         where (@anyDate = 1 or message.delivery_date = @date)
           and (@outcome = '' or coalesce(message.outcome, 'waiting') = @outcome)
        """;

    private const string PageSql =
        $"""
        {Columns}
        {Filtered}
         order by message.created_at desc, message.message_id desc
         limit @size offset @offset
        """;

    public Task<IReadOnlyList<OutboxText>> Page(OutboxFilter filter, int size, int offset) => database.Query<OutboxText>(PageSql, new
    {
        anyDate = filter.Date is null ? 1 : 0,
        date = filter.Date ?? DateOnly.MinValue,
        outcome = filter.Outcome ?? "",
        size,
        offset,
    });

    private const string CountSql =
        $"""
        select count(*)
          from message
        {Filtered}
        """;

    public async Task<int> Count(OutboxFilter filter) => await database.Find<int>(CountSql, new
    {
        anyDate = filter.Date is null ? 1 : 0,
        date = filter.Date ?? DateOnly.MinValue,
        outcome = filter.Outcome ?? "",
    });

    private const string FindSql =
        $"""
        {Columns}
         where message.message_id = @id
        """;

    public Task<OutboxText?> Find(MessageId id) => database.Find<OutboxText>(FindSql, new { id });

    private const string AgainSql =
        """
        update message
           set phone = case
                           when customer_id is null then phone
                           else coalesce((select customer.phone from customer where customer.customer_id = message.customer_id), @noPhone)
                       end,
               not_before = @now,                    -- the hours that are quiet now are looked at when it is sent
               claimed_at = null,
               settled_at = null,
               outcome = null,
               detail = '',
               provider_id = null
         where message_id = @id
           and outcome = @outcome                     -- as the owner saw it: a second press finds it changed
           and (useless_after is null or useless_after > @now)
        """;

    /// <summary>It goes to the number that the customer has now.</summary>
    public async Task<bool> Again(DbTransaction tx, MessageId id, string outcome) =>
        await tx.Execute(AgainSql, new { id, outcome, noPhone = NewMessage.NoPhone, now = time.GetUtcNow() }) > 0;

    private const string WaitingSql =
        """
        select count(*)
          from message
         where delivery_date = @date
           and settled_at is null
           and kind <> 'code'
           and not_before <= @since
        """;

    /// <returns>How many of the date's texts should have gone by then and have not. Codes are nobody's night.</returns>
    public async Task<int> Waiting(DateOnly date, DateTimeOffset since) => await database.Find<int>(WaitingSql, new { date, since });

    private const string UnsentSql =
        """
        select message_id
          from message
         where delivery_date = @deliveryDate
           and kind <> 'code'                        -- whoever waited for one has asked for another since
           and outcome = 'no-provider'
           and (useless_after is null or useless_after > @now)
         order by message_id
        """;

    /// <summary>The date's texts that nobody got because there was no provider, and that still say something true.</summary>
    public Task<IReadOnlyList<MessageId>> Unsent(DateOnly deliveryDate) => database.Query<MessageId>(UnsentSql, new { deliveryDate, now = time.GetUtcNow() });

    private const string DeliveredSql =
        """
        update message
           set outcome = 'sent',
               detail = ''
         where message_id = @id
           and outcome = 'refused'
        """;

    /// <summary>The provider corrects itself.</summary>
    public Task<int> Delivered(DbTransaction tx, MessageId id) => tx.Execute(DeliveredSql, new { id });
}
