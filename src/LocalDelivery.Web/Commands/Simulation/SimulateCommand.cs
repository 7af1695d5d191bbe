using System.CommandLine;
using LocalDelivery.Routing.Rounds;
using LocalDelivery.Web.Commands.Town;
using LocalDelivery.Web.Data;
using LocalDelivery.Web.Features.Drivers;
using LocalDelivery.Web.Features.Shared;
using LocalDelivery.Web.Features.SignUp.AddressBook;
using LocalDelivery.Web.Features.Subscriptions;

namespace LocalDelivery.Web.Commands.Simulation;

/// <summary>A town that lives for many nights, to see what the dial between the familiar and the shortest way costs and brings.</summary>
public static class SimulateCommand
{
    private sealed record Wanted(
        string Addresses, string? Roads, int Customers, int Drivers, int Nights, int RandomSeed, int Familiarity, int Band, int PlanSeconds, bool AsJson);

    private const double Newcomers = 1.3; // doors for those who join later

    public static Command Build()
    {
        var addresses = new Option<string>("--addresses") { Description = Terminal.Text["CSV file of the town's addresses ({0}).", AddressFile.Header], HelpName = "FILE", Required = true };
        var roads = new Option<string?>("--roads") { Description = Terminal.Text["OpenStreetMap extract (.osm.pbf) for driving times; the straight line without one."], HelpName = "FILE" };
        var customers = SeedCommand.Number("--customers", Terminal.Text["How many neighbors."], 300, 1, 1_000);
        var drivers = SeedCommand.Number("--drivers", Terminal.Text["How many drivers, each with a van and a shift from Monday to Saturday."], 4, 1, FictionalPhones.MostDrivers);
        var nights = SeedCommand.Number("--nights", Terminal.Text["How many nights."], 60, 1, 366);
        var randomSeed = SeedCommand.Number("--random-seed", Terminal.Text["The same number makes the same town and traffic."], 1, 0, int.MaxValue);
        var familiarity = SeedCommand.Number("--familiarity", Terminal.Text["The owner's dial: 0 is the shortest way, 10 the usual one."], Business.UsualFamiliarity, 0, Familiarity.Most);
        var band = SeedCommand.Number("--band", Terminal.Text["Nobody comes more than so many minutes from the usual time; 0: no such promise."], 0, 0, 240);
        var seconds = SeedCommand.Number("--plan-seconds", Terminal.Text["How long a night's routes are planned."], 3, 1, 600);
        var json = NightlyCommand.JsonOption();
        var command = new Command("simulate", Terminal.Text["Run many nights of a made-up town, with skips, holidays, newcomers, illness and traffic, and print what they came to. Keeps nothing."])
        {
            addresses, roads, customers, drivers, nights, randomSeed, familiarity, band, seconds, json,
        };
        command.SetAction((parsed, cancellation) => Verb.Start(
            parsed,
            settings => Run(
                settings,
                new Wanted(
                    parsed.GetRequiredValue(addresses), parsed.GetValue(roads), parsed.GetValue(customers), parsed.GetValue(drivers), parsed.GetValue(nights), parsed.GetValue(randomSeed),
                    parsed.GetValue(familiarity), parsed.GetValue(band), parsed.GetValue(seconds), parsed.GetValue(json)),
                cancellation),
            Terminal.Text["stopped; nothing is kept."]));
        return command;
    }

    private static async Task Run(string[] given, Wanted wanted, CancellationToken cancellation)
    {
        var file = ImportCommand.Read(wanted.Addresses);
        if (file.Addresses.Count < wanted.Customers)
            throw new CommandFailure(Terminal.Text["--customers: {0} has only {1} doors.", wanted.Addresses, file.Addresses.Count]);
        if (wanted.Roads is not null && !File.Exists(wanted.Roads)) throw new CommandFailure(Terminal.Text["no file {0}", wanted.Roads]);
        var folder = Directory.CreateTempSubdirectory("localdelivery-simulation-");
        try
        {
            await Run(Settings(given, folder.FullName, wanted), file, wanted, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Settings(string[] given, string folder, Wanted wanted) =>
    [
        .. given, $"--State:Folder={folder}", "--Database:Provider=Sqlite", "--Database:ConnectionString=", "--Twilio:AccountSid=", "--Twilio:AuthToken=", "--Twilio:From=",
        $"--Routing:PlanSeconds={wanted.PlanSeconds}", "--Routing:PlanIterations=0", .. wanted.Roads is { } roads ? ["--Routing:Source=Roads", $"--Routing:RoadsFile={Path.GetFullPath(roads)}"] : new[] { "--Routing:Source=Straight" },
    ];

    private static async Task Run(string[] settings, AddressFile file, Wanted wanted, CancellationToken cancellation)
    {
        var business = MadeUpBusiness.Seeded(MadeUpBusiness.UsualName, "Europe/Berlin", "EUR", "en-GB", "DE") with
        {
            Familiarity = wanted.Familiarity, BandMinutes = wanted.Band > 0 ? wanted.Band : null,
        };
        var monday = new DateOnly(2026, 3, 2);   // spring: the clocks change on the 29th
        var clock = new FastClock(business.NightRunFor(monday).AddHours(-12));
        await using var app = App.Create(settings, clock: clock);
        var services = app.Services;
        await services.GetRequiredService<Migrator>().Migrate();
        using var line = new ProgressLine(TimeProvider.System, Terminal.Text, wanted.AsJson);
        var households = await Settle(services, business, file, wanted, monday, line, cancellation);
        var town = new LivingTown(
            services.GetRequiredService<Database>(), services.GetRequiredService<SubscriptionStore>(), services.GetRequiredService<ClosedDayStore>(), services.GetRequiredService<FleetStore>(),
            services.GetRequiredService<SettleTown>(), [.. households.Skip(wanted.Customers)], new Random(wanted.RandomSeed));
        var figures = await services.GetRequiredService<SimulatedNights>().Run(
            town, clock, monday, wanted.Nights, new Random(wanted.RandomSeed + 1), night => line.Show(Terminal.Text["Nights"], night, wanted.Nights), cancellation);
        line.Dispose();
        if (wanted.AsJson) Console.WriteLine(Json.Of(figures));
        else SimulationStory.Tell(figures, Console.Out);
    }

    private static async Task<IReadOnlyList<Household>> Settle(
        IServiceProvider services, Business business, AddressFile file, Wanted wanted, DateOnly monday, ProgressLine line, CancellationToken cancellation)
    {
        var settle = services.GetRequiredService<SettleTown>();
        await settle.Business(business);
        await ImportCommand.Import(services, file, cancellation, isQuiet: wanted.AsJson);
        var doors = await services.GetRequiredService<AddressBookStore>().All();
        var households = Households.For(doors, Math.Min(doors.Count, (int)(wanted.Customers * Newcomers) + 1), wanted.RandomSeed, monday);
        await settle.Drivers(MadeUpBusiness.Depot, FleetPlan.Middle(doors), wanted.Drivers, FleetPlan.For(households, wanted.Drivers, monday));
        await settle.Neighbors([.. households.Take(wanted.Customers)], monday, (done, of) => line.Show(Terminal.Text["Neighbors"], done, of), cancellation);
        return households;
    }
}
