using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using DbUp;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Jobs;
using LocalDelivery.Web.Tests.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalDelivery.Web.Tests.Data;

/// <summary>A house that has been lived in since the first version keeps everything when it gets the newest.</summary>
public abstract partial class MigrationContract(IDatabaseSource source) : IAsyncLifetime
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private readonly AppFixture app = new();

    public async ValueTask InitializeAsync()
    {
        app.On = await source.New();
        await app.InitializeAsync();
        await app.Given.ABusiness();
        await app.Given.ADriver();
        var milk = await app.Given.AProduct("Whole milk", 120);
        await app.Given.ACustomer("Maya Olsen", (milk, "Wed", 2));
        await app.Given.ACustomer("Tom Reed", (milk, "Wed", 1));
        await app.Get<NightlyRun>().Run(Wednesday);
    }

    [Fact]
    public async Task A_house_full_of_the_first_versions_rows_keeps_every_one()
    {
        var old = await source.Empty();
        var first = Scripts().First();
        await ApplyOnly(old, first.Name);
        foreach (var table in Tables().Matches(first.Sql).Select(match => match.Groups["table"].Value)) await CopyRows(table, old);

        var applied = await new Migrator(old, NullLogger<Migrator>.Instance).Migrate();

        Assert.Equal(Scripts().Count - 1, applied);
        var outcome = await Outcome.Of(TestDatabase.Open(old), Wednesday);
        Assert.Equal(2, outcome.Count(line => line.Contains(" at stop ", StringComparison.Ordinal)));
        Assert.Equal(await Outcome.Of(app.Database, Wednesday), outcome);
    }

    [Fact]
    public async Task Vehicles_that_shared_a_name_are_told_apart_afterwards()
    {
        var old = await source.Empty();
        await ApplyOnly(old, [.. Scripts().Select(script => script.Name).TakeWhile(name => !name.Contains("vehicle_names", StringComparison.Ordinal))]);
        foreach (var table in new[] { "depot", "vehicle" }) await CopyRows(table, old);
        const string Twin =
            """
            insert into vehicle ( vehicle_id,  depot_id, name, created_at, retired_at)
            select                @id,         depot_id, 'VEHICLE 1', @now, @retired
              from depot
            """;
        var database = TestDatabase.Open(old);
        foreach (var retired in new DateTimeOffset?[] { null, null, app.Time.GetUtcNow() })
            await database.Write(tx => tx.Execute(Twin, new { id = VehicleId.New(app.Time.GetUtcNow()), now = app.Time.GetUtcNow().AddDays(1), retired }));

        await new Migrator(old, NullLogger<Migrator>.Instance).Migrate();

        var names = await new FleetStore(database, app.Time).Vehicles();
        Assert.Equal(3, names.Count);
        Assert.Single(names, vehicle => vehicle.Name == "Vehicle 1");
        Assert.Equal(2, names.Where(vehicle => vehicle.Name == $"VEHICLE 1 ({$"{vehicle.Id}"[^6..]})").Distinct().Count());
    }

    private IReadOnlyList<(string Name, string Sql)> Scripts()
    {
        var folder = app.On!.Provider == DatabaseProvider.Sqlite ? "sqlite/" : "postgres/";
        var program = typeof(Migrator).Assembly;
        return [.. program.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => (name, Read(program, name)))];
    }

    private static string Read(Assembly program, string name)
    {
        using var reader = new StreamReader(program.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static Task ApplyOnly(DatabaseOptions old, params string[] scripts) => Task.Run(() =>
    {
        var target = old.Provider == DatabaseProvider.Sqlite ? DeployChanges.To.SqliteDatabase(old.ConnectionString) : DeployChanges.To.PostgresqlDatabase(old.ConnectionString);
        var result = target.WithScriptsEmbeddedInAssembly(typeof(Migrator).Assembly, scripts.Contains).WithVariablesDisabled().LogToNowhere().Build().PerformUpgrade();
        Assert.True(result.Successful, result.Error?.Message);
    });

    /// <summary>Every row of today's table, in the columns that the first version had.</summary>
    private async Task CopyRows(string table, DatabaseOptions old)
    {
        await using var from = Dialect.Connect(app.On!);
        await using var to = Dialect.Connect(old);
        await from.OpenAsync();
        await to.OpenAsync();
        var columns = await Columns(to, table);
        await using var select = from.CreateCommand();
        select.CommandText = $"select {string.Join(", ", columns)} from {table}";
        await using var rows = await select.ExecuteReaderAsync();
        while (await rows.ReadAsync()) await Insert(to, table, columns, rows);
    }

    private static async Task<IReadOnlyList<string>> Columns(DbConnection to, string table)
    {
        await using var nothing = to.CreateCommand();
        nothing.CommandText = $"select * from {table} where 1 = 0";
        await using var reader = await nothing.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private static async Task Insert(DbConnection to, string table, IReadOnlyList<string> columns, DbDataReader row)
    {
        await using var insert = to.CreateCommand();
        var numbered = to is Npgsql.NpgsqlConnection && columns.Contains("number") ? "overriding system value " : "";
        insert.CommandText = $"insert into {table} ({string.Join(", ", columns)}) {numbered}values ({string.Join(", ", columns.Select(column => "@" + column))})";
        foreach (var column in columns)
        {
            var value = insert.CreateParameter();
            (value.ParameterName, value.Value) = (column, row[column]);
            insert.Parameters.Add(value);
        }

        await insert.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"^create table (?<table>\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Tables();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return app.DisposeAsync();
    }

    public sealed class OnSqlite() : MigrationContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : MigrationContract(new PostgresSource(server));
}
