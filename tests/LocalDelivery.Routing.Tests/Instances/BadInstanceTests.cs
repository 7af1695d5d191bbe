using LocalDelivery.Routing.Instances;

namespace LocalDelivery.Routing.Tests.Instances;

/// <summary>Each kind of bad file has its message, with line and section.</summary>
public class BadInstanceTests
{
    [Theory]
    [InlineData("TYPE : CVRP", "TYPE : TSP", "line 3, TYPE: \"TSP\" is none of CVRP, VRPTW and CVRPTW")]
    [InlineData("TYPE : CVRP\n", "", "line 19, header: TYPE is missing")]
    [InlineData("CAPACITY : 10", "CAPACITY : lots", "line 6, CAPACITY: \"lots\" is no number")]
    [InlineData("CAPACITY : 10", "CAPACITY : 0", "line 6, CAPACITY: 0 is not between 1 and 1000000000")]
    [InlineData("CAPACITY : 10", "CAPACITY : 10\nCAPACITY : 11", "line 7, CAPACITY: the key stands twice")]
    [InlineData("CAPACITY : 10", "CAPACITY 10", "line 6, header: \"CAPACITY 10\" is neither \"KEY : value\" nor a section")]
    [InlineData("CAPACITY : 10", "CAPACITY : 10\nDISTANCE : 200", "line 7, DISTANCE: this key is not known here, and may change what the instance means")]
    [InlineData("CAPACITY : 10", "CAPACITY : 10\nNUM_DAYS : 5", "line 7, NUM_DAYS: an instance of several days, not of one")]
    [InlineData("EUC_2D", "GEO", "line 5, EDGE_WEIGHT_TYPE: \"GEO\" is neither EUC_2D nor EXPLICIT")]
    [InlineData("DIMENSION : 4", "DIMENSION : 1", "line 4, DIMENSION: 1 is not between 2 and 100000")]
    [InlineData("DIMENSION : 4", "DIMENSION : 5", "line 7, NODE_COORD_SECTION: number 5 of 5 is missing")]
    [InlineData("DIMENSION : 4", "DIMENSION : 3", "line 11, NODE_COORD_SECTION: 4 is not between 1 and 3")]
    [InlineData("3 6 8", "2 6 8", "line 10, NODE_COORD_SECTION: number 2 stands on line 9 already")]
    [InlineData("3 6 8", "3 6", "line 10, NODE_COORD_SECTION: \"3 6\" has 2 fields, not 3")]
    [InlineData("3 6 8", "3 6 north", "line 10, NODE_COORD_SECTION: \"north\" is no number")]
    [InlineData("3 6 8", "3 6 NaN", "line 10, NODE_COORD_SECTION: \"NaN\" is no number")]
    [InlineData("3 6 8", "3 6 -2e6", "line 10, NODE_COORD_SECTION: -2e6 is not between -1000000 and 1000000")]
    [InlineData("2 4\n", "2 4.5\n", "line 14, DEMAND_SECTION: 4.5 is no whole number")]
    [InlineData("2 4\n", "2 -4\n", "line 14, DEMAND_SECTION: -4 is not between 0 and 1000000000")]
    [InlineData("1 0\n2 4", "1 3\n2 4", "line 13, DEMAND_SECTION: the depot can not have a demand")]
    [InlineData("DEMAND_SECTION", "DEMAND_SECTION\nDEMAND_SECTION", "line 13, DEMAND_SECTION: the section stands twice")]
    [InlineData("DEPOT_SECTION", "TIME_WINDOW_SECTION\n1 0 9\nDEPOT_SECTION", "line 17, TIME_WINDOW_SECTION: TYPE is CVRP, which has no time windows")]
    [InlineData("DEPOT_SECTION", "BACKHAUL_SECTION\n2\nDEPOT_SECTION", "line 17, BACKHAUL_SECTION: this section is not known here, and may change what the instance means")]
    [InlineData("DEPOT_SECTION\n1\n-1\n", "", "line 17, file: DEPOT_SECTION is missing")]
    [InlineData("DEPOT_SECTION\n1\n", "DEPOT_SECTION\n", "line 17, DEPOT_SECTION: no depot is named")]
    [InlineData("DEPOT_SECTION\n1\n", "DEPOT_SECTION\n1\n2\n", "line 19, DEPOT_SECTION: a second depot; only one is known here")]
    [InlineData("DEPOT_SECTION\n1\n", "DEPOT_SECTION\n3\n", "line 18, DEPOT_SECTION: the depot is node 3; it must be node 1")]
    public void A_bad_capacity_instance_is_refused(string from, string to, string message) => Assert.Equal(message, GivenInstance.Refusal(GivenInstance.Cvrp, from, to));

