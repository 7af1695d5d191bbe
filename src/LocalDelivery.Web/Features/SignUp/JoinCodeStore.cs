using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.SignUp;

/// <summary>Who brought the neighbor: a leaflet, a van, a bottle.</summary>
public sealed record JoinCode(string Code, string Kind, string Label);

public sealed class JoinCodeStore(Database database)
{
    private const string FindSql =
        """
        select code,
               kind,
               label
          from join_code
         where lower(code) = lower(@code)
           and retired_at is null
        """;

    /// <summary>Typed from a leaflet, a code may come in any case.</summary>
    public Task<JoinCode?> Find(string code) => database.Find<JoinCode>(FindSql, new { code });
}
