using System.Net;
using System.Text.Json;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Tests.Features.Home;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly AppFixture app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_new_house_is_ready_before_its_first_night() => Assert.Equal((HttpStatusCode.OK, "ok"), await Ready());

    [Fact]
    public async Task A_night_is_degraded_once_it_is_over_26_hours_old()
    {
        await app.Get<NightStore>().Begin(new DateOnly(2026, 11, 24));
        await app.Get<NightStore>().Finish(new DateOnly(2026, 11, 24), app.Time.GetUtcNow());
        app.Time.Advance(TimeSpan.FromHours(26));
        Assert.Equal((HttpStatusCode.OK, "ok"), await Ready());
        app.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((HttpStatusCode.OK, "degraded"), await Ready());
    }

    [Fact]
    public async Task A_house_in_which_no_night_was_ever_finished_though_some_were_due_is_degraded()
    {
        await app.Given.ABusiness();
        app.Time.Advance(TimeSpan.FromHours(26));
        Assert.Equal((HttpStatusCode.OK, "ok"), await Ready());
        app.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((HttpStatusCode.OK, "degraded"), await Ready());
    }

    [Fact]
    public async Task Without_a_database_the_program_lives_but_is_not_ready()
    {
        await app.Database.Write(tx => tx.Execute("alter table night rename to gone"));
        await app.Database.Write(tx => tx.Execute("alter table business rename to gone_too"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unhealthy"), await Ready());
        Assert.Equal(HttpStatusCode.OK, (await app.Client().GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
    }

    private async Task<(HttpStatusCode, string?)> Ready()
    {
        using var response = await app.Client().GetAsync(new Uri("/health/ready", UriKind.Relative));
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, json.RootElement.GetProperty("status").GetString());
    }
}
