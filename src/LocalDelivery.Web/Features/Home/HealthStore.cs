using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Home;

/// <param name="FinishedAt">The last one; null before the first.</param>
/// <param name="FoundedAt">From when on nights are due; null in a house in which nobody lives yet.</param>
public sealed record KnownNights(DateTimeOffset? FinishedAt, DateTimeOffset? FoundedAt);

/// <summary>Whether the database answers, and what it knows of the nights.</summary>
public sealed class HealthStore(Database database)
{
    private const string NightsSql =
        """
        select (select max(finished_at)
                  from night) as finished_at,
               (select min(created_at)
                  from business) as founded_at
        """;

    public async Task<KnownNights> Nights() => (await database.Find<KnownNights>(NightsSql))!;
}
