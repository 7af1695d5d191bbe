using System.Data.Common;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Subscriptions;

/// <summary>Standing requests with their lines, skips and pauses.</summary>
public sealed class SubscriptionStore(Database database, TimeProvider time)
{
    private sealed record Row(SubscriptionId SubscriptionId, CustomerId CustomerId, DateOnly StartsOn, DateOnly? CancelledFrom);

    private const string SubscriptionSql =
        """
        select subscription_id,
               customer_id,
               starts_on,
               cancelled_from
          from subscription

        """;

    private sealed record LineDayRow(
        SubscriptionLineId SubscriptionLineId, SubscriptionId SubscriptionId, ProductId ProductId, int EveryWeeks, DateOnly FirstWeekOf, DateOnly StartsOn,
        DateOnly? EndsOn, int Weekday, int Quantity);

    private const string LineSql =
        """
        select l.subscription_line_id,
               l.subscription_id,
               l.product_id,
               l.every_weeks,
               l.first_week_of,
               l.starts_on,
               l.ends_on,
               d.weekday,
               d.quantity
          from subscription_line l
          join subscription_line_day d on d.subscription_line_id = l.subscription_line_id

        """;

    private sealed record SkipRow(SubscriptionId SubscriptionId, DateOnly DeliveryDate);

    private const string SkipSql =
        """
        select s.subscription_id,
               s.delivery_date
          from skip s
         where s.undone_at is null

        """;

    private sealed record PauseRow(PauseId PauseId, SubscriptionId SubscriptionId, DateOnly StartsOn, DateOnly? EndsOn);

    private const string PauseSql =
        """
        select p.pause_id,
               p.subscription_id,
               p.starts_on,
               p.ends_on
          from pause p
         where p.withdrawn_at is null

        """;

    public async Task<Subscription?> FindByCustomer(CustomerId customerId)
    {
        const string Mine = "(select subscription_id from subscription where customer_id = @customerId)";
        var arguments = new { customerId };
        var found = Assemble(
            await database.Query<Row>(SubscriptionSql + "where customer_id = @customerId", arguments),
            await database.Query<LineDayRow>(LineSql + "where l.subscription_id = " + Mine, arguments),
            await database.Query<SkipRow>(SkipSql + "and s.subscription_id = " + Mine, arguments),
            await database.Query<PauseRow>(PauseSql + "and p.subscription_id = " + Mine, arguments));
        return found.SingleOrDefault();
    }

    private const string LockSql =
        """
        update subscription
           set starts_on = starts_on
         where subscription_id = @id
        """;

    /// <summary>
    /// Holds this subscription until the transaction ends, so that a skip and the night that freezes the same delivery can not pass each
    /// other. (An update that changes nothing is the row lock that both databases have.)
    /// </summary>
    public Task Lock(DbTransaction tx, SubscriptionId id) => tx.Execute(LockSql, new { id });

    /// <summary>The subscription as this transaction sees it.</summary>
    public async Task<Subscription> Find(DbTransaction tx, SubscriptionId id)
    {
        var arguments = new { id };
        return Assemble(
            await tx.Query<Row>(SubscriptionSql + "where subscription_id = @id", arguments),
            await tx.Query<LineDayRow>(LineSql + "where l.subscription_id = @id", arguments),
            await tx.Query<SkipRow>(SkipSql + "and s.subscription_id = @id", arguments),
            await tx.Query<PauseRow>(PauseSql + "and p.subscription_id = @id", arguments)).Single();
    }

    /// <summary>Every subscription that was ever made, with what it says today; a night reads them all in four queries.</summary>
    public async Task<IReadOnlyList<Subscription>> All() => Assemble(
        await database.Query<Row>(SubscriptionSql),
        await database.Query<LineDayRow>(LineSql),
        await database.Query<SkipRow>(SkipSql),
        await database.Query<PauseRow>(PauseSql));

    private static List<Subscription> Assemble(
        IEnumerable<Row> subscriptions, IEnumerable<LineDayRow> lineDays, IEnumerable<SkipRow> skips, IEnumerable<PauseRow> pauses)
    {
        var lines = lineDays.GroupBy(day => day.SubscriptionLineId).Select(Line).ToLookup(line => line.SubscriptionId, line => line.Line);
        var skipped = skips.ToLookup(skip => skip.SubscriptionId, skip => skip.DeliveryDate);
        var paused = pauses.ToLookup(pause => pause.SubscriptionId, pause => new Pause(pause.StartsOn, pause.EndsOn));
        return
        [
            .. subscriptions.Select(row => new Subscription(
                row.SubscriptionId, row.CustomerId, row.StartsOn, row.CancelledFrom,
                [.. lines[row.SubscriptionId]], skipped[row.SubscriptionId].ToHashSet(), [.. paused[row.SubscriptionId]])),
        ];
    }

    private static (SubscriptionId SubscriptionId, SubscriptionLine Line) Line(IGrouping<SubscriptionLineId, LineDayRow> days)
    {
        var first = days.First();
        var quantities = WeekQuantities.Of([.. days.Select(day => (IsoWeekday.ToDay(day.Weekday), day.Quantity))]);
        return (first.SubscriptionId,
            new SubscriptionLine(first.SubscriptionLineId, first.ProductId, quantities, first.EveryWeeks, first.FirstWeekOf, first.StartsOn, first.EndsOn));
    }

