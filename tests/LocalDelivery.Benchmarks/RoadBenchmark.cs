using System.Diagnostics;
using System.Globalization;
using LocalDelivery.Routing;
using LocalDelivery.Routing.Roads;

namespace LocalDelivery.Benchmarks;

/// <summary>Loads a map's roads and asks for the travel between some of a town's addresses; prints one row of figures.</summary>
internal static class RoadBenchmark
{
    public static int Run(string[] options)
    {
        if (Option(options, "--roads") is not { } roads || Option(options, "--addresses") is not { } addresses) return 2;
        var count = int.Parse(Option(options, "--count") ?? "1000", CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        using var file = File.OpenRead(roads);
        var network = OsmRoadReader.Read(file);
        var load = clock.Elapsed.TotalSeconds;
        var doors = Doors(addresses, count);
        var times = new RoadTravelTimes(network);
        times.Between([.. doors.Take(50)]); // compiled before it is measured
        clock.Restart();
        var travel = times.Between(doors);
        var matrix = clock.Elapsed.TotalSeconds;
        var snapped = doors.Count(network.Reaches);
        var unreachable = Enumerable.Range(0, doors.Length).Sum(from => Enumerable.Range(0, doors.Length).Count(to => !travel[from, to].Exists));
        Console.WriteLine("| roads | road pieces | restrictions not handled | load, s | doors | on a road | not | matrix, s | unreachable pairs | peak memory, MB |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {roads} | {network.EdgeCount} | {network.RestrictionsNotHandled} | {load:0.0} | {doors.Length} | {snapped} | {doors.Length - snapped} | {matrix:0.00} | {unreachable} | {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} |"));
        return 0;
    }

    private static Location[] Doors(string addresses, int count)
    {
        using var text = File.OpenText(addresses);
        var lines = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray(); // latitude and longitude come first, unquoted
        new Random(1).Shuffle(lines);
        return [.. lines.Take(count).Select(line => line.Split(',')).Select(field => new Location(Degrees(field[0]), Degrees(field[1])))];
    }

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string? Option(string[] options, string name)
    {
        var at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? options[at + 1] : null;
    }
}
