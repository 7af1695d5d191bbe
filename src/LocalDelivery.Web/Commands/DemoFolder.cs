namespace LocalDelivery.Web.Commands;

/// <summary>The demo's own folder inside the state folder. It is emptied for every demo, so it is only ever touched when it is surely a demo's.</summary>
public static class DemoFolder
{
    private const string Marker = "this-folder-is-a-demo.txt";

    /// <returns>The folder, new and empty but for its marker.</returns>
    /// <exception cref="CommandFailure">Something else lies there.</exception>
    public static string Make(string stateFolder)
    {
        var folder = Path.Combine(stateFolder, "demo");
        var marker = Path.Combine(folder, Marker);
        if (Directory.Exists(folder))
        {
            if (!File.Exists(marker) && Directory.EnumerateFileSystemEntries(folder).Any())
                throw new CommandFailure(Terminal.Text["{0} holds something that is not a demo, and stays as it is. Move it away, or set State:Folder to another folder.", folder]);
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(marker, Terminal.Text["Made by `localdelivery demo`, which deletes and remakes this folder."] + "\n");
        return folder;
    }
}
