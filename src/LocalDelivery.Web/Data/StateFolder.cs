namespace LocalDelivery.Web.Data;

/// <summary>The section "State" of the settings.</summary>
public sealed class StateOptions
{
    /// <summary>Where everything the program keeps lies: database, keys. Relative to <see cref="HomeVariable"/>, else to the working folder.</summary>
    public string Folder { get; set; } = "state";

    /// <summary>The scripts set it to the repository, so that they keep everything there wherever they are called from.</summary>
    public const string HomeVariable = "LOCALDELIVERY_HOME";
}

/// <summary>The one folder to back up. Whoever keeps the first thing there makes it: a mistyped command leaves nothing behind.</summary>
public sealed class StateFolder(StateOptions options)
{
    public string FullPath { get; } = Path.GetFullPath(
        options.Folder, Environment.GetEnvironmentVariable(StateOptions.HomeVariable) is { Length: > 0 } home ? Path.GetFullPath(home) : Environment.CurrentDirectory);

    public string DatabaseFile => Path.Combine(FullPath, "localdelivery.db");

    public string Keys => Path.Combine(FullPath, "keys");

    /// <summary>Whether a site was served from here before. The first key is made when the site is up, and by then there is a database.</summary>
    public bool WasServed => Directory.Exists(Keys) && Directory.EnumerateFiles(Keys).Any();
}
