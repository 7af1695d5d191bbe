using System.Diagnostics;
using System.Text.Json;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Commands;

/// <summary>What the real program, started as a process, said and how it ended.</summary>
public sealed record Said(int ExitCode, string Out, string Error)
{
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>One clear line on standard error, nothing else, and an exit code that a script can see.</summary>
    public string FailedInOneLine()
    {
        Assert.NotEqual(0, ExitCode);
        Assert.Empty(Out);
        Assert.Matches("^localdelivery: [^\n]+\n$", Error);
        return Error;
    }
}

/// <summary>A folder of state, and the program run in it.</summary>
public sealed class RunningProgram : IDisposable
{
    /// <summary>Far ahead, yet within the year for which a night may be forced: never past, whenever the test runs.</summary>
    public static DateOnly FarWednesday { get; } = Enumerable.Range(300, 7).Select(DateOnly.FromDateTime(DateTime.UtcNow).AddDays).Single(date => date.DayOfWeek == DayOfWeek.Wednesday);

    public string Folder { get; } = TestDatabase.NewFolder();

    /// <summary>Where the program keeps everything, once it has something to keep.</summary>
    public string State => Path.Combine(Folder, "state");

    /// <summary>Runs a verb as a shell would; the answer of a failed one is the test's to look at.</summary>
    public Task<Said> Run(params string[] arguments) => RunIn([], arguments);

    /// <summary>The same, in a shell that has set more than where the state lies.</summary>
    public async Task<Said> RunIn(Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = StartIn(environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Said(process.ExitCode, await output, await error);
    }

    /// <summary>A verb that does not end by itself; the test's to end.</summary>
    public Process Start(params string[] arguments) => StartIn([], arguments);

    private Process StartIn(Dictionary<string, string> environment, string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "localdelivery.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
            Environment = { ["State__Folder"] = State, ["Routing__PlanIterations"] = "2000", ["Routing__PlanSeconds"] = "30" },
        };
        foreach (var (key, value) in environment) start.Environment[key] = value;
        return Process.Start(start)!;
    }

    public async Task<Said> Succeed(params string[] arguments)
    {
        var said = await Run(arguments);
        Assert.True(said.ExitCode == 0, $"{string.Join(' ', arguments)}: {said.Error}");
        return said;
    }

    /// <summary>What the program has stored.</summary>
    public Database Database(string folder = "state") =>
        TestDatabase.Open(new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(Folder, folder, "localdelivery.db")};Pooling=false" });

    /// <summary>A small street as a file of addresses.</summary>
    public string AddressFile(string name = "addresses.csv", params string[] more)
    {
        var doors = Enumerable.Range(1, 30).Select(number => FormattableString.Invariant($"49.51{number:00},11.27{number:00},Marktplatz,{number},91207,Lauf"));
        File.WriteAllLines(Path.Combine(Folder, name), ["lat,lon,street,housenumber,postcode,city", .. doors, .. more]);
        return name;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
