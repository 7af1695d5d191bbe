using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Messages;

/// <param name="Waiting">Not sent yet: quiet hours, or a provider that does not answer.</param>
/// <param name="Refused">Nobody reads these.</param>
public sealed record TextStanding(int Waiting, int Refused);

/// <summary>The outbox.</summary>
public sealed class MessageStore(Database database, TimeProvider time)
{
    private const string InsertSql =
        """
        insert into message ( message_id,  recipient_id,  customer_id,  phone,  kind,  delivery_date,  body,  created_at,  not_before,  useless_after,  detail)
        values              (@Id,         @RecipientId,  @CustomerId,  @Phone, @Kind, @DeliveryDate,  @Body, @now,        @NotBefore,  @UselessAfter,  '')
        on conflict do nothing
        """;

    /// <returns>False when this recipient has had this kind of text for this date already.</returns>
    public async Task<bool> Insert(DbTransaction tx, NewMessage message) => await tx.Execute(InsertSql, new
    {
        message.Id,
        message.RecipientId,
        message.CustomerId,
        message.Phone,
        message.Kind,
        message.DeliveryDate,
        message.Body,
        now = time.GetUtcNow(),
        message.NotBefore,
        message.UselessAfter,
    }) > 0;

    private const string ReaddressSql =
        """
        update message
           set phone = @phone
         where customer_id = @customerId
           and claimed_at is null                   -- what is under way is looked for at the provider by its number
           and settled_at is null
        """;

    /// <summary>The customer has another number: what still waits goes there.</summary>
    /// <param name="phone">Null when there is none any more.</param>
    public Task Readdress(DbTransaction tx, CustomerId customerId, string? phone) =>
        tx.Execute(ReaddressSql, new { customerId, phone = phone ?? NewMessage.NoPhone });

    private const string CountSql =
        """
        select count(*)
          from message
         where delivery_date = @deliveryDate
           and kind = @kind
        """;

    private const string StandingSql =
        """
        select count(case when settled_at is null then 1 end) as waiting,
               count(case when outcome = 'refused' then 1 end) as refused
          from message
         where delivery_date = @deliveryDate
           and kind = @kind
        """;

    public async Task<TextStanding> Standing(DateOnly deliveryDate, string kind) => (await database.Find<TextStanding>(StandingSql, new { deliveryDate, kind }))!;

    public async Task<int> Count(DateOnly deliveryDate, string kind) => await database.Find<int>(CountSql, new { deliveryDate, kind });
}
