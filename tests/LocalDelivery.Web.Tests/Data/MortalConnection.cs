using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace LocalDelivery.Web.Tests.Data;

/// <summary>
/// Thrown where a kill would strike. It is a cancellation, because the product catches failures of single items but nobody outlives a kill.
/// </summary>
public sealed class KilledException() : OperationCanceledException("Killed here.");

/// <summary>How many more statements and commits a process lives.</summary>
public sealed class Lifetime(int statements)
{
    private int left = statements;

    public int Used { get; private set; }

    public void Step()
    {
        Used++;
        if (left-- <= 0) throw new KilledException();
    }
}

/// <summary>A connection that dies with its process: before any statement or commit beyond its lifetime.</summary>
public sealed class MortalConnection(DbConnection inner, Lifetime life) : DbConnection
{
    [AllowNull]
    public override string ConnectionString { get => inner.ConnectionString; set => inner.ConnectionString = value; }
    public override string Database => inner.Database;
    public override string DataSource => inner.DataSource;
    public override string ServerVersion => inner.ServerVersion;
    public override ConnectionState State => inner.State;
    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);
    public override void Open() => inner.Open();
    public override void Close() => inner.Close();
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new MortalTransaction(inner.BeginTransaction(isolationLevel), this, life);
    protected override DbCommand CreateDbCommand() => new MortalCommand(inner.CreateCommand(), this, life);

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed class MortalTransaction(DbTransaction inner, MortalConnection connection, Lifetime life) : DbTransaction
{
    public DbTransaction Inner => inner;
    public override IsolationLevel IsolationLevel => inner.IsolationLevel;
    protected override DbConnection DbConnection => connection;
    public override void Rollback() => inner.Rollback();

    public override void Commit()
    {
        life.Step();
        inner.Commit();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed class MortalCommand(DbCommand inner, MortalConnection connection, Lifetime life) : DbCommand
{
    [AllowNull]
    public override string CommandText { get => inner.CommandText; set => inner.CommandText = value; }
    public override int CommandTimeout { get => inner.CommandTimeout; set => inner.CommandTimeout = value; }
    public override CommandType CommandType { get => inner.CommandType; set => inner.CommandType = value; }
    public override bool DesignTimeVisible { get; set; }
    public override UpdateRowSource UpdatedRowSource { get => inner.UpdatedRowSource; set => inner.UpdatedRowSource = value; }
    protected override DbConnection? DbConnection { get => connection; set => throw new NotSupportedException(); }
    protected override DbParameterCollection DbParameterCollection => inner.Parameters;
    protected override DbTransaction? DbTransaction { get => null; set => inner.Transaction = (value as MortalTransaction)?.Inner; }
    public override void Cancel() => inner.Cancel();
    public override void Prepare() => inner.Prepare();
    protected override DbParameter CreateDbParameter() => inner.CreateParameter();

    public override int ExecuteNonQuery()
    {
        life.Step();
        return inner.ExecuteNonQuery();
    }

    public override object? ExecuteScalar()
    {
        life.Step();
        return inner.ExecuteScalar();
    }

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        life.Step();
        return inner.ExecuteReader(behavior);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
