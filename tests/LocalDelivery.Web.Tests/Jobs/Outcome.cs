using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Tests.Jobs;

/// <summary>What a night came to, in words that do not depend on ids or on how often it was tried.</summary>
public static class Outcome
{
    private const string OrdersSql =
        """
        select c.name || ' ' || p.product_name || ' ' || p.quantity || ' ' || p.unit_price_minor || ' of ' || o.total_minor
          from delivery_order o
          join customer c on c.customer_id = o.customer_id
          join order_line p on p.order_id = o.order_id
         where o.delivery_date = @date
        """;

    private const string RoutesSql =
        """
        select c.name || ' by ' || d.name || ' at stop ' || s.position || ' of revision ' || p.revision
          from route_plan p
          join route r on r.route_plan_id = p.route_plan_id
          join driver d on d.driver_id = r.driver_id
          join stop s on s.route_id = r.route_id
          join stop_order so on so.stop_id = s.stop_id
          join delivery_order o on o.order_id = so.order_id
          join customer c on c.customer_id = o.customer_id
         where p.delivery_date = @date
           and p.released_at is not null
        """;

    private const string TextsSql =
        """
        select kind || ' to ' || phone || ' ' || coalesce(outcome, 'waiting')
          from message
         where delivery_date = @date
        """;

    private const string PromisesSql =
        """
        select c.name || ' promised'
          from promise w
          join delivery_order o on o.order_id = w.order_id
          join customer c on c.customer_id = o.customer_id
         where o.delivery_date = @date
        """;

    private const string ProblemsSql =
        """
        select kind || ' ' || reason
          from night_problem
         where delivery_date = @date
           and solved_at is null
        """;

    public static async Task<IReadOnlyList<string>> Of(Database database, DateOnly date)
    {
        var lines = new List<string>();
        foreach (var sql in new[] { OrdersSql, RoutesSql, PromisesSql, TextsSql, ProblemsSql })
            lines.AddRange((await database.Query<string>(sql, new { date })).Order(StringComparer.Ordinal));
        return lines;
    }
}
