using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Home;

/// <summary>Whether the database answers, and what it knows of the nights.</summary>
public sealed class HealthStore(Database database)
{
    private sealed record Row(DateTimeOffset? FinishedAt);

    private const string LastNightSql =
        """
        select max(finished_at) as finished_at
          from night
        """;

    /// <returns>Null before the first night.</returns>
    public async Task<DateTimeOffset?> LastNightFinished() => (await database.Find<Row>(LastNightSql))?.FinishedAt;
}
