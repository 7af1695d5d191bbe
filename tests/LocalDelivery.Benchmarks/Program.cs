using LocalDelivery.Benchmarks;

return args is ["day", .. var options] ? DayBenchmark.Run(options) : Usage();

static int Usage()
{
    Console.Error.WriteLine("Usage: day [--stops 300] [--vehicles 4] [--seconds 30] [--seed 1]");
    return 2;
}
