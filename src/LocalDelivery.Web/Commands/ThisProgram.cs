using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Commands;

/// <summary>How this program was started, for pages that say what to type.</summary>
public sealed class ThisProgram(StateFolder state, IOptions<SiteOptions> site)
{
    /// <summary>
    /// Whoever types it stands in another folder and has another environment than the service: without the state folder the command would find no
    /// database, and without the address its links would lead nowhere.
    /// </summary>
    public string Command(string verb) => Command(Path, state.FullPath, site.Value.PublicUrl, Home, verb);

    public static string Command(string path, string stateFolder, string publicUrl, string? home, string verb)
    {
        List<string> settings = [];
        if (path != Script(home) || stateFolder != System.IO.Path.Combine(System.IO.Path.GetFullPath(home!), new StateOptions().Folder)) settings.Add($"State__Folder={Quoted(stateFolder)}");
        if (publicUrl != new SiteOptions().PublicUrl) settings.Add($"Site__PublicUrl={Quoted(publicUrl)}");
        return string.Join(' ', [.. settings.Count > 0 ? ["env", .. settings] : settings, path, verb]);
    }

    private static string Quoted(string folder) => folder.Contains(' ', StringComparison.Ordinal) ? $"'{folder}'" : folder;

    private static string? Home => Environment.GetEnvironmentVariable(StateOptions.HomeVariable);

    public static string Path { get; } = Of(Environment.ProcessPath, System.IO.Path.Combine(AppContext.BaseDirectory, "localdelivery.dll"), Home);

    /// <param name="process">The program that runs: our own when published, else the one named dotnet.</param>
    /// <param name="library">Our own code, which dotnet runs.</param>
    /// <param name="home">The repository, when one of its scripts started us.</param>
    public static string Of(string? process, string library, string? home)
    {
        if (Script(home) is { } script && File.Exists(script)) return script;
        return System.IO.Path.GetFileNameWithoutExtension(process) == Verb.Program ? process! : string.Join(' ', "dotnet", library);
    }

    private static string? Script(string? home) => home is { Length: > 0 } ? System.IO.Path.Combine(home, "scripts", Verb.Program) : null;
}
