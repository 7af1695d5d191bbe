using System.CommandLine;
using LocalDelivery.Web.Features.SignUp.AddressBook;

namespace LocalDelivery.Web.Commands;

/// <summary>Takes what others have in files: so far addresses.</summary>
public static class ImportCommand
{
    private const int RowsShown = 20;

    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = Terminal.Text["A CSV file with the columns {0} (degrees, WGS 84).", AddressFile.Header] };
        var rejected = new Option<string?>("--rejected") { Description = Terminal.Text["Write every rejected row with its line and reason to this CSV file."], HelpName = "FILE" };
        var addresses = new Command("addresses", Terminal.Text["Take addresses into the address book. Rows that can not be kept are listed; a second time adds nothing."]) { file, rejected };
        addresses.SetAction((parsed, cancellation) => Verb.Start(
            parsed, settings => ImportAddresses(settings, parsed.GetRequiredValue(file), parsed.GetValue(rejected), cancellation)));
        return new Command("import", Terminal.Text["Take what is in a file."]) { addresses };
    }

    private static async Task ImportAddresses(string[] settings, string path, string? rejectedPath, CancellationToken cancellation)
    {
        var file = Read(path);
        if (rejectedPath is not null && Path.GetDirectoryName(Path.GetFullPath(rejectedPath)) is var folder && !Directory.Exists(folder))
            throw new CommandFailure(Terminal.Text["--rejected: there is no folder {0}.", folder ?? rejectedPath]);
        if (file.Addresses.Count == 0)   // a script must not go on as if there were an address book
        {
            Tell(new ImportReport(file.Rows, 0, 0, [], file.Rejected), rejectedPath);
            throw new CommandFailure(Terminal.Text["{0} has no address that can be taken: the address book is as it was.", path]);
        }

        await Verb.WithNewDatabase(settings, async services => Tell(await Import(services, file, cancellation), rejectedPath));
    }

    private static void Tell(ImportReport report, string? rejectedPath)
    {
        var text = Terminal.Text;
        if (rejectedPath is not null) RejectedRows.Write(rejectedPath, report.Rejected, text);
        Console.WriteLine(text[
            "{0}: {1} new, {2} already there, {3} rejected.", Terminal.Wording.Count(report.Rows, "1 row", "{0} rows"), report.New, report.AlreadyThere, report.Rejected.Count]);
        if (report.Incomplete.Count == 1) Console.WriteLine(text["1 was kept without postcode or city (on line {0}).", report.Incomplete[0]]);
        if (report.Incomplete.Count > 1)
            Console.WriteLine(text["{0} were kept without postcode or city (the first on line {1}).", report.Incomplete.Count, report.Incomplete[0]]);
        foreach (var row in report.Rejected.Take(RowsShown)) Console.WriteLine("  " + text["line {0}: {1}", row.Line, RejectedRows.Reason(row, text)]);
        if (report.Rejected.Count > RowsShown)
            Console.WriteLine("  " + (rejectedPath is null
                ? text["and {0} more; --rejected FILE writes them all.", report.Rejected.Count - RowsShown]
                : text["all of them: {0}", rejectedPath]));
    }

    public static async Task<ImportReport> Import(IServiceProvider services, AddressFile file, CancellationToken cancellation, bool isQuiet = false)
    {
        using var line = ProgressLine.Of(services, isQuiet);
        line.Show(Terminal.Text["Addresses"], 0, 0);
        return await services.GetRequiredService<ImportAddresses>().Run(file, new Shown(line), cancellation);
    }

    /// <exception cref="CommandFailure">The file is not there, or is some other file.</exception>
    public static AddressFile Read(string path)
    {
        if (Directory.Exists(path)) throw new CommandFailure(Terminal.Text["{0} is a folder; a CSV file of addresses is wanted.", path]);
        if (!File.Exists(path)) throw new CommandFailure(Terminal.Text["there is no file {0}.", path]);
        try
        {
            using var text = File.OpenText(path);
            return AddressFile.Read(text);
        }
        catch (NoAddressFileException wrong)
        {
            throw new CommandFailure(Terminal.Text["{0} is no file of addresses: line 1 must be \"{1}\", but is \"{2}\".", path, AddressFile.Header, wrong.FirstLine]);
        }
    }

    private sealed class Shown(ProgressLine line) : IProgress<(int Done, int Of)>
    {
        public void Report((int Done, int Of) value) => line.Show(Terminal.Text["Addresses"], value.Done, value.Of);
    }
}
