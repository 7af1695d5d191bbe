using System.CommandLine;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Commands;

/// <summary>Brings the database to this program's version. Every start does it too; this is for those who want to look first.</summary>
public static class MigrateCommand
{
    public static Command Build()
    {
        var command = new Command("migrate", "Bring the database up to date.");
        command.SetAction((_, _) => Run());
        return command;
    }

    private static async Task<int> Run()
    {
        await using var app = App.Create([]);
        var applied = await app.Services.GetRequiredService<Migrator>().Migrate();
        Console.WriteLine(applied == 0 ? "The database is up to date." : $"{applied} migration(s) applied.");
        return 0;
    }
}
