using LocalDelivery.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalDelivery.Web.Tests.Data;

/// <summary>A fresh, migrated SQLite file for one test; migrated once and copied from then on.</summary>
public static class TestDatabase
{
    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var file = Path.Combine(NewFolder(), "template.db");
        await new Migrator(Options(file), NullLogger<Migrator>.Instance).Migrate();
        SqliteConnection.ClearAllPools();
        return file;
    });

    public static async Task<DatabaseOptions> NewSqlite(string? file = null)
    {
        file ??= Path.Combine(NewFolder(), "localdelivery.db");
        File.Copy(await Template.Value, file);
        return Options(file);
    }

    /// <summary>The place for a file that nobody has made yet.</summary>
    public static DatabaseOptions NoSqlite() => Options(Path.Combine(NewFolder(), "localdelivery.db"));

    public static async Task Copy(DatabaseOptions world, DatabaseOptions target)
    {
        await using var from = new SqliteConnection(world.ConnectionString);
        await using var to = new SqliteConnection(target.ConnectionString);
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
    }

    /// <summary>An empty folder, gone with the test process.</summary>
    public static string NewFolder() => Directory.CreateDirectory(Path.Combine(Root.Value, Guid.NewGuid().ToString("n"))).FullName;

    /// <summary>One folder for the whole run, so that one deletion leaves nothing behind on the machine.</summary>
    private static readonly Lazy<string> Root = new(() =>
    {
        var root = Directory.CreateTempSubdirectory("localdelivery-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        };
        return root;
    });

    public static Database Open(DatabaseOptions options) => new(() => Dialect.Connect(options));

    private static DatabaseOptions Options(string file) => new() { Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={file}" };
}
