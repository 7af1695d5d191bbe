using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Tests.Data;

/// <summary>
/// What every store's contract tests start from: a fresh database and a clock. Each contract has two small subclasses, one per database:
/// <c>OnSqlite() : XStoreContract(new SqliteSource())</c> and <c>OnPostgres(PostgresServer server) : XStoreContract(new PostgresSource(server))</c>.
/// </summary>
public abstract class StoreContract(IDatabaseSource source) : IAsyncLifetime
{
    protected Database Database { get; private set; } = null!;

    protected Given Given { get; private set; } = null!;

    protected Microsoft.Extensions.Time.Testing.FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));

    public virtual async ValueTask InitializeAsync()
    {
        Database = TestDatabase.Open(await source.New());
        Given = new Given(Database, Time);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

public interface IDatabaseSource
{
    /// <returns>An empty, migrated database.</returns>
    Task<DatabaseOptions> New();

    /// <returns>A database without a single table, or the place for one.</returns>
    Task<DatabaseOptions> Empty();

    /// <summary>Makes <paramref name="target"/> what <paramref name="world"/> is, whatever it was. Nobody may be using either.</summary>
    Task Copy(DatabaseOptions world, DatabaseOptions target);
}

public sealed class SqliteSource : IDatabaseSource
{
    public Task<DatabaseOptions> New() => TestDatabase.NewSqlite();

    public Task<DatabaseOptions> Empty() => Task.FromResult(TestDatabase.NoSqlite());

    public Task Copy(DatabaseOptions world, DatabaseOptions target) => TestDatabase.Copy(world, target);
}

public sealed class PostgresSource(PostgresServer server) : IDatabaseSource
{
    public Task<DatabaseOptions> New() => server.NewDatabase();

    public Task<DatabaseOptions> Empty() => server.NewDatabase(template: "template0");

    public Task Copy(DatabaseOptions world, DatabaseOptions target) => server.Copy(world, target);
}
