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
        var command = new Command("serve", Terminal.Text["Serve the site and run the jobs (the default)."]);
        command.SetAction(Run);
        return command;
    }

    public static Task<int> Run(ParseResult parsed, CancellationToken cancellation) => Verb.Start(parsed, settings => Serve(settings, cancellation));

    public static async Task Serve(string[] settings, CancellationToken cancellation)
    {
        await using var app = App.Create(settings, runJobs: true);
        await app.Services.GetRequiredService<Migrator>().Migrate();
        app.UseLocalDelivery();
        Schedule.Plan(
            app.Services.GetRequiredService<IRecurringJobManager>(), app.Services.GetRequiredService<IBackgroundJobClient>(),
            await app.Services.GetRequiredService<BusinessStore>().Find());
        app.Logger.LogInformation("Everything is kept in {Folder}", app.Services.GetRequiredService<StateFolder>().FullPath);
        await app.RunAsync(cancellation);
    }
}
