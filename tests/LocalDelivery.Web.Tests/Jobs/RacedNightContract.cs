using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Jobs;

/// <summary>A night run by two programs at once, or twice, comes out as one.</summary>
public abstract class RacedNightContract(IDatabaseSource source)
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    [Fact]
    public async Task Raced_by_two_programs_every_order_plan_and_text_is_made_once()
    {
        await using var one = new AppFixture { On = await source.New() };
        await using var other = new AppFixture { On = one.On };
        await one.InitializeAsync();
        await other.InitializeAsync();
        await one.Given.ABusiness();
        await one.Given.ADriver();
        var milk = await one.Given.AProduct("Whole milk", 120);
        for (var number = 1; number <= 30; number++) await one.Given.ACustomer($"Neighbor {number}", (milk, "Wed", number));

        var reports = await Task.WhenAll(
            Task.Run(() => one.Get<NightlyRun>().Run(Wednesday)), Task.Run(() => other.Get<NightlyRun>().Run(Wednesday)));

        Assert.Equal(30, reports.Sum(report => report.Frozen.Done));
        Assert.Equal(30, reports.Sum(report => report.Promised.Done));
        Assert.Equal(0, reports.Sum(report => report.Frozen.Failed + report.Planned.Failed + report.Promised.Failed));
        var outcome = await Outcome.Of(one.Database, Wednesday);
        Assert.Equal(30, outcome.Count(line => line.Contains("Whole milk", StringComparison.Ordinal)));
        Assert.Equal(30, outcome.Count(line => line.EndsWith("of revision 1", StringComparison.Ordinal)));
        Assert.Equal(30, outcome.Count(line => line.StartsWith("window to", StringComparison.Ordinal)));

        var again = await one.Get<NightlyRun>().Run(Wednesday);

        Assert.Equal(new StepResult(30, 0, 30, 0), again.Frozen);
        Assert.Equal(0, again.Planned.Done + again.Promised.Done + again.Sent.Done);
        Assert.Equal(outcome, await Outcome.Of(one.Database, Wednesday));
    }

    public sealed class OnSqlite() : RacedNightContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : RacedNightContract(new PostgresSource(server));
}
