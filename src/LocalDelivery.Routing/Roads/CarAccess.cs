namespace LocalDelivery.Routing.Roads;

/// <summary>Who may drive on a road.</summary>
internal enum RoadAccess
{
    /// <summary>No van.</summary>
    Closed,

    /// <summary>A van that has a door to reach behind the sign, but not on its way elsewhere.</summary>
    EndsOnly,

    /// <summary>Any van.</summary>
    Open,
}

/// <summary>
/// OpenStreetMap's access tags for a car, the most particular first (wiki.openstreetmap.org/wiki/Key:access). "no" is no.
/// "destination", "delivery" and "customers" let a delivery in but not through; so does "private" on the small roads
/// where people live, and there only.
/// </summary>
internal static class CarAccess
{
    private static readonly string[] MostParticularFirst = ["motorcar", "motor_vehicle", "vehicle", "access"];

    public static RoadAccess Of(IReadOnlyDictionary<string, string> tags, RoadClass road)
    {
        foreach (var key in MostParticularFirst)
            if (tags.TryGetValue(key, out var value) && Said(value, road) is { } access) return access;
        return road.Usual ? RoadAccess.Open : RoadAccess.Closed;
    }

    /// <summary>Whether a post, a gate or a block on the road stops a van.</summary>
    public static bool Stops(IReadOnlyDictionary<string, string> nodeTags)
    {
        var said = MostParticularFirst.Select(key => nodeTags.GetValueOrDefault(key)).FirstOrDefault(value => value is not null);
        return nodeTags.GetValueOrDefault("barrier") switch
        {
            null => false,
            "bollard" or "block" or "cycle_barrier" or "jersey_barrier" or "motorcycle_barrier" or "kissing_gate" or "turnstile" or "chain" or "log" or "bus_trap" =>
                said is not ("yes" or "permissive" or "designated" or "destination" or "delivery"),
            _ => said is "no" or "agricultural" or "forestry" or "emergency",
        };
    }

    /// <summary>Of "agricultural;forestry" and its like, the most that any of them allows; null if it says nothing for us.</summary>
    private static RoadAccess? Said(string value, RoadClass road) =>
        value.Split([';', ','], StringSplitOptions.TrimEntries).Select(word => One(word, road)).Max();

    private static RoadAccess? One(string word, RoadClass road) => word switch
    {
        "yes" or "permissive" or "designated" or "official" or "public" => road.Usual ? RoadAccess.Open : RoadAccess.EndsOnly,
        "destination" or "delivery" or "customers" => RoadAccess.EndsOnly,
        "private" when road.SmallEnough => RoadAccess.EndsOnly,
        "" or "unknown" or "discouraged" => null,
        _ => RoadAccess.Closed,
    };
}