    private const string InsertSql =
        """
        insert into subscription ( subscription_id,  customer_id,  starts_on,  created_at)
        values                   (@Id,              @CustomerId,  @StartsOn,  @now)
        on conflict do nothing
        """;

    /// <returns>False when the customer has a subscription already.</returns>
    public async Task<bool> Insert(DbTransaction tx, Subscription subscription)
    {
        if (await tx.Execute(InsertSql, new { subscription.Id, subscription.CustomerId, subscription.StartsOn, now = time.GetUtcNow() }) == 0) return false;
        foreach (var line in subscription.Lines) await InsertLine(tx, subscription.Id, line);
        return true;
    }

    private const string InsertLineSql =
        """
        insert into subscription_line ( subscription_line_id,  subscription_id,  product_id,  every_weeks,  first_week_of,  starts_on,  ends_on,  created_at)
        values                        (@Id,                   @subscriptionId,  @ProductId,  @EveryWeeks,  @FirstWeekOf,   @StartsOn,  @EndsOn,  @now)
        """;

    private const string InsertLineDaySql =
        """
        insert into subscription_line_day ( subscription_line_id,  weekday,  quantity)
        values                            (@Id,                   @weekday, @quantity)
        """;

    public async Task InsertLine(DbTransaction tx, SubscriptionId subscriptionId, SubscriptionLine line)
    {
        await tx.Execute(InsertLineSql, new
        {
            line.Id,
            subscriptionId,
            line.ProductId,
            line.EveryWeeks,
            line.FirstWeekOf,
            line.StartsOn,
            line.EndsOn,
            now = time.GetUtcNow(),
        });
        foreach (var day in line.Quantities.Days.Days())
            await tx.Execute(InsertLineDaySql, new { line.Id, weekday = IsoWeekday.Of(day), quantity = line.Quantities[day] });
    }

    private const string CancelSql =
        """
        update subscription
           set cancelled_from = @from
         where subscription_id = @id
        """;

    /// <summary>Nothing comes from this date on.</summary>
    public Task Cancel(DbTransaction tx, SubscriptionId id, DateOnly from) => tx.Execute(CancelSql, new { id, from });

    private const string SkipDateSql =
        """
        insert into skip ( subscription_id,  delivery_date,  skipped_at)
        values           (@id,              @deliveryDate,  @now)
        on conflict (subscription_id, delivery_date) do update
           set skipped_at = excluded.skipped_at,
               undone_at = null
         where skip.undone_at is not null
        """;

    /// <returns>False when the date is skipped already.</returns>
    public async Task<bool> Skip(DbTransaction tx, SubscriptionId id, DateOnly deliveryDate) =>
        await tx.Execute(SkipDateSql, new { id, deliveryDate, now = time.GetUtcNow() }) > 0;

    private const string UnskipDateSql =
        """
        update skip
           set undone_at = @now
         where subscription_id = @id
           and delivery_date = @deliveryDate
           and undone_at is null
        """;

    /// <returns>False when the date is not skipped.</returns>
    public async Task<bool> Unskip(DbTransaction tx, SubscriptionId id, DateOnly deliveryDate) =>
        await tx.Execute(UnskipDateSql, new { id, deliveryDate, now = time.GetUtcNow() }) > 0;

    /// <summary>The pauses that hold, each with the id by which it can be ended; past ones too, the earliest first.</summary>
    public async Task<IReadOnlyList<StoredPause>> Pauses(DbTransaction tx, SubscriptionId id) =>
        [.. (await tx.Query<PauseRow>(PauseSql + "and p.subscription_id = @id order by p.starts_on, p.pause_id", new { id })).Select(Stored)];

    /// <summary>The same, outside a transaction.</summary>
    public async Task<IReadOnlyList<StoredPause>> Pauses(SubscriptionId id) =>
        [.. (await database.Query<PauseRow>(PauseSql + "and p.subscription_id = @id order by p.starts_on, p.pause_id", new { id })).Select(Stored)];

    private static StoredPause Stored(PauseRow row) => new(row.PauseId, new Pause(row.StartsOn, row.EndsOn));

    private const string InsertPauseSql =
        """
        insert into pause ( pause_id,  subscription_id,  starts_on,  ends_on,  created_at)
        values            (@pauseId,  @id,              @StartsOn,  @EndsOn,  @now)
        """;

    public async Task<PauseId> InsertPause(DbTransaction tx, SubscriptionId id, Pause pause)
    {
        var now = time.GetUtcNow();
        var pauseId = PauseId.New(now);
        await tx.Execute(InsertPauseSql, new { pauseId, id, pause.StartsOn, pause.EndsOn, now });
        return pauseId;
    }

    private const string WithdrawPauseSql =
        """
        update pause
           set withdrawn_at = @now
         where pause_id = @pauseId
           and withdrawn_at is null
        """;

    /// <summary>The pause no longer holds; what was said and when stays in the row.</summary>
    public Task WithdrawPause(DbTransaction tx, PauseId pauseId) => tx.Execute(WithdrawPauseSql, new { pauseId, now = time.GetUtcNow() });
}

/// <summary>A pause and the id by which it can be ended.</summary>
public sealed record StoredPause(PauseId Id, Pause Pause);
