using LocalDelivery.Web.Commands;
using LocalDelivery.Web.Data;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>A connection string that can not be read is said at the start, with its setting's name. Nothing is opened for it.</summary>
public sealed class ConnectionStringCheck : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        if (options.ConnectionString.Length == 0) return ValidateOptionsResult.Skip;
        try
        {
            using var connection = Dialect.Connect(options);
            return connection.DataSource.Length > 0
                ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(Terminal.Text["Database:ConnectionString names no database for {0}: {1}", options.Provider, "Data Source=…"]);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException)
        {
            return ValidateOptionsResult.Fail(Terminal.Text["Database:ConnectionString can not be read for {0}: {1}", options.Provider, fault.Message]);
        }
    }
}
