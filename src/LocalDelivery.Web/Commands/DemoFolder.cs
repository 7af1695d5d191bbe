using System.Text;

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
            if (IsInUse(marker)) throw new CommandFailure(Terminal.Text["{0} belongs to a demo that is still running. Stop that one first, or set State:Folder to another folder.", folder]);
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        held = new FileStream(marker, FileMode.Create, FileAccess.Write, FileShare.Read);
        held.Write(Encoding.UTF8.GetBytes(Terminal.Text["Made by `localdelivery demo`, which deletes and remakes this folder."] + "\n"));
        held.Flush();
        return folder;
    }

    /// <summary>Open for as long as the demo runs: the system lets go of it with the process.</summary>
    private static FileStream? held;

    private static bool IsInUse(string marker)
    {
        try
        {
            using var probe = new FileStream(marker, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
