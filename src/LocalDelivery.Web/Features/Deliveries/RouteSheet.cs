using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Customers;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Features.Routes;

namespace LocalDelivery.Web.Features.Deliveries;

/// <summary>One driver's released route of a date with everything a person needs to drive it, on a phone or on paper.</summary>
public sealed record RouteSheet(
    DateOnly Date, DriverId DriverId, string DriverName, string VehicleName, PlannedRoute Route, IReadOnlyList<LoadLine> Load, IReadOnlyList<UnitTotal> Units,
    IReadOnlyList<SheetStop> Stops)
{
    public int Settled => Stops.Count(stop => stop.IsSettled);

    public bool HasBegun => Stops.Any(stop => stop.Orders.Any(order => order.Outcome is not null));

    /// <summary>The next door to go to; null when every stop is settled.</summary>
    public SheetStop? Current => Stops.FirstOrDefault(stop => !stop.IsSettled);

    /// <summary>Where the driver pressed last: what "Undo" takes back.</summary>
    public SheetStop? Last => Stops.Where(stop => stop.RecordedAt is not null).MaxBy(stop => stop.RecordedAt);

    /// <summary>
    /// How far ahead of the plan the last stop was left; negative when late, null before the first. The clock counts too: whoever should have been at
    /// the next door an hour ago is late, however punctual the last one was.
    /// </summary>
    public TimeSpan? AheadAt(DateTimeOffset now)
    {
        if (Stops.Where(stop => stop.IsSettled).MaxBy(stop => stop.RecordedAt) is not { } last) return null;
        var left = last.Planned.DepartsAt - last.RecordedAt!.Value;
        return Current is { } next && next.Planned.DepartsAt - now < left ? next.Planned.DepartsAt - now : left;
    }

    public int Delivered => Stops.SelectMany(stop => stop.Orders).Count(order => order.Outcome is { IsDelivered: true });

    public IEnumerable<SheetOrder> NotDelivered => Stops.SelectMany(stop => stop.Orders).Where(order => order.Outcome is { IsDelivered: false });

    public SheetStop? Find(StopId id) => Stops.FirstOrDefault(stop => stop.Planned.Id == id);

    public SheetStop? After(SheetStop stop) => Stops.FirstOrDefault(other => other.Planned.Position > stop.Planned.Position && !other.IsSettled);
}

/// <summary>A product and how many of it the van needs.</summary>
public sealed record LoadLine(string Product, string Unit, int Quantity);

/// <summary>How much of one load unit: "14 crates".</summary>
public sealed record UnitTotal(string Unit, int Amount);

/// <summary>One visit: a door, or a house with several neighbors.</summary>
public sealed record SheetStop(PlannedStop Planned, IReadOnlyList<SheetOrder> Orders)
{
    public Door Door => Orders[0].Customer.Door;

    public bool IsSettled => Orders.All(order => order.Outcome is not null);

    public IEnumerable<SheetOrder> Open => Orders.Where(order => order.Outcome is null);

    /// <summary>When the driver last pressed here.</summary>
    public DateTimeOffset? RecordedAt => Orders.Max(order => order.Outcome?.RecordedAt);
}

/// <summary>One neighbor's order at a stop.</summary>
public sealed record SheetOrder(Order Order, Customer Customer, PromisedWindow? Window, DeliveryOutcome? Outcome);
