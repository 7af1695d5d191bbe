using LocalDelivery.Ordering;
using LocalDelivery.Web.Features.Orders;
using LocalDelivery.Web.Tests.Data;

namespace LocalDelivery.Web.Tests.Commands;

/// <summary>The real program, started as the owner starts it and then left alone.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly RunningProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_started_site_runs_the_night_that_is_due_by_itself()
    {
        Directory.CreateDirectory(program.State);
        await TestDatabase.NewSqlite(Path.Combine(program.State, "localdelivery.db"));
        var given = new Given(program.Database(), TimeProvider.System);
        var business = await given.ABusiness(elm => elm with { CutoffTime = TimeOnly.MinValue, NightRunTime = TimeOnly.MinValue });   // tomorrow's night is due since midnight
        await given.ADriver(starts: "04:30", ends: "23:30");
        await given.ACustomer("Maya Olsen", (await given.AProduct("Whole milk", 120), "Mon Tue Wed Thu Fri Sat Sun", 2));
        var tomorrow = business.Zone.DateAt(DateTimeOffset.UtcNow).AddDays(1);

        using var site = program.Start("serve", "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Error");
        try
        {
            var patience = DateTimeOffset.UtcNow.AddSeconds(90);
            while (await Texts(tomorrow) == 0 && DateTimeOffset.UtcNow < patience && !site.HasExited) await Task.Delay(200);
        }
        finally
        {
            site.Kill();
            await site.WaitForExitAsync();
        }

        Assert.Single(await new OrderStore(program.Database()).On(tomorrow));
        Assert.Equal(1, await Texts(tomorrow));
    }

    private Task<int> Texts(DateOnly date) =>
        program.Database().Find<int>("select count(*) from message where kind = 'window' and delivery_date = @date and outcome is not null", new { date });
}
