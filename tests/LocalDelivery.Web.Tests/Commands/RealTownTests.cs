using LocalDelivery.Routing;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Routes;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Tests.Commands;

/// <summary>The figure the README leads with: a Wednesday of 1,000 subscribers and 8 drivers in a real town.</summary>
public sealed class RealTownTests : IDisposable
{
    private static readonly DateOnly Wednesday = RunningProgram.FarWednesday;
    private static readonly string[] Night = ["nightly", "--date", Iso.Date(Wednesday), "--force", "--json"];
    private readonly RunningProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_thousand_subscribers_get_their_orders_routes_and_one_text_each()
    {
        var lauf = Path.GetFullPath(Path.Combine(ArchitectureTests.Root, "../shared/data/lauf/addresses.csv"));
        Assert.SkipUnless(File.Exists(lauf), "Lauf's addresses (../shared/data) are not here.");
        await program.Succeed("seed", "--addresses", lauf, "--customers", "1000", "--drivers", "8");

        var night = (await program.Succeed(Night)).Json;

        var placed = night.GetProperty("orders").GetProperty("placed").GetInt32();
        Assert.InRange(placed, 400, 700);
        Assert.Equal(0, night.GetProperty("orders").GetProperty("failed").GetInt32());
        Assert.Empty(night.GetProperty("problems").EnumerateArray());
        Assert.Equal(0, night.GetProperty("routes").GetProperty("unassigned").GetInt32());
        Assert.InRange(night.GetProperty("took").GetProperty("otherSeconds").GetDouble(), 0, 10);   // 1 on a machine of its own
        await EverybodyHasOneText(placed);
        await RoutesMayBeDriven(placed);

        var again = (await program.Succeed(Night)).Json;

        Assert.Equal((0, placed), (again.GetProperty("orders").GetProperty("placed").GetInt32(), again.GetProperty("orders").GetProperty("skipped").GetInt32()));
        Assert.Equal(night.GetProperty("routes").GetRawText(), again.GetProperty("routes").GetRawText());
        await EverybodyHasOneText(placed);
    }

    private async Task EverybodyHasOneText(int placed)
    {
        Assert.Equal(placed, await program.Database().Find<int>("select count(*) from delivery_order"));
        Assert.Equal(placed, await program.Database().Find<int>("select count(*) from message where kind = 'window'"));
        Assert.Equal(placed, await program.Database().Find<int>(
            "select count(distinct o.customer_id) from delivery_order o join message m on m.customer_id = o.customer_id and m.delivery_date = o.delivery_date and m.kind = 'window'"));
    }

    /// <summary>By the independent check, on what another program reads back from the file.</summary>
    private async Task RoutesMayBeDriven(int placed)
    {
        await using var reader = new AppFixture
        {
            On = new DatabaseOptions { ConnectionString = $"Data Source={Path.Combine(program.State, "localdelivery.db")}" },
        };
        await reader.InitializeAsync();
        var day = Assert.Single(await reader.Get<DayProblems>().On(Wednesday));
        var plan = Assert.Single(await reader.Get<RoutePlanStore>().Released(Wednesday));
        var problem = day.Problem(reader.Get<DayTravel>().Map, plan.PlannedAt, Promises.Kept);

        Assert.Empty(RoutePlanCheck.Violations(problem.Problem, ReleaseRoutes.AsPlan(plan, problem)));
        Assert.Equal(placed, plan.Routes.SelectMany(route => route.Stops).Sum(stop => stop.Orders.Count));
        Assert.All(day.Due, due => Assert.NotNull(due.Promise));
    }
}
