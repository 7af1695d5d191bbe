using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Tests.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace LocalDelivery.Web.Tests.Data;

/// <summary>
/// A PostgreSQL server of our own for the length of the test run: on loopback, in a temporary folder, as an unprivileged user.
/// Where Debian's package is absent the tests that need it are skipped by name; CI requires it.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Template = "template_localdelivery";
    private readonly string folder = Path.Combine(Path.GetTempPath(), "localdelivery-postgres-" + Guid.NewGuid().ToString("N"));
    private readonly SemaphoreSlim starting = new(1);
    private Process? server;
    private int port;

    private static string? Binaries => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            .Select(path => Path.Combine(path, "bin")).FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
        : null;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;   // started by the first test that asks

    /// <returns>The options of a fresh database: migrated, unless another template is named.</returns>
    public async Task<DatabaseOptions> NewDatabase(string template = Template)
    {
        Assert.SkipUnless(Binaries is not null, "PostgreSQL is not installed (scripts/test installs it when it may).");
        await Start();
        var name = "test_" + Guid.NewGuid().ToString("N");
        await Execute("postgres", $"create database {name} template {template}");
        return Options(name);
    }

    public async Task Copy(DatabaseOptions world, DatabaseOptions target)
    {
        NpgsqlConnection.ClearAllPools();   // a template may have no connections
        await Execute("postgres", $"drop database if exists {NameOf(target)} with (force)");
        await Execute("postgres", $"create database {NameOf(target)} template {NameOf(world)}");
    }

    private static string NameOf(DatabaseOptions options) => new NpgsqlConnectionStringBuilder(options.ConnectionString).Database!;

    private DatabaseOptions Options(string database) => new()
    {
        Provider = DatabaseProvider.Postgres,
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=localdelivery;Database={database};Pooling=true;Maximum Pool Size=20",
    };

    private async Task Start()
    {
        await starting.WaitAsync();
        try
        {
            if (server is not null) return;
            Directory.CreateDirectory(folder);
            if (Environment.IsPrivilegedProcess) await Run("chown", "postgres", folder);
            await AsUnprivileged("initdb", "-D", $"{folder}/data", "-U", "localdelivery", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
            port = FreePort();
            server = Launch("postgres", "-D", $"{folder}/data", "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1",
                "-c", $"unix_socket_directories={folder}", "-c", "fsync=off", "-c", "max_connections=1000");
            await UntilItAnswers();
            await Execute("postgres", $"create database {Template}");
            await new Migrator(Options(Template), NullLogger<Migrator>.Instance).Migrate();
            NpgsqlConnection.ClearAllPools();   // a template may have no connections
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task UntilItAnswers()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await Execute("postgres", "select 1");
                return;
            }
            catch (NpgsqlException) when (attempt < 200 && !server!.HasExited)
            {
                await Task.Delay(100);   // a server starting up offers nothing else to wait for
            }
        }
    }

    private async Task Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(Options(database).ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task AsUnprivileged(string program, params string[] arguments)
    {
        using var process = Launch(program, arguments);
        var output = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} failed: {output}");
    }

    private static Process Launch(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        // PostgreSQL refuses to run as root; the package has brought a user for it.
        return Environment.IsPrivilegedProcess
            ? Start("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : Start(path, arguments);

        static Process Start(string file, string[] arguments)
        {
            var process = Process.Start(new ProcessStartInfo(file, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" })!;
            process.BeginOutputReadLine();
            if (file.EndsWith("postgres", StringComparison.Ordinal) || arguments.Any(argument => argument.EndsWith("/postgres", StringComparison.Ordinal)))
                process.BeginErrorReadLine();   // its log; a full pipe would stop it
            return process;
        }
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is { HasExited: false })
        {
            // An immediate stop: nothing in it is worth keeping.
            await Run("kill", "-QUIT", server.Id.ToString(CultureInfo.InvariantCulture));
            await server.WaitForExitAsync();
        }

        server?.Dispose();
        starting.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
