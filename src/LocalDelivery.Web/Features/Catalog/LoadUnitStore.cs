using System.Data.Common;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Catalog;

/// <summary>What a van runs out of: crates, kilograms, cool boxes. A unit's id (1, 2, …) is also its place in every load and capacity.</summary>
public sealed class LoadUnitStore(Database database)
{
    /// <summary>More of them nobody keeps apart, and every product and vehicle has a field for each.</summary>
    public const int Most = 9;

    private const string NamesSql =
        """
        select name
          from load_unit
         order by load_unit_id
        """;

    public Task<IReadOnlyList<string>> Names() => database.Query<string>(NamesSql);

    private const string SaveSql =
        """
        insert into load_unit ( load_unit_id,  name)
        values                (@id,           @name)
        on conflict (load_unit_id) do update set name = excluded.name
        """;

    public Task Save(DbTransaction tx, int id, string name) => tx.Execute(SaveSql, new { id, name });
}
