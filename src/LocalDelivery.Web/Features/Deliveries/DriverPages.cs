namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>What every page of a driver's day knows.</summary>
/// <param name="Ahead">What comes after today; null on another day's page.</param>
/// <param name="IsOpen">Whether the route's day has come, so that what happens at the doors can be recorded.</param>
public sealed record DriverDay(RouteSheet Sheet, TimeZoneInfo Zone, DateTimeOffset Now, Ahead? Ahead, bool IsOpen)
{
    public TimeSpan? AheadOfPlan => Sheet.AheadAt(Now);
}

/// <summary>The stop at hand.</summary>
public sealed record StopPage(DriverDay Day, SheetStop Stop)
{
    public RouteSheet Sheet => Day.Sheet;

    public SheetStop? Next => Sheet.After(Stop);

    public bool HasSeveral => Stop.Orders.Count > 1;

    /// <summary>Nothing is recorded here yet, so the one big button speaks for everybody at this stop.</summary>
    public bool IsUntouched => Stop.Orders.All(order => order.Outcome is null);
}

/// <summary>Why an order stays in the van: asked when something is off.</summary>
public sealed record NotDeliveredPage(SheetStop Stop, DateOnly Date, Guid? Order, string? Words)
{
    public IEnumerable<SheetOrder> Orders => Order is { } only ? Stop.Orders.Where(order => order.Order.Id.Value == only) : Stop.Open;
}

/// <summary>Said kindly when there is nothing to drive.</summary>
public sealed record NoRoutePage(DateOnly Date, bool IsToday, Ahead Ahead, TimeOnly NightRunTime);

/// <summary>Sheets for paper, a page each.</summary>
public sealed record PaperPage(DateOnly Date, IReadOnlyList<RouteSheet> Sheets, TimeZoneInfo Zone);
