using LocalDelivery.Web.Data;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace LocalDelivery.Web.Tests.Jobs;

/// <summary>A night killed between any two statements and run again comes out as if nothing had happened.</summary>
public sealed class KilledNightTests
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    [Fact]
    public async Task Killed_between_any_two_statements_and_run_again_the_outcome_is_the_same()
    {
        await using var world = new AppFixture();
        await world.InitializeAsync();
        await AWorld(world);
        var template = Path.Combine(TestDatabase.NewFolder(), "world.db");
        await Copy(Path.Combine(world.StateFolder, "localdelivery.db"), template);

        var unharmed = new Lifetime(int.MaxValue);
        await RunMortal(world, template, unharmed, runAgain: false);
        var expected = await OutcomeOf(template + ".run");
        Assert.Contains(expected, line => line.StartsWith("window to", StringComparison.Ordinal));
        Assert.InRange(unharmed.Used, 60, 2_000);

        for (var statements = 0; statements < unharmed.Used; statements++)
        {
            await RunMortal(world, template, new Lifetime(statements), runAgain: true);
            var outcome = await OutcomeOf(template + ".run");
            Assert.True(expected.SequenceEqual(outcome, StringComparer.Ordinal),
                $"Killed before statement {statements + 1} of {unharmed.Used}:\n{string.Join('\n', outcome)}\n--- instead of\n{string.Join('\n', expected)}");
        }
    }

    private static async Task AWorld(AppFixture app)
    {
        await app.Given.ABusiness();
        await app.Given.ADriver("Ana Silva");
        await app.Given.ADriver("Ben Okafor");
        var milk = await app.Given.AProduct("Whole milk", 120);
        var bread = await app.Given.AProduct("Sourdough", 450);
        await app.Given.ACustomer("Maya Olsen", (milk, "Wed", 2), (bread, "Wed", 1));
        await app.Given.ACustomer("Tom Reed", (milk, "Wed", 1));
        await app.Given.ACustomer("Rosa Lind", (milk, "Tue", 1));
    }

    /// <summary>A process that lives for so many statements and, if it was killed, a second one that lives on.</summary>
    private static async Task RunMortal(AppFixture world, string template, Lifetime life, bool runAgain)
    {
        var file = template + ".run";
        SqliteConnection.ClearAllPools();
        foreach (var old in new[] { file, file + "-wal", file + "-shm" }) File.Delete(old);
        File.Copy(template, file);
        try
        {
            await NightOn(world, new Database(() => new MortalConnection(new SqliteConnection($"Data Source={file}"), life))).Run(Wednesday);
        }
        catch (OperationCanceledException)
        {
            if (!runAgain) throw;
        }

        if (runAgain) await NightOn(world, new Database(() => new SqliteConnection($"Data Source={file}"))).Run(Wednesday);
    }

    /// <summary>The app's own night, on another database.</summary>
    private static NightlyRun NightOn(AppFixture world, Database database)
    {
        var services = new ServiceCollection();
        foreach (var service in world.Recorded) ((IServiceCollection)services).Add(service);
        services.AddSingleton(database);
        return services.BuildServiceProvider().GetRequiredService<NightlyRun>();
    }

    private static Task<IReadOnlyList<string>> OutcomeOf(string file) => Outcome.Of(new Database(() => new SqliteConnection($"Data Source={file}")), Wednesday);

    private static async Task Copy(string from, string to)
    {
        await using var source = new SqliteConnection($"Data Source={from}");
        await using var target = new SqliteConnection($"Data Source={to}");
        await source.OpenAsync();
        await target.OpenAsync();
        source.BackupDatabase(target);
    }
}
