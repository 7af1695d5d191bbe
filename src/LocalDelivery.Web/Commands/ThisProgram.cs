using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Commands;

/// <summary>How this program was started, for pages that say what to type.</summary>
public static class ThisProgram
{
    public static string Path { get; } = Of(
        Environment.ProcessPath, System.IO.Path.Combine(AppContext.BaseDirectory, "localdelivery.dll"), Environment.GetEnvironmentVariable(StateOptions.HomeVariable));

    /// <param name="process">The program that runs: our own when published, else the one named dotnet.</param>
    /// <param name="library">Our own code, which dotnet runs.</param>
    /// <param name="home">The repository, when one of its scripts started us.</param>
    public static string Of(string? process, string library, string? home)
    {
        if (home is { Length: > 0 } && System.IO.Path.Combine(home, "scripts", Verb.Program) is var script && File.Exists(script)) return script;
        return System.IO.Path.GetFileNameWithoutExtension(process) == Verb.Program ? process! : string.Join(' ', "dotnet", library);
    }
}
