namespace LocalDelivery.Routing;

/// <summary>Knows how long and how far it is from any place to any other.</summary>
public interface ITravelTimes
{
    /// <summary>The travel times and distances between all <paramref name="locations"/>, in their order.</summary>
    Travel Between(IReadOnlyList<Location> locations);
}
