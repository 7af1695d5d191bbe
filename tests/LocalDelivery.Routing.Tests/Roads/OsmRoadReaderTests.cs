using System.Globalization;
using System.Runtime.CompilerServices;
using LocalDelivery.Routing.Roads;

namespace LocalDelivery.Routing.Tests.Roads;

public class OsmRoadReaderTests
{
    [Fact]
    public void What_is_no_map_is_refused()
    {
        using var text = new MemoryStream("lat,lon\n49.5,11.2\n"u8.ToArray());
        Assert.Throws<InvalidDataException>(() => OsmRoadReader.Read(text));
    }

    [Fact]
    public void Every_address_of_a_real_town_is_on_a_road_and_rows_and_columns_agree()
    {
        var folder = Path.Combine(Root(), "../shared/data/lauf");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "roads.osm.pbf")), "Lauf's roads (../shared/data) are not here.");
        using var pbf = File.OpenRead(Path.Combine(folder, "roads.osm.pbf"));
        var network = OsmRoadReader.Read(pbf);
        var doors = File.ReadLines(Path.Combine(folder, "addresses.csv")).Skip(1).Select(line => line.Split(','))
            .Select(field => new Location(double.Parse(field[0], CultureInfo.InvariantCulture), double.Parse(field[1], CultureInfo.InvariantCulture))).ToArray();
        Assert.All(doors, door => Assert.True(network.Reaches(door)));

        doors = [.. doors.Where((_, number) => number % 25 == 0)];
        var times = new RoadTravelTimes(network);
        var rows = times.Legs(doors, doors);
        var columns = times.Legs(doors, doors[..^1]); // fewer columns than rows: searched backwards
        foreach (var from in Enumerable.Range(0, doors.Length))
            foreach (var to in Enumerable.Range(0, doors.Length - 1))
            {
                Assert.True(rows[from, to].Exists);
                Assert.Equal(rows[from, to], columns[from, to]);
            }
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
