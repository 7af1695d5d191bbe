using System.CommandLine;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.Subscriptions;
using LocalDelivery.Web.Jobs;

namespace LocalDelivery.Web.Commands;

/// <summary>The night run for one delivery date, by hand. Safe to repeat, at any time, from anywhere.</summary>
public static class NightlyCommand
{
    /// <summary>How far ahead a night is run by hand without asking twice.</summary>
    private const int DaysAhead = 7;

    /// <summary>How far ahead a night is run at all: whoever subscribes is behind the last night that has begun, so a further one would close the business.</summary>
    private const int MostDaysAhead = 366;

    public static Command Build()
    {
        var date = DateOption(Terminal.Text["The delivery date, as 2026-11-25."]);
        date.Required = true;
        var json = JsonOption();
        var force = new Option<bool>("--force") { Description = Terminal.Text["Also for a date more than {0} days ahead, which is usually a slip.", DaysAhead] };
        var command = new Command("nightly", Terminal.Text["Run the night for one delivery date: orders, routes, windows, texts. Safe to repeat."]) { date, json, force };
        command.SetAction((parsed, cancellation) => Verb.Start(
            parsed, settings => Run(settings, parsed.GetRequiredValue(date)!.Value, parsed.GetValue(json), parsed.GetValue(force), cancellation)));
        return command;
    }

    public static Option<DateOnly?> DateOption(string description) => new("--date")
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            var typed = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (Iso.TryDate(typed, out var date)) return date;
            result.AddError(Terminal.Text["--date: \"{0}\" is no date like 2026-11-25 in the years from 2000 to 2199.", typed]);
            return null;
        },
    };

    public static Option<bool> JsonOption() => new("--json") { Description = Terminal.Text["Print one JSON object and nothing else."] };

    private static async Task Run(string[] settings, DateOnly date, bool asJson, bool force, CancellationToken cancellation)
    {
        await using var app = App.Create(settings);
        var services = app.Services;
        var business = await FindBusiness(services)
            ?? throw new CommandFailure(Terminal.Text[
                "no business is set up in the database {0} yet. Set State__Folder to the folder that the site keeps everything in. To begin yours: `migrate` makes a new database, `owner create` prints a link, and the site (`serve`) behind it asks for the rest. `seed` or `demo` makes one to try.", services.GetRequiredService<Migrator>().Place]);
        business.Speak();
        RefusePast(services, business, date);
        RefuseFar(services, business, date, force);
        var day = services.GetRequiredService<Wording>().LongDate(date);
        var isEarly = !business.Cutoff.HasPassed(date, services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (isEarly && !await HasAnythingDue(services, date))
        {
            Console.WriteLine(asJson
                ? Json.Of(await services.GetRequiredService<MeasuredNight>().NotRun(date))
                : Terminal.Text["{0}: nobody gets anything. Until the cutoff that may change, so the night was not begun.", day] + await NextDue(services, date));
            return;
        }

        if (isEarly && !asJson) Console.WriteLine(Terminal.Text["The cutoff for {0} is still to come; from now on its orders are fixed all the same.", day]);
        NightSummary night;
        using (var line = ProgressLine.Of(services, isQuiet: asJson)) night = await services.GetRequiredService<MeasuredNight>().Run(date, line, cancellation);
        if (asJson) Console.WriteLine(Json.Of(night));
        else await services.GetRequiredService<NightStory>().Tell(night, Console.Out);
    }

    /// <summary>Which makes no database and no tables where there are none: nobody's night can be run there.</summary>
    private static async Task<Business?> FindBusiness(IServiceProvider services)
    {
        var migrator = services.GetRequiredService<Migrator>();
        if (!await migrator.HasTables()) return null;
        await migrator.Migrate();
        return await services.GetRequiredService<BusinessStore>().Find();
    }

    /// <summary>Whether there is a night to run: a begun one to go on with, or somebody who gets something. An early night without either would only close the day.</summary>
    private static async Task<bool> HasAnythingDue(IServiceProvider services, DateOnly date)
    {
        if ((await services.GetRequiredService<NightStore>().Since(date)).Any(night => night.DeliveryDate == date)) return true;
        return await services.GetRequiredService<DueDates>().IsAnythingDue(date);
    }

    private static async Task<string> NextDue(IServiceProvider services, DateOnly date) => await services.GetRequiredService<DueDates>().NextFrom(date) is { } next
        ? " " + Terminal.Text["The next deliveries are on {0}: --date {1}.", services.GetRequiredService<Wording>().LongDate(next), Iso.Date(next)]
        : "";

    /// <exception cref="CommandFailure">The date is over.</exception>
    public static void RefusePast(IServiceProvider services, Business business, DateOnly date)
    {
        var today = services.GetRequiredService<BusinessClock>().Today(business);
        if (date >= today) return;
        var wording = services.GetRequiredService<Wording>();
        throw new CommandFailure(Terminal.Text[
            "{0} is over: today is {1} in {2}. --date names today or a later date.", wording.FullDate(date), wording.FullDate(today), business.TimeZone]);
    }

    /// <summary>A night freezes what neighbors may still change and texts every one of them: a mistyped year must not do that.</summary>
    /// <exception cref="CommandFailure">The date is far ahead.</exception>
    private static void RefuseFar(IServiceProvider services, Business business, DateOnly date, bool force)
    {
        var today = services.GetRequiredService<BusinessClock>().Today(business);
        var day = services.GetRequiredService<Wording>().FullDate(date);
        if (date > today.AddDays(MostDaysAhead)) throw new CommandFailure(Terminal.Text["{0} is more than a year ahead: no night is run so early.", day]);
        if (date > today.AddDays(DaysAhead) && !force) throw new CommandFailure(Terminal.Text[
            "{0} is more than {1} days ahead: its orders would be fixed and everybody texted now. --force if that is meant.", day, DaysAhead]);
    }
}
