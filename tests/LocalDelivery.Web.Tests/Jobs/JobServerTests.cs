using Hangfire;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalDelivery.Web.Tests.Jobs;

public sealed class JobServerTests
{
    [Fact]
    public async Task Codes_have_workers_of_their_own_which_no_night_keeps_busy()
    {
        await using var app = App.Create([], runJobs: true);
        var servers = app.Services.GetServices<IHostedService>().Where(service => service is BackgroundJobServerHostedService).ToList();
        foreach (var server in servers) await server.StartAsync(TestContext.Current.CancellationToken);

        var monitoring = app.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        while (monitoring.Servers().Count < 2) await Task.Delay(20, TestContext.Current.CancellationToken);

        Assert.Equal([["codes"], ["default"]], monitoring.Servers().Select(server => server.Queues.ToArray()).OrderBy(queues => queues[0], StringComparer.Ordinal));
        Assert.True(app.Services.GetRequiredService<JobServer>().IsHere);
        foreach (var server in servers) await server.StopAsync(TestContext.Current.CancellationToken);
    }
}
