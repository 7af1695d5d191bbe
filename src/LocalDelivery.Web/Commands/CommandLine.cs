using System.CommandLine;

namespace LocalDelivery.Web.Commands;

/// <summary>Every verb of the program. Without one it serves the site.</summary>
public static class CommandLine
{
    public static RootCommand Build()
    {
        var root = new RootCommand("LocalDelivery: recurring doorstep orders, nightly routes, a text that says when.")
        {
            ServeCommand.Build(),
            MigrateCommand.Build(),
        };
        // Settings may be given on the command line too (--Site:PublicUrl=…): the host reads what the verbs do not know.
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, cancellation) => ServeCommand.Run([.. parsed.UnmatchedTokens], cancellation));
        return root;
    }
}
