namespace LocalDelivery.Routing;

/// <summary>Who usually comes to a stop: the same face.</summary>
/// <param name="VehicleId">One of the problem's vehicles.</param>
/// <param name="CostOfAnother">What it costs if another comes, in the unit of <see cref="VehicleCost"/>; 0 to 1,000,000,000.</param>
public readonly record struct UsualVehicle(string VehicleId, int CostOfAnother);
