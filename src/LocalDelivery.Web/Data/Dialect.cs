using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LocalDelivery.Web.Data;

/// <summary>The few things in which the two databases differ. Everything else is one SQL text.</summary>
public static class Dialect
{
    /// <summary>How SQLite keeps an instant: sortable as text, and no finer than PostgreSQL's microseconds.</summary>
    public const string SqliteInstant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Foreign keys are off by default in SQLite; FULL makes a commit survive a power cut, which is what a promise needs.</summary>
    private const string SqlitePragmas =
        """
        pragma foreign_keys = on;
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma busy_timeout = 15000;
        """;

    public static DbConnection Connect(DatabaseOptions options) => options.Provider switch
    {
        DatabaseProvider.Sqlite => new SqliteConnection(options.ConnectionString),
        DatabaseProvider.Postgres => new NpgsqlConnection(options.ConnectionString),
    };

    public static async Task Prepare(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        if (command.CreateParameter() is not SqliteParameter) return;   // tells the database also behind a wrapped connection
        command.CommandText = SqlitePragmas;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>
    /// A writer's transaction. On SQLite it takes the write lock at once (Microsoft.Data.Sqlite begins IMMEDIATE): a read that later
    /// becomes a write would otherwise fail as busy without waiting.
    /// </summary>
    public static ValueTask<DbTransaction> BeginWrite(DbConnection connection, CancellationToken cancellation) =>
        connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);

    /// <summary>A value as the parameter's database wants it: SQLite keeps ids, dates and instants as text in one canonical form.</summary>
    public static object ToParameter(IDbDataParameter parameter, object value) => parameter is not SqliteParameter ? Finest(value) : value switch
    {
        Guid id => id.ToString("D"),
        DateTimeOffset instant => instant.UtcDateTime.ToString(SqliteInstant, CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        _ => value,
    };

    private static object Finest(object value) =>
        value is DateTimeOffset instant ? new DateTimeOffset(instant.UtcTicks / 10 * 10, TimeSpan.Zero) : value;
}
