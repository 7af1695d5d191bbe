using LocalDelivery.Web.Commands;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Logging.Console;

namespace LocalDelivery.Web;

/// <summary>Where settings come from and where logs go, depending on who runs the program.</summary>
public static class AppSettings
{
    /// <summary>Names another file than the working folder's appsettings.json.</summary>
    public const string FileVariable = "LOCALDELIVERY_SETTINGS";

    private const string PublicUrl = "Site:PublicUrl";

    /// <summary>In code, so that a new release brings no file that could lie over the operator's.</summary>
    private static readonly Dictionary<string, string?> Defaults = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.Antiforgery"] = "Error",   // warns on every page with a form that it forbids caching, which is wanted
        // Warns on a new key that it lies unencrypted: it lies in the state folder by design, which is the operator's to guard as the database is.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager"] = "Error",
        ["Logging:LogLevel:Hangfire"] = "Warning",
    };

    /// <summary>The operator's own file: over the program's, under the environment and the command line.</summary>
    public static void AddOwnSettings(this WebApplicationBuilder builder)
    {
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        var own = new JsonConfigurationSource
        {
            Path = Path.GetFullPath(Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file ? file : "appsettings.json"),
            Optional = true,
        };
        own.ResolveFileProvider();
        sources.Insert(sources.IndexOf(sources.OfType<JsonConfigurationSource>().Last()) + 1, own);
        // The host reads this variable before all files, and the environment is to win over them.
        if (Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } urls)
            sources.Insert(sources.IndexOf(own) + 1, new MemoryConfigurationSource { InitialData = [new KeyValuePair<string, string?>("urls", urls)] });
        sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null) builder.WebHost.UseUrls(App.DefaultUrl);
        if (builder.Configuration[PublicUrl] is null && Listening.PublicUrl(builder.Configuration) is { } url) builder.Configuration[PublicUrl] = url;
    }

    /// <summary>A command's standard output is its result; only what is worth a warning is said, on standard error.</summary>
    public static void LogQuietly(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter<ConsoleLoggerProvider>(category: null, LogLevel.Warning);
    }
}
