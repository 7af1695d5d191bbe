using System.CommandLine;
using System.Globalization;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;

namespace LocalDelivery.Web.Commands;

/// <summary>The night run for one delivery date, by hand. Safe to repeat, at any time, from anywhere.</summary>
public static class NightlyCommand
{
    public static Command Build()
    {
        var date = DateOption("The delivery date, as 2026-11-25.");
        date.Required = true;
        var json = JsonOption();
        var command = new Command("nightly", "Run the night for one delivery date: orders, routes, windows, texts. Safe to repeat.") { date, json };
        command.SetAction((parsed, cancellation) => Verb.Run(
            parsed, services => Run(services, parsed.GetRequiredValue(date)!.Value, parsed.GetValue(json), cancellation)));
        return command;
    }

    public static Option<DateOnly?> DateOption(string description) => new("--date")
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            var typed = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
            result.AddError($"--date: \"{typed}\" is no date like 2026-11-25.");
            return null;
        },
    };

    public static Option<bool> JsonOption() => new("--json") { Description = "Print one JSON object and nothing else." };

    private static async Task Run(IServiceProvider services, DateOnly date, bool asJson, CancellationToken cancellation)
    {
        var business = await services.GetRequiredService<BusinessStore>().Find()
            ?? throw new CommandFailure("no business is set up in this database yet: `seed` or `demo` makes one to try.");
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = business.Culture;
        RefusePast(services, business, date);
        var wording = services.GetRequiredService<Wording>();
        if (!asJson && !business.Cutoff.HasPassed(date, services.GetRequiredService<TimeProvider>().GetUtcNow()))
            Console.WriteLine($"The cutoff for {wording.LongDate(date)} is still to come; from now on its orders are fixed all the same.");
        NightSummary night;
        using (var line = new ProgressLine(services.GetRequiredService<TimeProvider>()))
            night = await services.GetRequiredService<MeasuredNight>().Run(date, line, cancellation);
        if (asJson) Console.WriteLine(Json.Of(night));
        else await services.GetRequiredService<NightStory>().Tell(night, Console.Out);
    }

    /// <exception cref="CommandFailure">The date is over.</exception>
    public static void RefusePast(IServiceProvider services, Business business, DateOnly date)
    {
        var today = services.GetRequiredService<BusinessClock>().Today(business);
        if (date >= today) return;
        var wording = services.GetRequiredService<Wording>();
        throw new CommandFailure($"{wording.LongDate(date)} is over: today is {wording.LongDate(today)} in {business.TimeZone}. --date names today or a later date.");
    }
}
