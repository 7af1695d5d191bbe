namespace LocalDelivery.Routing.Search;

/// <summary>A place on a flat map, in degrees of latitude: good enough to tell what lies near what, and on which side of a line.</summary>
internal readonly record struct FlatPlace(double East, double North)
{
    /// <summary>The stops' places, then the depots', as the rows of travel.</summary>
    public static IReadOnlyList<FlatPlace> Of(RoutingProblem problem)
    {
        var locations = RoutingProblem.Locations(problem.Stops, problem.Vehicles);
        var scale = locations.Count == 0 ? 1 : Math.Cos(double.DegreesToRadians(locations[^1].Latitude));
        return [.. locations.Select(location => new FlatPlace(location.Longitude * scale, location.Latitude))];
    }

    public double SquareTo(FlatPlace other) => ((East - other.East) * (East - other.East)) + ((North - other.North) * (North - other.North));
}
