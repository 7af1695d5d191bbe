using System.CommandLine;
using LocalDelivery.Ordering;
using LocalDelivery.Web.Commands.Town;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Features.Subscriptions;

namespace LocalDelivery.Web.Commands;

/// <summary>A business to look at within a minute: a made-up town, its night run, and the site.</summary>
public static class DemoCommand
{
    private const int Drivers = 4;
    private const int TownSeed = 7;
    private const string PlanSeconds = "Routing:PlanSeconds";

    private sealed record Wanted(int Customers, DateOnly? Date, bool Serve, bool AsJson);

    public static Command Build()
    {
        var customers = SeedCommand.Number("--customers", Terminal.Text["How many neighbors."], 300, 1, 1_200);
        var date = NightlyCommand.DateOption(Terminal.Text["The delivery date of the night run; the next one with orders unless given."]);
        var noServe = new Option<bool>("--no-serve") { Description = Terminal.Text["Stop after the night run."] };
        var json = NightlyCommand.JsonOption();
        var urls = Listening.Option();
        var command = new Command("demo", Terminal.Text["Make a fresh demo business with its town, run its night, and serve the site."]) { customers, date, noServe, json, urls };
        command.SetAction((parsed, cancellation) => Verb.Start(parsed, settings => Run(
            [.. settings, .. Listening.Setting(parsed.GetValue(urls))],
            new Wanted(parsed.GetValue(customers), parsed.GetValue(date), !parsed.GetValue(noServe), parsed.GetValue(json)), cancellation), Terminal.Text["stopped; the same command begins a fresh demo."]));
        return command;
    }

    private static async Task Run(string[] given, Wanted wanted, CancellationToken cancellation)
    {
        var business = MadeUpBusiness.Demo;
        business.Speak();
        var settings = await DemoSettings(given, wanted, business);
        await using (var app = App.Create(settings))
        {
            await Verb.Migrate(app.Services);
            await Make(app.Services, settings, business, wanted, cancellation);
        }

        if (wanted.Serve) await ServeCommand.Serve(settings, cancellation);
    }

    /// <summary>Whatever the real business is set to: the demo has its own database, and texts nobody.</summary>
    private static async Task<string[]> DemoSettings(string[] given, Wanted wanted, Business business)
    {
        await using var real = App.Create(given);
        if (wanted.Serve) Listening.RefuseBusy(real.Configuration);   // better said now than after half a minute of planning
        if (wanted.Date is { } date) NightlyCommand.RefusePast(real.Services, business, date);
        var folder = DemoFolder.Make(real.Services.GetRequiredService<StateFolder>().FullPath);
        string[] demo = [$"--State:Folder={folder}", "--Database:Provider=Sqlite", "--Database:ConnectionString=", "--Twilio:AccountSid=", "--Twilio:AuthToken=", "--Twilio:From="];
        if (real.Configuration[PlanSeconds] is null) demo = [.. demo, $"--{PlanSeconds}=8"];   // a newcomer waits for it
        return [.. given, .. demo, .. wanted.AsJson ? ["--Logging:Console:LogToStandardErrorThreshold=Trace"] : Array.Empty<string>()];
    }

    private static async Task Make(IServiceProvider services, string[] settings, Business business, Wanted wanted, CancellationToken cancellation)
    {
        using var line = ProgressLine.Of(services, isQuiet: wanted.AsJson);
        var addresses = await ImportCommand.Import(services, DemoStreets.Addresses(), cancellation, isQuiet: wanted.AsJson);
        var today = services.GetRequiredService<BusinessClock>().Today(business);
        var tomorrow = today.AddDays(1);
        var starts = wanted.Date < tomorrow ? wanted.Date.Value : tomorrow;
        var households = Households.For(await services.GetRequiredService<AddressBookStore>().All(), wanted.Customers, TownSeed, wanted.Date ?? starts);

        var settle = services.GetRequiredService<SettleTown>();
        var products = await settle.Business(business);
        await settle.Drivers(MadeUpBusiness.DemoDepot, DemoStreets.Depot, Drivers, FleetPlan.For(households, Drivers, starts));
        line.Show(Terminal.Text["Neighbors"], 0, 0);
        await settle.Neighbors(households, today, (done, of) => line.Show(Terminal.Text["Neighbors"], done, of), cancellation);

        if (wanted.Date != today)
        {
            line.Show(Terminal.Text["This morning's routes"], 0, 0);
            await DrivenMorning.Make(settings, business, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellation);
        }

        var date = wanted.Date ?? await FirstDateWithOrders(services, tomorrow);
        var night = await services.GetRequiredService<MeasuredNight>().Run(date, line, cancellation);
        line.Dispose();
        var town = new TownFigures(addresses.New, households.Count, Drivers, products);
        var demo = new DemoSummary(business.Name, town, night, await SignIns.Of(services, today, date));
        if (wanted.AsJson) Console.WriteLine(Json.Of(demo));
        else await services.GetRequiredService<DemoStory>().Tell(demo, wanted.Serve, Console.Out);
    }

    private static async Task<DateOnly> FirstDateWithOrders(IServiceProvider services, DateOnly from)
    {
        var calendar = new DeliveryCalendar(await services.GetRequiredService<ClosedDayStore>().All());
        return (await services.GetRequiredService<SubscriptionStore>().All()).Min(subscription => calendar.NextFrom(subscription, from)?.Date) ?? from;
    }
}
