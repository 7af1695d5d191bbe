using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using LocalDelivery.Web.Commands.Simulation;

namespace LocalDelivery.Web.Commands;

/// <summary>Every verb of the program. Without one it serves the site.</summary>
public static partial class CommandLine
{
    /// <summary>A setting: a section, a colon, a key, a value: --Site:PublicUrl=https://….</summary>
    [GeneratedRegex(@"^--\w+(:[\w.]+)+=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Setting { get; }

    /// <summary>Without a verb the host's own settings may come too: --environment=Production.</summary>
    [GeneratedRegex(@"^--\w+(:[\w.]+)*=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex HostSetting { get; }

    public static Task<int> Run(string[] args)
    {
        var isSetting = Array.TrueForAll(args, arg => arg.StartsWith("--", StringComparison.Ordinal)) ? HostSetting : Setting;
        var parsed = Build().Parse([.. args.SelectMany(arg => isSetting.IsMatch(arg) ? [Verb.Settings.Name, arg] : new[] { arg })]);
        // The library would print the whole help behind its complaint; one line that names the mistake is easier to read.
        return parsed.Action is ParseErrorAction
            ? Task.FromResult(Verb.Fail(Terminal.Text["{0} {1} --help says more.", Mistake(parsed), Usage(parsed)]))
            : parsed.InvokeAsync();
    }

    /// <summary>Of a verb that has verbs under it, the word that is none of them; else the library's own complaint.</summary>
    private static string Mistake(ParseResult parsed)
    {
        if (parsed.CommandResult.Command is RootCommand or { Subcommands.Count: 0 }) return parsed.Errors[0].Message;
        var known = string.Join(", ", parsed.CommandResult.Command.Subcommands.Select(verb => verb.Name));
        return parsed.UnmatchedTokens.Count > 0
            ? Terminal.Text["\"{0}\" is not understood: `{1}` knows {2}.", parsed.UnmatchedTokens[0], Usage(parsed), known]
            : Terminal.Text["`{0}` needs one of: {1}.", Usage(parsed), known];
    }

    /// <summary>The program and every verb down to the one that was meant: "localdelivery owner create".</summary>
    private static string Usage(ParseResult parsed)
    {
        var verbs = new Stack<string>();
        for (var at = parsed.CommandResult; at.Command is not RootCommand; at = (CommandResult)at.Parent!) verbs.Push(at.Command.Name);
        return string.Join(' ', verbs.Prepend(Verb.Program));
    }

    private static RootCommand Build()
    {
        var root = new RootCommand(Terminal.Text["LocalDelivery: recurring doorstep orders, nightly routes, a text that says when. Settings may follow any verb: --Section:Key=value."])
        {
            ServeCommand.Build(),
            DemoCommand.Build(),
            NightlyCommand.Build(),
            SeedCommand.Build(),
            ImportCommand.Build(),
            OwnerCommand.Build(),
            SimulateCommand.Build(),
            MigrateCommand.Build(),
            HealthCommand.Build(),
            PlanRouteCommand.Build(),
        };
        root.Options.Add(Verb.Settings);
        root.SetAction(ServeCommand.Run);
        return root;
    }
}
