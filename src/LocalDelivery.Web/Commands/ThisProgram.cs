using System.Text.RegularExpressions;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Commands;

/// <summary>How this program was started, for pages that say what to type.</summary>
public sealed partial class ThisProgram(StateFolder state, DatabaseOptions database, IOptions<SiteOptions> site)
{
    /// <summary>
    /// Whoever types it stands in another folder and has another environment than the service: without the state folder the command would find no
    /// database, and without the address its links would lead nowhere. A connection string holds a password, which no page shows.
    /// </summary>
    public string Command(string verb) => Command(Path, state.FullPath, database.Provider, site.Value.PublicUrl, Home, verb);

    public static string Command(string path, string stateFolder, DatabaseProvider provider, string publicUrl, string? home, string verb)
    {
        List<string> settings = [];
        if (Script(home) is not { } script || path != Quoted(script) || stateFolder != System.IO.Path.Combine(System.IO.Path.GetFullPath(home!), new StateOptions().Folder)) settings.Add($"State__Folder={Quoted(stateFolder)}");
        if (provider != new DatabaseOptions().Provider) settings.AddRange([$"Database__Provider={provider}", "Database__ConnectionString=CONNECTION_STRING"]);
        if (publicUrl != new SiteOptions().PublicUrl) settings.Add($"Site__PublicUrl={Quoted(publicUrl)}");
        return string.Join(' ', [.. settings.Count > 0 ? ["env", .. settings] : settings, path, verb]);
    }

    private static string Quoted(string word) => Plain().IsMatch(word) ? word : string.Concat("'", word.Replace("'", @"'\''", StringComparison.Ordinal), "'");

    /// <summary>What no shell takes for anything but itself.</summary>
    [GeneratedRegex(@"^[\w/.:@%+,=-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    private static string? Home => Environment.GetEnvironmentVariable(StateOptions.HomeVariable);

    public static string Path { get; } = Of(Environment.ProcessPath, System.IO.Path.Combine(AppContext.BaseDirectory, "localdelivery.dll"), Home);

    /// <param name="process">The program that runs: our own when published, else the one named dotnet.</param>
    /// <param name="library">Our own code, which dotnet runs.</param>
    /// <param name="home">The repository, when one of its scripts started us.</param>
    public static string Of(string? process, string library, string? home)
    {
        if (Script(home) is { } script && File.Exists(script)) return Quoted(script);
        return System.IO.Path.GetFileNameWithoutExtension(process) == Verb.Program ? Quoted(process!) : string.Join(' ', "dotnet", Quoted(library));
    }

    private static string? Script(string? home) => home is { Length: > 0 } ? System.IO.Path.Combine(home, "scripts", Verb.Program) : null;
}
