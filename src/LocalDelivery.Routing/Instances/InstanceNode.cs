namespace LocalDelivery.Routing.Instances;

/// <summary>The depot or a customer of an instance.</summary>
/// <param name="X">Eastward, −1,000,000 to 1,000,000 in the instance's own unit; zero where the instance has no coordinates.</param>
/// <param name="Y">Northward, likewise.</param>
/// <param name="Demand">Load, 0 to 1,000,000,000; zero at the depot.</param>
/// <param name="Service">How long a visit takes, in the units of the instance's <see cref="DistanceRule"/>.</param>
/// <param name="Window">When service may begin, in the same units (at the depot: departure and return); null for any time.</param>
public sealed record InstanceNode(double X, double Y, int Demand, int Service, TimeWindow? Window);
