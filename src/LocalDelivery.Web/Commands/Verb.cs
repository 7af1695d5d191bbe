using System.CommandLine;
using System.Data.Common;
using LocalDelivery.Web.Data;
using Microsoft.Extensions.Options;

namespace LocalDelivery.Web.Commands;

/// <summary>Why a command can not be carried out, in one line for the person who typed it.</summary>
public sealed class CommandFailure(string reason) : Exception(reason);

/// <summary>
/// What all verbs have in common: settings may follow on the command line (<c>--Site:PublicUrl=…</c>), the database is brought up to date,
/// standard output has only what the verb promises, and a failure is one line on standard error.
/// </summary>
public static class Verb
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    /// <summary>Settings given on the command line, collected for every verb (see <see cref="CommandLine"/>).</summary>
    public static readonly Option<string[]> Settings = new("--setting") { Recursive = true, Hidden = true, DefaultValueFactory = _ => [] };

    /// <summary>Makes the app for a verb, without serving anything, and runs it.</summary>
    public static Task<int> Run(ParseResult parsed, Func<IServiceProvider, Task> run) => Start(parsed, async settings =>
    {
        await using var app = App.Create(settings);
        await app.Services.GetRequiredService<Migrator>().Migrate();
        await run(app.Services);
    });

    /// <summary>The same for a verb that makes its own app, or none.</summary>
    public static async Task<int> Start(ParseResult parsed, Func<string[], Task> run)
    {
        try
        {
            await run(parsed.GetRequiredValue(Settings));
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Fail("stopped. What is done stays done: the same command again goes on from there.", Interrupted);
        }
        catch (Exception failure) when (Reason(failure) is { } reason)
        {
            return Fail(reason);
        }
    }

    public static int Fail(string reason, int exitCode = Failed)
    {
        Console.Error.WriteLine($"localdelivery: {reason.ReplaceLineEndings(" ")}");
        return exitCode;
    }

    /// <summary>The words for a failure that a person can do something about. Anything else is a bug and keeps its trace.</summary>
    private static string? Reason(Exception failure) => failure switch
    {
        CommandFailure => failure.Message,
        OptionsValidationException options => string.Join(' ', options.Failures),
        DbException => $"the database does not answer as it should: {failure.Message}",
        UnauthorizedAccessException or IOException => failure.Message,
        InvalidOperationException => failure.Message,
        _ => null,
    };
}
