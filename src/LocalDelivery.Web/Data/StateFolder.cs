namespace LocalDelivery.Web.Data;

/// <summary>The section "State" of the settings.</summary>
public sealed class StateOptions
{
    /// <summary>Where everything the program keeps lies: database, keys. Relative to the working folder.</summary>
    public string Folder { get; set; } = "state";
}

/// <summary>The one folder to back up. Whoever keeps the first thing there makes it: a mistyped command leaves nothing behind.</summary>
public sealed class StateFolder(StateOptions options)
{
    public string FullPath { get; } = Path.GetFullPath(options.Folder);

    public string DatabaseFile => Path.Combine(FullPath, "localdelivery.db");

    public string Keys => Path.Combine(FullPath, "keys");
}
