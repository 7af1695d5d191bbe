using Hangfire;
using LocalDelivery.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace LocalDelivery.Web.Tests.Jobs;

public sealed class JobServerTests : IDisposable
{
    private readonly DirectoryInfo state = Directory.CreateTempSubdirectory("localdelivery-jobs");

    public void Dispose() => state.Delete(recursive: true);

    [Fact]
    public async Task Codes_have_workers_of_their_own_which_no_night_keeps_busy()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var app = App.Create([$"--State:Folder={state.FullName}", "--urls=http://127.0.0.1:0"], runJobs: true);
        await app.StartAsync(patience.Token);

        var monitoring = app.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        while (monitoring.Servers().Count < 2) await Task.Delay(20, patience.Token);

        Assert.Equal([["codes"], ["default"]], monitoring.Servers().Select(server => server.Queues.ToArray()).OrderBy(queues => queues[0], StringComparer.Ordinal));
        Assert.True(app.Services.GetRequiredService<JobServer>().IsHere);
        await app.StopAsync(patience.Token);
    }
}
