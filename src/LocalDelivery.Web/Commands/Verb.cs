using System.CommandLine;
using System.Data.Common;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
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
    public const string Program = "localdelivery";
    private const int Failed = 1;
    private const int Interrupted = 130;

    /// <summary>Settings given on the command line, collected for every verb (see <see cref="CommandLine"/>).</summary>
    public static readonly Option<string[]> Settings = new("--setting") { Recursive = true, Hidden = true, DefaultValueFactory = _ => [] };

    /// <summary>Runs a verb with its settings, and says a failure in one line.</summary>
    /// <param name="stopped">What is said when ctrl-C ended it, if not that it can simply be run again.</param>
    public static async Task<int> Start(ParseResult parsed, Func<string[], Task> run, string? stopped = null)
    {
        try
        {
            await run(parsed.GetRequiredValue(Settings));
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Fail(stopped ?? Terminal.Text["stopped. What is done stays done: the same command again goes on from there."], Interrupted);
        }
        catch (Exception failure) when (Reason(failure) is { } reason)
        {
            return Fail(reason);
        }
    }

    /// <summary>
    /// Makes the app, without serving anything, and goes on in the business's language. Where no database is yet it refuses: more often than not
    /// the shell lacks the service's settings. What can be refused without a database is refused before this.
    /// </summary>
    public static async Task WithDatabase(string[] settings, Func<IServiceProvider, Task> run)
    {
        await using var app = App.Create(settings);
        var migrator = app.Services.GetRequiredService<Migrator>();
        if (!migrator.HasDatabase)
            throw new CommandFailure(Terminal.Text["there is no database {0}. Set State__Folder to the folder that the site keeps everything in; `migrate` makes a new database.", migrator.Place]);
        if (!await migrator.HasTables())
            throw new CommandFailure(Terminal.Text["the {0} database is empty. Set Database__ConnectionString to the one that the site keeps everything in; `migrate` makes the tables in a new one.", migrator.Place]);
        await Run(app, run);
    }

    /// <summary>The same for a verb that begins a business: where there is no database it makes one, and says where.</summary>
    public static async Task WithNewDatabase(string[] settings, Func<IServiceProvider, Task> run)
    {
        await using var app = App.Create(settings);
        await Run(app, run);
    }

    private static async Task Run(WebApplication app, Func<IServiceProvider, Task> run)
    {
        await Migrate(app.Services);
        if (await app.Services.GetRequiredService<BusinessStore>().Find() is { } business) business.Speak();
        await run(app.Services);
    }

    /// <summary>
    /// Brings the database up to date. A new one is never made in silence: its place may not be the one that was meant. And none is made where one was lost:
    /// neighbors and owner would meet the first start's page instead of a backup.
    /// </summary>
    /// <returns>How many scripts were applied.</returns>
    /// <exception cref="CommandFailure">There was a database, and it is gone.</exception>
    public static async Task<int> Migrate(IServiceProvider services)
    {
        var migrator = services.GetRequiredService<Migrator>();
        var state = services.GetRequiredService<StateFolder>();
        var isNew = !migrator.HasDatabase;
        if (isNew && state.WasServed) throw new CommandFailure(Terminal.Text[
            "the database {0} is missing, and the keys in {1} say that there was one. Put it back from a backup, or correct the settings of State and Database. To begin anew, set State__Folder to an empty folder.",
            migrator.Place, state.Keys]);
        var applied = await migrator.Migrate();
        if (isNew) Console.Error.WriteLine(Terminal.Text["A new database was made. Everything is kept in {0}", state.FullPath]);
        return applied;
    }

    public static int Fail(string reason, int exitCode = Failed)
    {
        Console.Error.WriteLine($"{Program}: {reason.ReplaceLineEndings(" ")}");
        return exitCode;
    }

    /// <summary>The words for a failure that a person can do something about. Anything else is a bug and keeps its trace.</summary>
    private static string? Reason(Exception failure) => failure switch
    {
        CommandFailure => failure.Message,
        OptionsValidationException options => string.Join(' ', options.Failures),
        AggregateException several when several.InnerExceptions.All(each => each is OptionsValidationException) => string.Join(' ', several.InnerExceptions.Select(Reason)),
        InvalidDataException { InnerException: { } fault } => $"{failure.Message} {fault.Message}",   // a settings file that can not be read
        DbException => Terminal.Text["the database does not answer as it should: {0}", failure.Message],
        UnauthorizedAccessException or IOException => failure.Message,
        InvalidOperationException => failure.Message,
        _ => null,
    };
}
