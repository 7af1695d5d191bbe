using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Data;

public static class DataRegistration
{
    public static void AddData(this IServiceCollection services)
    {
        services.AddSingleton(provider => new StateFolder(provider.GetRequiredService<IOptions<StateOptions>>().Value));
        services.AddSingleton(provider => WithConnectionString(
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value, provider.GetRequiredService<StateFolder>()));
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<DatabaseOptions>();
            return new Database(() => Dialect.Connect(options));
        });
        services.AddSingleton<Migrator>();
    }

    private static DatabaseOptions WithConnectionString(DatabaseOptions given, StateFolder state) => new()
    {
        Provider = given.Provider,
        ConnectionString = given.ConnectionString.Length > 0 ? given.ConnectionString : $"Data Source={state.DatabaseFile}",
    };
}
