namespace LocalDelivery.Routing;

/// <summary>Travel from one place to another.</summary>
/// <param name="Seconds">Driving time, or <see cref="Travel.Unreachable"/>.</param>
/// <param name="Meters">Distance driven; without meaning where there is no way.</param>
public readonly record struct Leg(int Seconds, int Meters)
{
    /// <summary>Whether there is a way at all.</summary>
    public bool Exists => Seconds != Travel.Unreachable;
}
