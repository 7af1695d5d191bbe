using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Routing.Tests.Instances;

/// <summary>Instances small enough to check by hand, as their files would be.</summary>
internal static class GivenInstance
{
    /// <summary>Customers 3–4–5 triangles away from the depot: 5, 10 and 1.41 units.</summary>
    public const string Cvrp =
        """
        NAME : small
        COMMENT : "made up"
        TYPE : CVRP
        DIMENSION : 4
        EDGE_WEIGHT_TYPE : EUC_2D
        CAPACITY : 10
        NODE_COORD_SECTION
        1 0 0
        2 3 4
        3 6 8
        4 1 1
        DEMAND_SECTION
        1 0
        2 4
        3 6
        4 7
        DEPOT_SECTION
        1
        -1
        EOF
        """;

    public const string Vrptw =
        """
        NAME : timed
        TYPE : VRPTW
        DIMENSION : 4
        VEHICLES : 2
        CAPACITY : 20
        SERVICE_TIME : 2.5
        EDGE_WEIGHT_TYPE : EUC_2D
        NODE_COORD_SECTION
        1 0 0
        2 3 4
        3 6 8
        4 1 1
        DEMAND_SECTION
        1 0
        2 4
        3 6
        4 7
        TIME_WINDOW_SECTION
        1 0 100
        2 5 20
        3 0 40
        4 30 50
        DEPOT_SECTION
        1
        -1
        EOF
        """;

    public const string Solomon =
        """
        R1

        VEHICLE
        NUMBER     CAPACITY
          2         20

        CUSTOMER
        CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME

            0      0       0        0       0          100        0
            1      3       4        4       5          20         2.5
            2      6       8        6       0          40         2.5
            3      1       1        7       30         50         2.5
        """;

    public static VrplibInstance Of(string text) => VrplibInstance.Read(new StringReader(text));

    public static VrplibSolution Solution(string text) => VrplibSolution.Read(new StringReader(text));

    /// <summary>What a text is refused with after a change that must have changed something.</summary>
    public static string Refusal(string text, string from, string to)
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Assert.Throws<InstanceFormatException>(() => Of(text.Replace(from, to, StringComparison.Ordinal))).Message;
    }
}
