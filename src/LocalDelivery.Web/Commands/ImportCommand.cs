using System.CommandLine;
using System.Globalization;
using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Commands;

/// <summary>Takes what others have in files: so far addresses.</summary>
public static class ImportCommand
{
    private const int RowsShown = 20;

    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = $"A CSV file with the columns {AddressFile.Header} (degrees, WGS 84)." };
        var rejected = new Option<string?>("--rejected") { Description = "Write every rejected row with its line and reason to this CSV file.", HelpName = "FILE" };
        var addresses = new Command("addresses", "Take addresses into the address book. Rows that can not be kept are listed; a second time adds nothing.") { file, rejected };
        addresses.SetAction((parsed, cancellation) => Verb.Run(
            parsed, services => ImportAddresses(services, parsed.GetRequiredValue(file), parsed.GetValue(rejected), cancellation)));
        return new Command("import", "Take what is in a file.") { addresses };
    }

    private static async Task ImportAddresses(IServiceProvider services, string path, string? rejectedPath, CancellationToken cancellation)
    {
        var report = await Import(services, Read(path), cancellation);
        if (rejectedPath is not null) RejectedRows.Write(rejectedPath, report.Rejected);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Rows} rows: {report.New} new, {report.AlreadyThere} already there, {report.Rejected.Count} rejected."));
        if (report.Incomplete.Count > 0) Console.WriteLine($"{report.Incomplete.Count} were kept without postcode or city (the first on line {report.Incomplete[0]}).");
        foreach (var row in report.Rejected.Take(RowsShown)) Console.WriteLine($"  line {row.Line}: {row.Reason}");
        if (report.Rejected.Count > RowsShown)
            Console.WriteLine(rejectedPath is null ? $"  and {report.Rejected.Count - RowsShown} more; --rejected FILE writes them all." : $"  all of them: {rejectedPath}");
    }

    public static async Task<ImportReport> Import(IServiceProvider services, AddressFile file, CancellationToken cancellation)
    {
        using var line = new ProgressLine(services.GetRequiredService<TimeProvider>());
        return await services.GetRequiredService<ImportAddresses>().Run(file, new Shown(line), cancellation);
    }

    /// <exception cref="CommandFailure">The file is not there, or is some other file.</exception>
    public static AddressFile Read(string path)
    {
        if (Directory.Exists(path)) throw new CommandFailure($"{path} is a folder; a CSV file of addresses is wanted.");
        if (!File.Exists(path)) throw new CommandFailure($"there is no file {path}.");
        try
        {
            using var text = File.OpenText(path);
            return AddressFile.Read(text);
        }
        catch (FormatException wrong)
        {
            throw new CommandFailure($"{path} is no file of addresses: {wrong.Message}.");
        }
    }

    private sealed class Shown(ProgressLine line) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => line.Show("Addresses", value.Done, value.Of);
    }
}
