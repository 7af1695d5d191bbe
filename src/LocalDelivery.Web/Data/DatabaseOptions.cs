namespace LocalDelivery.Web.Data;

public enum DatabaseProvider { Sqlite, Postgres }

/// <summary>The section "Database" of the settings.</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Empty for SQLite: the file localdelivery.db in the state folder.</summary>
    public string ConnectionString { get; set; } = "";
}
