using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;
using Microsoft.Extensions.DependencyInjection;

namespace LocalDelivery.Web.Tests.Jobs;

/// <summary>A night killed between any two statements and run again comes out as if nothing had happened.</summary>
/// <param name="source">A copy of the whole database for each death: that takes a while on PostgreSQL.</param>
/// <param name="stride">Another try dies only before every so manieth statement.</param>
public abstract class KilledNightContract(IDatabaseSource source, int stride) : IAsyncLifetime
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
    public Task Killed_between_any_two_statements_and_run_again_the_outcome_is_the_same() => SameOutcome(services => services.GetRequiredService<NightlyRun>().Run(Wednesday));

    /// <summary>The press of the button is written down before it is answered; from then on the alarm clock of the next process knows of it.</summary>
    [Fact]
    public async Task Another_try_killed_between_any_two_statements_is_finished_by_the_next_process()
    {
        var fleet = app.Get<FleetStore>();
        var shifts = await fleet.Shifts();
        var eggs = await app.Given.AProduct("Farm eggs", 300);
        await app.Given.ACustomer("Ida Berg", (eggs, "Wed", 1));
        await app.Database.Write(async tx =>
        {
            await tx.Execute("update product set retired_from = '2026-11-01' where name = 'Farm eggs'");
            foreach (var driver in shifts.Select(shift => shift.DriverId).Distinct()) await fleet.DeleteShifts(tx, driver);
        });
        app.ClockAt(new DateTimeOffset(2026, 11, 25, 0, 15, 0, TimeSpan.Zero));   // Tuesday, 7:15 pm
        await app.Get<NightlyRun>().Run(Wednesday);
        Assert.Equal(["order", "stop"], (await app.Get<NightStore>().Problems(Wednesday)).Select(problem => problem.Kind).Where(kind => kind is "order" or "stop").Distinct().Order());
        await app.Database.Write(async tx =>
        {
            await tx.Execute("update product set retired_from = null");
            foreach (var shift in shifts) await fleet.SaveShift(tx, shift);
        });
        app.Time.Advance(TimeSpan.FromMinutes(5));
        await app.Get<NightStore>().AskAgain(Wednesday);
        app.Time.Advance(TimeSpan.FromSeconds(1));

        var expected = await SameOutcome(services => services.GetRequiredService<RunDueNights>().Run(CancellationToken.None), stride);

        Assert.Contains(expected, line => line.StartsWith("Ida Berg by", StringComparison.Ordinal));
        Assert.DoesNotContain(expected, line => line.StartsWith("stop ", StringComparison.Ordinal) || line.StartsWith("order ", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> SameOutcome(Func<IServiceProvider, Task> again, int step = 1)
    {
        var unharmed = new Lifetime(int.MaxValue);
        await RunMortal(unharmed, again: null);
        var expected = await Outcome.Of(TestDatabase.Open(harmed), Wednesday);
        Assert.Contains(expected, line => line.StartsWith("window to", StringComparison.Ordinal));
        Assert.InRange(unharmed.Used, 60, 2_000);

        for (var statements = 0; statements < unharmed.Used; statements += step)
        {
            await RunMortal(new Lifetime(statements), again);
            var outcome = await Outcome.Of(TestDatabase.Open(harmed), Wednesday);
            Assert.True(expected.SequenceEqual(outcome, StringComparer.Ordinal),
                $"Killed before statement {statements + 1} of {unharmed.Used}:\n{string.Join('\n', outcome)}\n--- instead of\n{string.Join('\n', expected)}");
        }

        return expected;
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
    private async Task RunMortal(Lifetime life, Func<IServiceProvider, Task>? again)
    {
        await source.Copy(world, harmed);
        try
        {
            await On(new Database(() => new MortalConnection(Dialect.Connect(harmed), life)), services => services.GetRequiredService<NightlyRun>().Run(Wednesday));
        }
        catch (OperationCanceledException)
        {
            if (again is null) throw;
        }

        if (again is not null) await On(TestDatabase.Open(harmed), again);
    }

    /// <summary>The app's own services, on another database.</summary>
    private async Task On(Database database, Func<IServiceProvider, Task> act)
    {
        var services = new ServiceCollection();
        foreach (var service in app.Recorded) ((IServiceCollection)services).Add(service);
        services.AddSingleton(database);
        await using var provider = services.BuildServiceProvider();
        await act(provider);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return app.DisposeAsync();
    }

    public sealed class OnSqlite() : KilledNightContract(new SqliteSource(), stride: 2);

    public sealed class OnPostgres(PostgresServer server) : KilledNightContract(new PostgresSource(server), stride: 14);
}
