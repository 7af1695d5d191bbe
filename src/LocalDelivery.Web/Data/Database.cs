using System.Data.Common;
using Dapper;

namespace LocalDelivery.Web.Data;

/// <summary>
/// Opens connections and transactions. Stores read through <see cref="Query{T}"/> and write inside <see cref="Write{T}"/>:
/// one verb, one transaction, whatever stores it touches.
/// </summary>
public sealed class Database(Func<DbConnection> connect)
{
    static Database() => DapperMapping.Register();

    public async Task<DbConnection> Open(CancellationToken cancellation = default)
    {
        var connection = connect();
        try
        {
            await connection.OpenAsync(cancellation);
            await Dialect.Prepare(connection, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? arguments = null)
    {
        await using var connection = await Open();
        return [.. await connection.QueryAsync<T>(sql, arguments)];
    }

    public async Task<T?> Find<T>(string sql, object? arguments = null)
    {
        await using var connection = await Open();
        return await connection.QuerySingleOrDefaultAsync<T>(sql, arguments);
    }

    /// <summary>Runs the writes in one transaction; nothing of it stays when it throws. Call nothing outside the database in here.</summary>
    public async Task<T> Write<T>(Func<DbTransaction, Task<T>> writes)
    {
        await using var connection = await Open();
        await using var transaction = await Dialect.BeginWrite(connection, CancellationToken.None);
        var result = await writes(transaction);
        await transaction.CommitAsync();
        return result;
    }

    public Task Write(Func<DbTransaction, Task> writes) => Write(async tx =>
    {
        await writes(tx);
        return true;
    });
}

/// <summary>What a store says inside a transaction.</summary>
public static class TransactionQueries
{
    /// <returns>How many rows changed: 0 after `on conflict do nothing` means somebody else was first.</returns>
    public static Task<int> Execute(this DbTransaction tx, string sql, object? arguments = null) =>
        tx.Connection!.ExecuteAsync(sql, arguments, tx);

    public static async Task<IReadOnlyList<T>> Query<T>(this DbTransaction tx, string sql, object? arguments = null) =>
        [.. await tx.Connection!.QueryAsync<T>(sql, arguments, tx)];

    public static Task<T?> Find<T>(this DbTransaction tx, string sql, object? arguments = null) =>
        tx.Connection!.QuerySingleOrDefaultAsync<T>(sql, arguments, tx);
}
