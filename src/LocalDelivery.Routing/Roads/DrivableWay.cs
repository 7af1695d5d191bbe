namespace LocalDelivery.Routing.Roads;

/// <summary>What a way's tags mean for a van.</summary>
/// <param name="EndsOnly">Open only to a van that begins or ends behind the sign.</param>
/// <param name="Forward">May be driven in the order of its nodes.</param>
/// <param name="Backward">May be driven against the order of its nodes.</param>
/// <param name="MetersPerSecond">How fast a van gets along.</param>
/// <param name="HasDoors">Whether a door may belong to it: not to a motorway and not to a tunnel.</param>
internal sealed record DrivableWay(bool EndsOnly, bool Forward, bool Backward, double MetersPerSecond, bool HasDoors)
{
    private static readonly string[] OneWayMostParticularFirst = ["oneway:motorcar", "oneway:motor_vehicle", "oneway"];

    /// <summary>The way as a van sees it, or null if it can not be there.</summary>
    public static DrivableWay? Of(IReadOnlyDictionary<string, string> tags, VanDriving driving)
    {
        var highway = tags.GetValueOrDefault("highway");
        if (RoadClasses.Of(highway) is not { } road || tags.GetValueOrDefault("area") == "yes") return null;
        var access = CarAccess.Of(tags, road);
        var (forward, backward) = Directions(tags);
        if (access == RoadAccess.Closed || !(forward || backward)) return null;
        var speed = Math.Min((SpeedLimit.Of(tags.GetValueOrDefault("maxspeed")) ?? road.Limit) * driving.ShareOfLimit, road.Most);
        var motorway = highway is "motorway" or "motorway_link";
        return new DrivableWay(access == RoadAccess.EndsOnly, forward, backward, speed / 3.6, !motorway && tags.GetValueOrDefault("tunnel") is null or "no");
    }

    /// <summary>A motorway and a roundabout are one-way unless said otherwise; a road whose direction changes by the hour is nobody's.</summary>
    private static (bool Forward, bool Backward) Directions(IReadOnlyDictionary<string, string> tags)
    {
        var said = OneWayMostParticularFirst.Select(key => tags.GetValueOrDefault(key)).FirstOrDefault(value => value is not null);
        var implied = tags.GetValueOrDefault("junction") is "roundabout" or "circular" || tags["highway"] == "motorway";
        return said switch
        {
            "yes" or "true" or "1" => (true, false),
            "-1" or "reverse" => (false, true),
            "reversible" => (false, false),
            "no" or "false" or "0" or "alternating" => (true, true),
            _ => (true, !implied),
        };
    }
}
