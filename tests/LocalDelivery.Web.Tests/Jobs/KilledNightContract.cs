using LocalDelivery.Web.Data;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;
using Microsoft.Extensions.DependencyInjection;

namespace LocalDelivery.Web.Tests.Jobs;

/// <summary>A night killed between any two statements and run again comes out as if nothing had happened.</summary>
public abstract class KilledNightContract(IDatabaseSource source) : IAsyncLifetime
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private readonly AppFixture app = new();
    private DatabaseOptions world = null!;
    private DatabaseOptions harmed = null!;

    public async ValueTask InitializeAsync()
    {
        app.On = world = await source.New();
        harmed = await source.New();
        await app.InitializeAsync();
        await AWorld();
    }

    [Fact]
    public async Task Killed_between_any_two_statements_and_run_again_the_outcome_is_the_same()
    {
        var unharmed = new Lifetime(int.MaxValue);
        await RunMortal(unharmed, runAgain: false);
        var expected = await Outcome.Of(TestDatabase.Open(harmed), Wednesday);
        Assert.Contains(expected, line => line.StartsWith("window to", StringComparison.Ordinal));
        Assert.InRange(unharmed.Used, 60, 2_000);

        for (var statements = 0; statements < unharmed.Used; statements++)
        {
            await RunMortal(new Lifetime(statements), runAgain: true);
            var outcome = await Outcome.Of(TestDatabase.Open(harmed), Wednesday);
            Assert.True(expected.SequenceEqual(outcome, StringComparer.Ordinal),
                $"Killed before statement {statements + 1} of {unharmed.Used}:\n{string.Join('\n', outcome)}\n--- instead of\n{string.Join('\n', expected)}");
        }
    }

    private async Task AWorld()
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
    private async Task RunMortal(Lifetime life, bool runAgain)
    {
        await source.Copy(world, harmed);
        try
        {
            await NightOn(new Database(() => new MortalConnection(Dialect.Connect(harmed), life)));
        }
        catch (OperationCanceledException)
        {
            if (!runAgain) throw;
        }

        if (runAgain) await NightOn(TestDatabase.Open(harmed));
    }

    /// <summary>The app's own night, on another database.</summary>
    private async Task NightOn(Database database)
    {
        var services = new ServiceCollection();
        foreach (var service in app.Recorded) ((IServiceCollection)services).Add(service);
        services.AddSingleton(database);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<NightlyRun>().Run(Wednesday);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return app.DisposeAsync();
    }

    public sealed class OnSqlite() : KilledNightContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : KilledNightContract(new PostgresSource(server));
}
