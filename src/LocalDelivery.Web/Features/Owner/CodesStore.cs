using System.Data.Common;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Owner;

/// <param name="Customers">How many neighbors joined by it.</param>
public sealed record CodeCount(string Code, string Kind, string Label, DateTimeOffset CreatedAt, DateTimeOffset? RetiredAt, int Customers);

/// <summary>The join codes as the owner hands them out.</summary>
public sealed class CodesStore(Database database, TimeProvider time)
{
    private const string AllSql =
        """
        select c.code,
               c.kind,
               c.label,
               c.created_at,
               c.retired_at,
               (select count(*)
                  from customer
                 where customer.join_code = c.code) as customers
          from join_code c
         order by c.created_at desc, c.code
        """;

    public Task<IReadOnlyList<CodeCount>> All() => database.Query<CodeCount>(AllSql);

    private const string InsertSql =
        """
        insert into join_code ( code,  kind,  label,  created_at)
        values                (@code, @kind, @label, @now)
        on conflict do nothing      -- there may also be the same code in other letter case
        """;

    /// <returns>False when there is such a code already.</returns>
    public async Task<bool> Insert(DbTransaction tx, string code, string kind, string label) => await tx.Execute(InsertSql, new { code, kind, label, now = time.GetUtcNow() }) > 0;

    private const string RetireSql =
        """
        update join_code
           set retired_at = @now
         where code = @code
           and retired_at is null
        """;

    public async Task<bool> Retire(DbTransaction tx, string code) => await tx.Execute(RetireSql, new { code, now = time.GetUtcNow() }) > 0;
}
