using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using LocalDelivery.Web.Data;
using Npgsql;
using NpgsqlTypes;

namespace LocalDelivery.Web.Tests.Data;

/// <summary>Every statement of the stores is understood by both databases: each word, table and column of it, also where no other test passes by.</summary>
public abstract partial class StatementsContract(IDatabaseSource source) : StoreContract(source)
{
    private static readonly IReadOnlyList<(string Name, string Sql)> Statements =
    [
        .. typeof(Database).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Store", StringComparison.Ordinal))
            .SelectMany(store => store.GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(field => (Name: $"{field.DeclaringType!.FullName}.{field.Name}", Sql: (string)field.GetRawConstantValue()!))
            .Where(constant => constant.Sql.Contains('\n', StringComparison.Ordinal)),   // a word alone is a value, not SQL
    ];

    /// <summary>Constants that are only a part of a statement, put together here as their stores do.</summary>
    private static readonly IReadOnlyDictionary<string, Func<string, string>> Parts = new Dictionary<string, Func<string, string>>
    {
        ["AddressBookStore.NearestSql"] = part => Constant("AddressBookStore.AddressesSql") + part,
        ["AddressImportStore.InsertAddressesSql"] = part => part + "\n(@id0, @street0, @number0, @latitude0, @longitude0, @now)\non conflict (street_id, house_number) do nothing",
        ["CustomerStore.Matches"] = part => Constant("CustomerStore.Columns") + part + "\n order by name, number limit @take offset @skip",
        ["OutboxStore.Filtered"] = part => Constant("OutboxStore.Columns") + "\n" + part,
    };

    [Fact]
    public async Task Every_statement_of_the_stores_is_understood()
    {
        var slips = new List<string>();
        await using var connection = await Database.Open();
        foreach (var (name, sql) in Statements)
        {
            try
            {
                await Prepare(connection, Parts.FirstOrDefault(part => IsNamed(name, part.Key)).Value?.Invoke(sql) ?? sql);
            }
            catch (DbException problem)
            {
                slips.Add($"{name}: {problem.Message}");
            }
        }

        Assert.True(slips.Count == 0, string.Join('\n', slips));
        Assert.True(Statements.Count > 100, "The constants are not found any more.");
        Assert.All(Parts.Keys, part => Constant(part));
    }

    private static async Task Prepare(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (command is NpgsqlCommand postgres)
        {
            // Of no type of ours: the server infers each from where it stands, as it does for PREPARE.
            foreach (var name in Parameter().Matches(sql).Select(match => match.Value).Distinct(StringComparer.Ordinal))
                postgres.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Unknown) { Value = "" });
        }

        await command.PrepareAsync();
    }

    private static string Constant(string name) => Statements.Single(statement => IsNamed(statement.Name, name)).Sql;

    private static bool IsNamed(string fullName, string name) => fullName.EndsWith("." + name, StringComparison.Ordinal);

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();

    public sealed class OnSqlite() : StatementsContract(new SqliteSource());

    public sealed class OnPostgres(PostgresServer server) : StatementsContract(new PostgresSource(server));
}
