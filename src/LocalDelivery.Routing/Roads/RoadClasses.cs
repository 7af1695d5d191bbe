namespace LocalDelivery.Routing.Roads;

/// <summary>What is usual on a kind of road (OpenStreetMap's <c>highway</c>) that no sign says.</summary>
/// <param name="Limit">Usual speed in km/h where none is signed.</param>
/// <param name="Most">The most a van drives there in km/h, whatever the sign allows.</param>
/// <param name="Usual">Whether cars may be there where no sign says.</param>
/// <param name="SmallEnough">Whether "private" means yards and drives, where a delivery is expected.</param>
internal sealed record RoadClass(double Limit, double Most, bool Usual = true, bool SmallEnough = false);

/// <summary>The kinds of road a van can be on; on any other it can not.</summary>
internal static class RoadClasses
{
    private const double Unlimited = 130;

    private static readonly Dictionary<string, RoadClass> ByHighway = new(StringComparer.Ordinal)
    {
        ["motorway"] = new(120, Unlimited),
        ["motorway_link"] = new(60, 80),
        ["trunk"] = new(90, Unlimited),
        ["trunk_link"] = new(50, 80),
        ["primary"] = new(65, 100),
        ["primary_link"] = new(40, 80),
        ["secondary"] = new(60, 100),
        ["secondary_link"] = new(40, 80),
        ["tertiary"] = new(50, 100),
        ["tertiary_link"] = new(40, 80),
        ["unclassified"] = new(45, 80),
        ["road"] = new(30, 50),
        ["residential"] = new(35, 50, SmallEnough: true),
        ["living_street"] = new(10, 15, SmallEnough: true),
        ["service"] = new(18, 25, SmallEnough: true),
        ["pedestrian"] = new(8, 10, Usual: false),
        ["track"] = new(15, 20, Usual: false),
    };

    public static RoadClass? Of(string? highway) => highway is null ? null : ByHighway.GetValueOrDefault(highway);
}
