using System.Diagnostics;
using System.Globalization;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalDelivery.Benchmarks;

/// <summary>Imports a file of addresses into a new SQLite database, then types hundreds of them as neighbors do, and holds both to their limits.</summary>
internal static class AddressBenchmark
{
    private const double MostImportSeconds = 10;
    private const double MostSuggestionMilliseconds = 50;

    public static async Task<int> Run(string file)
    {
        var folder = Directory.CreateTempSubdirectory("localdelivery-benchmark-");
        try
        {
            var options = new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "addresses.db")};Pooling=false" };
            await new Migrator(options, NullLogger<Migrator>.Instance).Migrate();
            var database = new Database(() => Dialect.Connect(options));
            var began = Stopwatch.GetTimestamp();
            using var text = File.OpenText(file);
            var report = await new ImportAddresses(new AddressImportStore(database, TimeProvider.System)).Run(AddressFile.Read(text));
            var import = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var suggestions = await Suggestions(new AddressBookStore(database));
            Console.WriteLine("| rows | new | rejected | import, s | suggestions | first, ms | median, ms | 99 %, ms | slowest after the first, ms |");
            Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
            var sorted = suggestions.Skip(1).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {report.Rows} | {report.New} | {report.Rejected.Count} | {import:0.0} | {suggestions.Count} | {suggestions[0]:0} | {sorted[sorted.Count / 2]:0.0} | {sorted[sorted.Count * 99 / 100]:0.0} | {sorted[^1]:0.0} |"));
            return import <= MostImportSeconds && sorted[sorted.Count * 99 / 100] <= MostSuggestionMilliseconds ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Every beginning of forty addresses of the book, as they are typed letter by letter.</summary>
    private static async Task<IReadOnlyList<double>> Suggestions(AddressBookStore book)
    {
        var doors = (await book.All()).ToArray();
        new Random(1).Shuffle(doors);
        var took = new List<double>();
        foreach (var typed in doors.Take(40).Select(door => $"{door.Street} {door.HouseNumber}").SelectMany(line => Enumerable.Range(1, line.Length).Select(length => line[..length])))
        {
            var began = Stopwatch.GetTimestamp();
            await book.Suggest(typed, 8);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return took;
    }
}
