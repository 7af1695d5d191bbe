using LocalDelivery.Ordering;
using LocalDelivery.Routing;

namespace LocalDelivery.Web.Features.Drivers;

/// <summary>Where routes start and end.</summary>
public sealed record Depot(DepotId Id, string Name, Location Location);

/// <summary>A vehicle. <see cref="Capacity"/> has one amount per load unit, in their order.</summary>
public sealed record Vehicle(VehicleId Id, DepotId DepotId, string Name, IReadOnlyList<int> Capacity);

/// <summary>The person at the wheel.</summary>
public sealed record Driver(DriverId Id, string Name, string Phone)
{
    public string FirstName => Name.Split(' ', 2)[0];
}

/// <summary>One driver's hours on one weekday, and the vehicle for it.</summary>
public sealed record Shift(DriverId DriverId, DayOfWeek Day, VehicleId VehicleId, TimeOnly Starts, TimeOnly Ends);
