using System.CommandLine;
using System.CommandLine.Invocation;

namespace LocalDelivery.Web.Commands;

/// <summary>Every verb of the program. Without one it serves the site.</summary>
public static class CommandLine
{
    public static Task<int> Run(string[] args)
    {
        var parsed = Build().Parse(args);
        // The library would print the whole help behind its complaint; one line that names the mistake is easier to read.
        return parsed.Action is ParseErrorAction
            ? Task.FromResult(Verb.Fail($"{parsed.Errors[0].Message} {Usage(parsed)} --help says more."))
            : parsed.InvokeAsync();
    }

    private static string Usage(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "localdelivery" : $"localdelivery {parsed.CommandResult.Command.Name}";

    private static RootCommand Build()
    {
        var root = new RootCommand("LocalDelivery: recurring doorstep orders, nightly routes, a text that says when.")
        {
            ServeCommand.Build(),
            DemoCommand.Build(),
            NightlyCommand.Build(),
            SeedCommand.Build(),
            ImportCommand.Build(),
            OwnerCommand.Build(),
            MigrateCommand.Build(),
            HealthCommand.Build(),
        };
        root.SetAction(ServeCommand.Run);
        TakeSettings(root);
        return root;
    }

    /// <summary>What a verb does not know may be a setting; <see cref="Verb"/> tells a setting from a slip of the finger.</summary>
    private static void TakeSettings(Command command)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        foreach (var verb in command.Subcommands) TakeSettings(verb);
    }
}
