using LocalDelivery.Ordering;
using LocalDelivery.Routing;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Features.Rounds;

/// <summary>
/// How long visits take, from what drivers recorded: a visit lasts from one stop's button to the next one's, less the way between. Where a van had to wait,
/// somebody pressed late or out of order, there is nothing to be seen.
/// </summary>
public sealed class ServiceTimesStore(Database database, BusinessStore businesses)
{
    private const int DaysBack = 60;
    private const int Longest = 1_800; // seconds; beyond that something else happened
    private const int Shortest = 5;

    private sealed record Row(RouteId RouteId, int Position, int TravelSeconds, DateTimeOffset ArrivesAt, DateTimeOffset ServiceStartsAt, CustomerId CustomerId, DateTimeOffset RecordedAt);

    private const string Sql =
        """
        select s.route_id,
               s.position,
               s.travel_seconds,
               s.arrives_at,
               s.service_starts_at,
               o.customer_id,
               d.recorded_at
          from route_plan p
          join route r on r.route_plan_id = p.route_plan_id
          join stop s on s.route_id = r.route_id
          join stop_order so on so.stop_id = s.stop_id
          join delivery_order o on o.order_id = so.order_id
          join delivery_outcome d on d.order_id = so.order_id and d.driver_id = r.driver_id
         where p.depot_id = @depotId
           and p.delivery_date >= @since
           and p.delivery_date < @before
           and p.released_at is not null
           and p.withdrawn_at is null
           and not exists (select 1
                             from route_plan n
                            where n.depot_id = p.depot_id
                              and n.delivery_date = p.delivery_date
                              and n.revision > p.revision
                              and n.released_at is not null
                              and n.withdrawn_at is null)
         order by s.route_id, s.position
        """;

    /// <returns>Seconds per customer whose visits were seen in the two months before the date.</returns>
    public async Task<IReadOnlyDictionary<CustomerId, int>> Of(DepotId depotId, DateOnly before)
    {
        var usual = (await businesses.Get()).ServiceSeconds;
        var rows = await database.Query<Row>(Sql, new { depotId, before, since = before.AddDays(-DaysBack) });
        return rows.GroupBy(row => row.RouteId).SelectMany(Seen).GroupBy(visit => visit.CustomerId, visit => visit.Seconds)
            .ToDictionary(visits => visits.Key, visits => LearnedServiceTime.Of(usual, [.. visits]));
    }

    private static IEnumerable<(CustomerId CustomerId, int Seconds)> Seen(IEnumerable<Row> route)
    {
        var stops = route.GroupBy(row => row.Position).OrderBy(stop => stop.Key).Select(stop => stop.ToList()).ToList();
        foreach (var (before, stop) in stops.Zip(stops.Skip(1)))
        {
            if (stop[0].Position != before[0].Position + 1 || stop[0].ServiceStartsAt > stop[0].ArrivesAt) continue;
            var took = stop.Max(row => row.RecordedAt) - before.Max(row => row.RecordedAt) - TimeSpan.FromSeconds(stop[0].TravelSeconds);
            var seconds = (int)took.TotalSeconds - (DayProblem.SecondsPerFurtherNeighbor * (stop.Count - 1));
            if (seconds is < Shortest or > Longest) continue;
            foreach (var row in stop) yield return (row.CustomerId, seconds);
        }
    }
}
