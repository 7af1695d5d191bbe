using LocalDelivery.Benchmarks;

// dotnet run -c Release --project tests/LocalDelivery.Benchmarks -- day --stops 300 --vehicles 4 --seconds 30 --seed 1
var options = args.Skip(1).Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0].TrimStart('-'), pair => int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
if (args.FirstOrDefault() != "day")
{
    Console.Error.WriteLine("Usage: day [--stops 300] [--vehicles 4] [--seconds 30] [--seed 1]");
    return 2;
}

return DayBenchmark.Run(options.GetValueOrDefault("stops", 300), options.GetValueOrDefault("vehicles", 4), options.GetValueOrDefault("seconds", 30), options.GetValueOrDefault("seed", 1));
