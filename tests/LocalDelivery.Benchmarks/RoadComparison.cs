using System.Globalization;
using LocalDelivery.Routing;
using LocalDelivery.Routing.Roads;

namespace LocalDelivery.Benchmarks;

/// <summary>Our driving times beside another engine's on the same map; prints one row of figures. scripts/compare-roads makes the other's answers.</summary>
internal static class RoadComparison
{
    public static int Run(string[] options)
    {
        var given = Arguments.Parse(options);
        using var file = File.OpenRead(given.Words("--roads")[0]);
        var pairs = File.ReadLines(given.Words("--answers")[0]).Select(Pair.Read).ToArray();
        Location[] doors = [.. pairs.SelectMany(pair => new[] { pair.From, pair.To }).Distinct()];
        var rows = doors.Select((door, row) => (door, row)).ToDictionary(each => each.door, each => each.row);
        var travel = new RoadTravelTimes(OsmRoadReader.Read(file)).Between(doors);
        var both = pairs.Select(pair => (Theirs: pair, Ours: travel[rows[pair.From], rows[pair.To]])).Where(pair => pair.Ours.Exists).ToArray();
        double[] seconds = [.. both.Select(pair => (double)pair.Ours.Seconds / pair.Theirs.Seconds - 1)];
        double[] meters = [.. both.Select(pair => (double)pair.Ours.Meters / pair.Theirs.Meters - 1)];
        Console.WriteLine("| pairs | without a way here | median difference of times | median lean (+: slower here) | 90 % differ by less | median difference of distances |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {pairs.Length} | {pairs.Length - both.Length} | {At(0.5, seconds.Select(Math.Abs)):P1} | {At(0.5, seconds):P1} | {At(0.9, seconds.Select(Math.Abs)):P1} | {At(0.5, meters.Select(Math.Abs)):P1} |"));
        return 0;
    }

    private static double At(double share, IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }

    private readonly record struct Pair(Location From, Location To, int Seconds, int Meters)
    {
        public static Pair Read(string line)
        {
            var field = line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            return new Pair(new Location(field[0], field[1]), new Location(field[2], field[3]), (int)field[4], (int)field[5]);
        }
    }
}
