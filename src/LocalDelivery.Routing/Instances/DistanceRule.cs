namespace LocalDelivery.Routing.Instances;

/// <summary>How an instance's Euclidean distances become whole numbers, which best-known costs depend on.</summary>
public enum DistanceRule
{
    /// <summary>CVRPLIB's for capacities alone: rounded to the nearest whole number, a half upwards. Time plays no part.</summary>
    Nearest,

    /// <summary>
    /// The 12th DIMACS implementation challenge's for time windows: truncated to one decimal, so counted in tenths. Times too.
    /// </summary>
    Tenths,
}

/// <summary>What a rule says about a number.</summary>
internal static class DistanceRules
{
    public static int Units(this DistanceRule rule, double eastward, double northward)
    {
        var distance = Math.Sqrt((eastward * eastward) + (northward * northward));
        return (int)Math.Floor(rule switch
        {
            DistanceRule.Nearest => distance + 0.5,
            DistanceRule.Tenths => distance * 10,
        });
    }

    /// <summary>A time of the file in the rule's units.</summary>
    public static int Units(this DistanceRule rule, decimal time) => (int)decimal.Floor(rule switch
    {
        DistanceRule.Nearest => time,
        DistanceRule.Tenths => time * 10,
    });

    /// <summary>A sum of units in the instance's own unit, with the decimals that its costs are written with.</summary>
    public static decimal Cost(this DistanceRule rule, long units) => rule switch
    {
        DistanceRule.Nearest => units,
        DistanceRule.Tenths => units * 0.1m, // keeps one decimal where it is zero
    };
}
