using LocalDelivery.Benchmarks;

return args switch
{
    ["day", .. var options] => DayBenchmark.Run(options),
    ["addresses", var file] => await AddressBenchmark.Run(file),
    ["routing", .. var options] => RoutingBenchmark.Run(options),
    ["steps", .. var options] => StepBenchmark.Run(options),
    ["rounds", .. var options] => RoundBenchmark.Run(options),
    ["roads", .. var options] => RoadBenchmark.Run(options),
    ["compare-roads", .. var options] => RoadComparison.Run(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: day [--stops 300] [--vehicles 4] [--seconds 30] [--seed 1]");
    Console.Error.WriteLine("       addresses FILE.csv");
    Console.Error.WriteLine($"       {RoutingBenchmark.Usage}");
    Console.Error.WriteLine($"       {StepBenchmark.Usage}");
    Console.Error.WriteLine($"       {RoundBenchmark.Usage}");
    Console.Error.WriteLine("       roads --roads FILE.osm.pbf --addresses FILE.csv [--count 1000]");
    Console.Error.WriteLine("       compare-roads --roads FILE.osm.pbf --answers FILE.csv (scripts/compare-roads makes them)");
    return 2;
}
