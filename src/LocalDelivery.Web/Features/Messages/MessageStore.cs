using System.Data.Common;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Messages;

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

    private const string CountSql =
        """
        select count(*)
          from message
         where delivery_date = @deliveryDate
           and kind = @kind
        """;

    public async Task<int> Count(DateOnly deliveryDate, string kind) => await database.Find<int>(CountSql, new { deliveryDate, kind });
}
