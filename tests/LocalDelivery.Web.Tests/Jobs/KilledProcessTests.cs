using System.Diagnostics;
using System.Globalization;
using LocalDelivery.Web.Commands;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Tests.Data;
using Microsoft.Data.Sqlite;

namespace LocalDelivery.Web.Tests.Jobs;

/// <summary>
/// The real program, killed by the real signal at random moments. Six kills here; `scripts/torture-night 200` does as many as one likes.
/// </summary>
public sealed class KilledProcessTests
{
    private static readonly DateOnly Wednesday = new(2027, 3, 3);

    [Fact]
    public async Task A_night_whose_program_is_killed_again_and_again_comes_out_whole()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "6", CultureInfo.InvariantCulture);
        var seed = Environment.GetEnvironmentVariable("SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Environment.TickCount;
        var random = new Random(seed);
        var template = await AWorld();

        var unharmed = Copy(template);
        var watch = Stopwatch.StartNew();
        await Night(unharmed, killAfter: null);
        var whole = watch.Elapsed;
        var expected = await OutcomeOf(unharmed);
        Assert.Equal(60, expected.Count(line => line.StartsWith("window to", StringComparison.Ordinal)));

        var killed = 0;
        for (var world = Copy(template); killed < kills; world = Copy(template))
        {
            // Several kills to one night, each somewhere between the start of the program and a little before its end.
            for (var lives = random.Next(1, 4); lives > 0; lives--)
                if (await Night(world, whole * (0.3 + 0.7 * random.NextDouble()))) killed++;
            await Night(world, killAfter: null);
            Assert.Equal(expected, await OutcomeOf(world));
        }

        TestContext.Current.SendDiagnosticMessage("{0} kills with SEED={1}", killed, seed);
    }

    /// <returns>Whether the program was killed before it had finished.</returns>
    private static async Task<bool> Night(string folder, TimeSpan? killAfter)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(CommandLine).Assembly.Location, "nightly", "--date", Iso.Date(Wednesday), "--force", "--json" })
            start.ArgumentList.Add(argument);
        start.Environment["State__Folder"] = folder;
        start.Environment["Routing__PlanIterations"] = "3000";
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync();
        var errors = program.StandardError.ReadToEndAsync();
        if (killAfter is { } moment)
        {
            using var clock = new CancellationTokenSource(moment);
            try
            {
                await program.WaitForExitAsync(clock.Token);
            }
            catch (OperationCanceledException)
            {
                program.Kill();   // SIGKILL: nothing in the program gets to run any more
                await program.WaitForExitAsync();
                return true;
            }
        }

        await program.WaitForExitAsync();
        Assert.True(program.ExitCode == 0, $"nightly ended with {program.ExitCode}:\n{await output}\n{await errors}");
        return false;
    }

    private static async Task<string> AWorld()
    {
        await using var world = new AppFixture();
        await world.InitializeAsync();
        await world.Given.ABusiness();
        await world.Given.ADriver("Ana Silva");
        await world.Given.ADriver("Ben Okafor");
        var milk = await world.Given.AProduct("Whole milk", 120);
        for (var number = 1; number <= 60; number++) await world.Given.ACustomer($"Neighbor {number:00}", (milk, "Wed", 1 + number % 3));
        var template = TestDatabase.NewFolder();
        await using var source = new SqliteConnection($"Data Source={Path.Combine(world.StateFolder, "localdelivery.db")}");
        await using var target = new SqliteConnection($"Data Source={Path.Combine(template, "localdelivery.db")};Pooling=False");
        await source.OpenAsync();
        await target.OpenAsync();
        source.BackupDatabase(target);
        return template;
    }

    private static string Copy(string template)
    {
        var folder = TestDatabase.NewFolder();
        File.Copy(Path.Combine(template, "localdelivery.db"), Path.Combine(folder, "localdelivery.db"));
        return folder;
    }

    private static Task<IReadOnlyList<string>> OutcomeOf(string folder) =>
        Outcome.Of(new Database(() => new SqliteConnection($"Data Source={Path.Combine(folder, "localdelivery.db")};Pooling=False")), Wednesday);
}
