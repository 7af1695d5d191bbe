using LocalDelivery.Ordering;

namespace LocalDelivery.Web.Features.Drivers;

public sealed record DriverRow(DriverId Id, string Name, string Phone, IReadOnlyList<string> Hours);

public sealed record VehicleRow(VehicleId Id, string Name, string Depot, string Capacity);

public sealed record DepotRow(DepotId Id, string Name, string Place);

/// <summary>Who drives, with what, from where. A lone milkman sees himself, and no administration of drivers.</summary>
public sealed record FleetPage(
    IReadOnlyList<DriverRow> Drivers, IReadOnlyList<DriverRow> Retired, IReadOnlyList<VehicleRow> Vehicles, IReadOnlyList<DepotRow> Depots, IReadOnlyList<string> LoadUnits,
    UnitsForm Form)
{
    public bool IsAlone => Drivers.Count <= 1;
}

public sealed record ShiftForm
{
    public string? Starts { get; init; }
    public string? Ends { get; init; }
    public string? Vehicle { get; init; }
}

/// <summary>One row of hours per weekday, Monday first; an empty row is a day off.</summary>
public sealed record DriverForm
{
    /// <summary>Only of a new driver: what she will be known by.</summary>
    public Guid? Id { get; init; }

    public string? Name { get; init; }
    public string? Phone { get; init; }
    public IList<ShiftForm> Shifts { get; init; } = [];
}

public sealed record DriverPage(DriverId? Id, string? Name, DriverForm Form, IReadOnlyList<Vehicle> Vehicles);

public sealed record VehicleForm
{
    /// <summary>Only of a new vehicle: what it will be known by.</summary>
    public Guid? Id { get; init; }

    public string? Name { get; init; }
    public string? Depot { get; init; }
    public IList<string?> Capacity { get; init; } = [];
}

public sealed record VehiclePage(VehicleId? Id, string? Name, VehicleForm Form, IReadOnlyList<Depot> Depots, IReadOnlyList<string> LoadUnits);

/// <param name="Id">Only of a new depot: what it will be known by.</param>
public sealed record DepotForm(string? Name, string? Address, string? Latitude, string? Longitude, Guid? Id = null);

public sealed record DepotPage(DepotId? Id, string? Name, DepotForm Form);

/// <summary>The names of the load units in their order, and perhaps one more.</summary>
public sealed record UnitsForm
{
    public IList<string?> Names { get; init; } = [];
}
