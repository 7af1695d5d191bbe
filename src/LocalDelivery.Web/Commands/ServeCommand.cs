using System.CommandLine;
using Hangfire;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Commands;

/// <summary>The site and the jobs.</summary>
public static class ServeCommand
{
    public static Command Build()
    {
        var urls = Listening.Option();
        var command = new Command("serve", Terminal.Text["Serve the site and run the jobs (the default)."]) { urls };
        command.SetAction((parsed, cancellation) => Verb.Start(parsed, settings => Serve([.. settings, .. Listening.Setting(parsed.GetValue(urls))], cancellation)));
        return command;
    }

    public static Task<int> Run(ParseResult parsed, CancellationToken cancellation) => Verb.Start(parsed, settings => Serve(settings, cancellation));

    public static async Task Serve(string[] settings, CancellationToken cancellation)
    {
        await using var app = App.Create(settings, runJobs: true);
        Listening.RefuseBusy(app.Configuration);
        await Verb.Migrate(app.Services);
        app.UseLocalDelivery();
        Schedule.Plan(
            app.Services.GetRequiredService<IRecurringJobManager>(), app.Services.GetRequiredService<IBackgroundJobClient>(),
            await app.Services.GetRequiredService<BusinessStore>().Find());
        app.Logger.LogInformation("Everything is kept in {Folder}", app.Services.GetRequiredService<StateFolder>().FullPath);
        await app.RunAsync(cancellation);
    }
}
