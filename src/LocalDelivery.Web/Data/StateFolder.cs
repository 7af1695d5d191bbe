namespace LocalDelivery.Web.Data;

/// <summary>The section "State" of the settings.</summary>
public sealed class StateOptions
{
    /// <summary>Where everything the program keeps lies: database, keys. Relative to the working folder.</summary>
    public string Folder { get; set; } = "state";
}

/// <summary>The one folder to back up.</summary>
public sealed class StateFolder
{
    public StateFolder(StateOptions options)
    {
        FullPath = Path.GetFullPath(options.Folder);
        Directory.CreateDirectory(FullPath);
    }

    public string FullPath { get; }

    public string DatabaseFile => Path.Combine(FullPath, "localdelivery.db");

    public string Keys => Path.Combine(FullPath, "keys");
}
