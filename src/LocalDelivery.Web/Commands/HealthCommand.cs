using System.CommandLine;

namespace LocalDelivery.Web.Commands;

/// <summary>Asks a running site whether it lives; for a container's health check, which has no other program at hand.</summary>
public static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Build()
    {
        var url = new Option<string?>("--url") { Description = Terminal.Text["Where the site runs, unless where it is served says so."], HelpName = "URL" };
        var urls = Listening.Option();
        var command = new Command("health", Terminal.Text["Ask the running site whether it lives."]) { url, urls };
        command.SetAction((parsed, cancellation) => Verb.Start(
            parsed, settings => Ask(parsed.GetValue(url) ?? Served([.. settings, .. Listening.Setting(parsed.GetValue(urls))]), cancellation)));
        return command;
    }

    /// <summary>The same address that `serve` would take with these settings: on the usual port may be another business.</summary>
    private static string Served(string[] settings) => Listening.PublicUrl(App.ReadSettings(settings)) ?? App.DefaultUrl;

    private static async Task Ask(string url, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url.TrimEnd('/') + "/health/live", UriKind.Absolute, out var live) || !live.Scheme.StartsWith("http", StringComparison.Ordinal))
            throw new CommandFailure(Terminal.Text["--url: \"{0}\" is no web address.", url]);
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(live, cancellation);
            if (!answer.IsSuccessStatusCode) throw new CommandFailure(Terminal.Text["{0} answered {1}.", live, (int)answer.StatusCode]);
            Console.WriteLine(Terminal.Text["{0} is alive.", live]);
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new CommandFailure(Terminal.Text["{0} does not answer: {1}", live, failure.Message]);
        }
    }
}
