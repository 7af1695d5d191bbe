using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Owner;

/// <param name="Outcome">What became of the texts; null while they wait.</param>
public sealed record TextCount(string? Outcome, int Count);

/// <summary>What the owner's first page asks that no other page does.</summary>
public sealed class TodayStore(Database database)
{
    private const string TextsSql =
        """
        select outcome,
               count(*) as count
          from message
         where delivery_date = @deliveryDate
           and kind = @kind
         group by outcome
        """;

    public Task<IReadOnlyList<TextCount>> Texts(DateOnly deliveryDate, string kind) => database.Query<TextCount>(TextsSql, new { deliveryDate, kind });

    private sealed record MessageRow(Guid MessageId, CustomerId CustomerId);

    private const string RecipientsSql =
        """
        select message_id,
               customer_id
          from message
         where delivery_date = @deliveryDate
           and customer_id is not null
        """;

    /// <summary>Whom each text of a date is for.</summary>
    public async Task<IReadOnlyDictionary<Guid, CustomerId>> Recipients(DateOnly deliveryDate) =>
        (await database.Query<MessageRow>(RecipientsSql, new { deliveryDate })).ToDictionary(row => row.MessageId, row => row.CustomerId);
}
