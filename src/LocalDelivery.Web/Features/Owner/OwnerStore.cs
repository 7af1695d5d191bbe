using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Owner;

/// <param name="Reason">Empty where none was given.</param>
public sealed record ClosedDay(DateOnly ClosedOn, string Reason);

/// <summary>What the business's page asks that no other does.</summary>
public sealed class OwnerStore(Database database)
{
    private const string ClosedDaysSql =
        """
        select closed_on,
               reason
          from closed_day
         where closed_on >= @from
         order by closed_on
        """;

    public Task<IReadOnlyList<ClosedDay>> ClosedDays(DateOnly from) => database.Query<ClosedDay>(ClosedDaysSql, new { from });

    private const string PricesSql =
        """
        select count(*)
          from product_price
        """;

    /// <summary>Whether amounts are stored: they are in the currency of today, and a change would turn them into something else.</summary>
    public async Task<bool> HasPrices() => await database.Find<int>(PricesSql) > 0;
}
