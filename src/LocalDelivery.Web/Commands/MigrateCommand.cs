using System.CommandLine;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Commands;

/// <summary>Brings the database to this program's version. Every start does it too; this is for those who want to look first.</summary>
public static class MigrateCommand
{
    public static Command Build()
    {
        var command = new Command("migrate", Terminal.Text["Bring the database up to date."]);
        command.SetAction((parsed, _) => Verb.Start(parsed, Run));
        return command;
    }

    private static async Task Run(string[] settings)
    {
        await using var app = App.Create(settings);
        var applied = await Verb.Migrate(app.Services);
        Console.WriteLine(applied == 0
            ? Terminal.Text["The database is up to date."]
            : app.Services.GetRequiredService<Wording>().Count(applied, "1 migration applied.", "{0} migrations applied."));
    }
}
