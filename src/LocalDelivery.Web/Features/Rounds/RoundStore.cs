using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Rounds;

/// <summary>The rounds that were made; the newest that has begun counts.</summary>
public sealed class RoundStore(Database database, TimeProvider time)
{
    private const string FromSql =
        """
        select from_date
          from round
         where depot_id = @depotId
           and from_date <= @date
         order by from_date desc
         limit 1
        """;

    private sealed record FromRow(DateOnly FromDate);

    private sealed record Row(CustomerId CustomerId, int Weekday, DriverId DriverId, TimeOnly UsualAt);

    private const string VisitsSql =
        """
        select customer_id,
               weekday,
               driver_id,
               usual_at
          from round_visit
         where depot_id = @depotId
           and from_date = @from
        """;

    private sealed record TimeRow(CustomerId CustomerId, int ServiceSeconds);

    private const string TimesSql =
        """
        select customer_id,
               service_seconds
          from service_time
         where depot_id = @depotId
           and from_date = @from
        """;

    /// <returns>The round that counts on the date; null before the first.</returns>
    public async Task<Round?> On(DepotId depotId, DateOnly date)
    {
        if (await database.Find<FromRow>(FromSql, new { depotId, date }) is not { FromDate: var from }) return null;
        var rows = await database.Query<Row>(VisitsSql, new { depotId, from });
        var times = await database.Query<TimeRow>(TimesSql, new { depotId, from });
        return new Round(depotId, from, rows.ToDictionary(row => (row.CustomerId, IsoWeekday.ToDay(row.Weekday)), row => new UsualVisit(row.DriverId, row.UsualAt)))
        {
            ServiceSeconds = times.ToDictionary(row => row.CustomerId, row => row.ServiceSeconds),
        };
    }

    private const string InsertSql =
        """
        insert into round ( depot_id,  from_date,  made_at)
        values            (@depotId,  @from,      @now)
        on conflict (depot_id, from_date) do nothing
        """;

    private const string InsertVisitSql =
        """
        insert into round_visit ( depot_id,  from_date,  customer_id,  weekday,  driver_id,  usual_at)
        values                  (@depotId,  @from,      @customerId,  @weekday, @DriverId,  @At)
        """;

    private const string InsertTimeSql =
        """
        insert into service_time ( depot_id,  from_date,  customer_id,  service_seconds)
        values                   (@depotId,  @from,      @customerId,  @seconds)
        """;

    /// <returns>False when the depot has a round from that date on already; that one stands.</returns>
    public async Task<bool> Insert(DbTransaction tx, Round round)
    {
        var (depotId, from) = (round.DepotId, round.From);
        if (await tx.Execute(InsertSql, new { depotId, from, now = time.GetUtcNow() }) == 0) return false;
        foreach (var ((customerId, day), visit) in round.Visits)
            await tx.Execute(InsertVisitSql, new { depotId, from, customerId, weekday = IsoWeekday.Of(day), visit.DriverId, visit.At });
        foreach (var (customerId, seconds) in round.ServiceSeconds) await tx.Execute(InsertTimeSql, new { depotId, from, customerId, seconds });
        return true;
    }
}
