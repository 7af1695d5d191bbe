using System.Reflection;
using System.Text.RegularExpressions;
using LocalDelivery.Ordering;
using LocalDelivery.Routing;

namespace LocalDelivery.Web.Tests;

/// <summary>The direction of references, held by reading the sources.</summary>
public sealed class ArchitectureTests
{
    public static string Root { get; } = FindRoot();

    [Fact]
    public void Only_stores_and_the_data_folder_know_Dapper() => Nowhere(
        "src/LocalDelivery.Web",
        file => !file.EndsWith("Store.cs", StringComparison.Ordinal) && !file.Contains("/Data/", StringComparison.Ordinal),
        @"\bDapper\b|\bSqliteConnection\b|\bNpgsql\w*\b|\b(tx|database)\.(Query|Find|Execute)\b|\bselect\s+[\w,\s.*()]+\s+from\s|\binsert into\b|\bdelete from\b|\bupdate \w+\s*$");

    [Fact]
    public void Ordering_knows_no_database_web_or_vendor() => Knows("Ordering", typeof(Money).Assembly);

    [Fact]
    public void Routing_knows_the_solver_a_reader_of_maps_and_nothing_else() =>
        Knows("Routing", typeof(Location).Assembly, "Google.OrTools", "Google.Protobuf", "OsmSharp");

    [Fact]
    public void Ordering_and_Routing_do_not_know_each_other()
    {
        Nowhere("src/LocalDelivery.Ordering", _ => true, @"LocalDelivery\.(Routing|Web)");
        Nowhere("src/LocalDelivery.Routing", _ => true, @"LocalDelivery\.(Ordering|Web)");
    }

    [Fact]
    public void Time_comes_in_from_outside() => Nowhere("src", _ => true, @"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b");

    [Fact]
    public void Fields_and_addresses_get_dates_and_times_from_one_place_whatever_the_culture()
    {
        foreach (var files in new[] { "*.cs", "*.cshtml" })
            Nowhere("src/LocalDelivery.Web", file => !file.EndsWith("/Shared/Iso.cs", StringComparison.Ordinal) && !file.Contains("/Data/", StringComparison.Ordinal), @":(yyyy|HH)|""(yyyy|HH)", files);
    }

    [Fact]
    public void Views_call_no_store() => Nowhere("src/LocalDelivery.Web/Features", file => file.EndsWith(".cshtml", StringComparison.Ordinal), @"@inject\s+[\w.]*Store\b", "*.cshtml");

    [Fact]
    public void Pages_have_no_inline_script_or_style() =>
        Nowhere("src/LocalDelivery.Web/Features", _ => true, @"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=""", "*.cshtml");

    /// <summary>What the project names, and what its code came to use: a package brings others along.</summary>
    private static void Knows(string library, Assembly built, params string[] allowed)
    {
        var project = File.ReadAllText(Path.Combine(Root, $"src/LocalDelivery.{library}/LocalDelivery.{library}.csproj"));
        var named = Regex.Matches(project, "<(?:Package|Project|Framework)Reference Include=\"([^\"]+)\"").Select(match => match.Groups[1].Value);
        var used = built.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => name is not ("System.Private.CoreLib" or "netstandard") && !IsPure(name));
        Assert.Empty(named.Concat(used).Except(allowed));
    }

    /// <summary>Of the platform, what can neither store, send nor serve anything.</summary>
    private static bool IsPure(string assembly) =>
        assembly.StartsWith("System.", StringComparison.Ordinal) && !Regex.IsMatch(assembly, @"^System\.(Data|Net|Web|IO\.(Pipes|FileSystem\.Watcher)|Diagnostics\.Process)\b");

    private static void Nowhere(string folder, Func<string, bool> isChecked, string pattern, string files = "*.cs")
    {
        var slips = Sources(folder, files)
            .Where(isChecked)
            .SelectMany(file => File.ReadLines(file).Select((line, at) => (file, line, at)))
            .Where(place => !place.line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Regex.IsMatch(place.line, pattern))
            .Select(place => $"{Path.GetRelativePath(Root, place.file)}:{place.at + 1}: {place.line.Trim()}");
        Assert.Empty(slips);
    }

    private static IEnumerable<string> Sources(string folder, string files) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), files, SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LocalDelivery.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
