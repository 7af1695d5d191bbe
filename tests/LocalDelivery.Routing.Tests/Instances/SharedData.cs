namespace LocalDelivery.Routing.Tests.Instances;

/// <summary>Published instances that lie beside the project, where they lie there.</summary>
internal static class SharedData
{
    private static readonly string Folder = Path.Combine(Root(), "../shared/data");

    /// <summary>The file's text; the test is skipped, by name, where the file is absent.</summary>
    public static string Text(string file)
    {
        var path = Path.Combine(Folder, file);
        Assert.SkipUnless(File.Exists(path), $"{file} (../shared/data) is not here.");
        return File.ReadAllText(path);
    }

    /// <summary>The files of a folder without their folder; the test is skipped where there is none.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern)
    {
        var path = Path.Combine(Folder, folder);
        Assert.SkipUnless(Directory.Exists(path), $"{folder} (../shared/data) is not here.");
        return [.. Directory.GetFiles(path, pattern).Select(file => $"{folder}/{Path.GetFileName(file)}").Order()];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LocalDelivery.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
