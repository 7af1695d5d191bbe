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
         where code = @code
           and retired_at is null
        """;

    public Task<JoinCode?> Find(string code) => database.Find<JoinCode>(FindSql, new { code });
}
