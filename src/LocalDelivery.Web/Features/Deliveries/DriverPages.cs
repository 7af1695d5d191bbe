namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>What every page of a driver's day knows.</summary>
/// <param name="Tomorrow">Tomorrow's date once its route is released; null before, and on tomorrow's own page.</param>
/// <param name="IsOpen">Whether the route's day has come, so that what happens at the doors can be recorded.</param>
public sealed record DriverDay(RouteSheet Sheet, TimeZoneInfo Zone, DateOnly? Tomorrow, bool IsOpen);

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
/// <param name="Next">The next day with a shift, if there is one in sight.</param>
public sealed record NoRoutePage(DateOnly Date, bool IsToday, DateOnly? Tomorrow, ShiftDate? Next, TimeOnly NightRunTime);

/// <summary>Sheets for paper, a page each.</summary>
public sealed record PaperPage(DateOnly Date, IReadOnlyList<RouteSheet> Sheets, TimeZoneInfo Zone);
