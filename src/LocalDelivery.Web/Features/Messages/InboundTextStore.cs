using System.Data.Common;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Messages;

/// <summary>What neighbors text back.</summary>
public sealed class InboundTextStore(TimeProvider time)
{
    private const string InsertSql =
        """
        insert into inbound_text ( provider_id,  phone,  body,  received_at)
        values                   (@providerId, @phone, @body, @now)
        on conflict do nothing
        """;

    /// <returns>False when the provider has told us before.</returns>
    public async Task<bool> Insert(DbTransaction tx, string providerId, string phone, string body) =>
        await tx.Execute(InsertSql, new { providerId, phone, body, now = time.GetUtcNow() }) > 0;
}