    [Theory]
    [InlineData("2 5 20", "2 20 5", "line 20, TIME_WINDOW_SECTION: the window ends at 5, before it begins at 20")]
    [InlineData("2 5 20", "2 5 17281", "line 20, TIME_WINDOW_SECTION: 17281 is later than 17280.0")]
    [InlineData("2 5 20", "2 -5 20", "line 20, TIME_WINDOW_SECTION: -5 is not between 0 and 1000000")]
    [InlineData("VEHICLES : 2", "VEHICLES : 0", "line 4, VEHICLES: 0 is not between 1 and 100000")]
    [InlineData("SERVICE_TIME : 2.5\n", "", "line 25, header: SERVICE_TIME is missing")]
    [InlineData("SERVICE_TIME : 2.5", "SERVICE_TIME : 20000", "line 6, SERVICE_TIME: 20000 is longer than 17280.0")]
    [InlineData("DEPOT", "SERVICE_TIME_SECTION\nDEPOT", "line 23, SERVICE_TIME_SECTION: service times stand here and in the header")]
    [InlineData("TYPE : EUC_2D", "TYPE : EXPLICIT", "line 7, EDGE_WEIGHT_TYPE: with time windows only EUC_2D is known here")]
    public void A_bad_instance_with_windows_is_refused(string from, string to, string message) => Assert.Equal(message, GivenInstance.Refusal(GivenInstance.Vrptw, from, to));

    [Theory]
    [InlineData("    2      6", "    3      6", "line 12, CUSTOMER: number 3 stands where 2 is expected")]
    [InlineData("  2         20\n", "  2\n", "line 5, VEHICLE: \"2\" has 1 fields, not 2")]
    [InlineData("NUMBER     CAPACITY\n", "", "line 3, VEHICLE: a line with headings and one with number and capacity must stand before CUSTOMER")]
    [InlineData("CUSTOMER\n", "", "line 12, file: CUSTOMER is missing")]
    [InlineData("30         50 ", "50         30 ", "line 13, CUSTOMER: the window ends at 30, before it begins at 50")]
    public void A_bad_plain_text_is_refused(string from, string to, string message) => Assert.Equal(message, GivenInstance.Refusal(GivenInstance.Solomon, from, to));

    [Theory]
    [InlineData("UPPER_ROW", "5 10 1 5 4 9", "line 6, EDGE_WEIGHT_FORMAT: \"UPPER_ROW\" is neither FULL_MATRIX nor LOWER_ROW")]
    [InlineData("LOWER_ROW", "5 10\n5 1\n4", "line 8, EDGE_WEIGHT_SECTION: the weight from node 4 to node 3 is missing")]
    [InlineData("LOWER_ROW", "5 10\n5 1\n4 9 7", "line 11, EDGE_WEIGHT_SECTION: more weights than 4 nodes have")]
    [InlineData("LOWER_ROW", "5 10\n5 1\n4 -9", "line 11, EDGE_WEIGHT_SECTION: -9 is not between 0 and 30000000")]
    public void Bad_distances_are_refused(string format, string weights, string message) =>
        Assert.Equal(message, Assert.Throws<InstanceFormatException>(() => GivenInstance.Of(VrplibInstanceTests.Explicit(format, weights))).Message);

    [Theory]
    [InlineData("", "line 1, file: the file is empty")]
    [InlineData("\n \n", "line 1, file: the file is empty")]
    [InlineData("lat,lon,street\n1,2,Elm", "line 1, header: \"lat,lon,street\" is neither \"KEY : value\" nor a section")]
    public void Another_file_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<InstanceFormatException>(() => GivenInstance.Of(text)).Message);
}
