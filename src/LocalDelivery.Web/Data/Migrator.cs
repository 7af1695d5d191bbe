using System.Reflection;
using DbUp;
using DbUp.Builder;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LocalDelivery.Web.Data;

/// <summary>Brings a database to this program's version: numbered scripts, forward only, each in a transaction, one migrator at a time.</summary>
public sealed class Migrator(DatabaseOptions options, ILogger<Migrator> logger)
{
    private const long AdvisoryLock = 0x4C6F63616C44656C;  // any number, as long as it is always the same

    /// <returns>How many scripts were applied; 0 when the database was current.</returns>
    /// <exception cref="InvalidOperationException">A script failed; nothing of that script stays.</exception>
    public async Task<int> Migrate()
    {
        await using var only = await LockOut();
        var upgrade = Target()
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.StartsWith(Folder, StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogTo(new Log(logger))
            .Build();
        var result = upgrade.PerformUpgrade();
        if (!result.Successful)
            throw new InvalidOperationException($"The database could not be brought up to date: {result.ErrorScript?.Name}: {result.Error.Message}", result.Error);
        return result.Scripts.Count();
    }

    /// <summary>Whether there is a database to migrate; false for a SQLite file that nobody has made yet.</summary>
    public bool HasDatabase => options.Provider != DatabaseProvider.Sqlite || File.Exists(SqliteFile);

    /// <summary>Whether a program of this kind was here before: false also for a PostgreSQL database that is still empty.</summary>
    public async Task<bool> HasTables()
    {
        if (options.Provider == DatabaseProvider.Sqlite) return HasDatabase;
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select to_regclass('business') is not null", connection);
        return await command.ExecuteScalarAsync() is true;
    }

    /// <summary>Where that database is, or would be, for the person who looks for it.</summary>
    public string Place => options.Provider == DatabaseProvider.Sqlite ? SqliteFile : nameof(DatabaseProvider.Postgres);

    private string SqliteFile => Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);

    private string Folder => options.Provider == DatabaseProvider.Sqlite ? "sqlite/" : "postgres/";

    private UpgradeEngineBuilder Target() => options.Provider == DatabaseProvider.Sqlite
        ? DeployChanges.To.SqliteDatabase(options.ConnectionString)
        : DeployChanges.To.PostgresqlDatabase(options.ConnectionString);

    /// <summary>Two programs that start at once must not both migrate: a lock file beside SQLite's file, an advisory lock in PostgreSQL.</summary>
    private async Task<IAsyncDisposable> LockOut()
    {
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            MakeFolder(Path.GetDirectoryName(SqliteFile)!);
            return await LockFile.Take(SqliteFile + ".migrating");
        }

        var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select pg_advisory_lock({AdvisoryLock})", connection);
        await command.ExecuteNonQueryAsync();
        return connection;   // closing the connection gives the lock back
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"State:Folder: {folder} can not be made: {failure.Message}", failure);
        }
    }

    private sealed class Log(ILogger logger) : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args) => Write(LogLevel.Trace, format, args);
        public void LogDebug(string format, params object[] args) => Write(LogLevel.Debug, format, args);
        public void LogInformation(string format, params object[] args) => Write(LogLevel.Debug, format, args);
        public void LogWarning(string format, params object[] args) => Write(LogLevel.Warning, format, args);
        public void LogError(string format, params object[] args) => Write(LogLevel.Error, format, args);
        public void LogError(Exception ex, string format, params object[] args) => Write(LogLevel.Error, format, args);

        private void Write(LogLevel level, string format, object[] args) =>
            logger.Log(level, "{Migration}", string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args));
    }
}
